"""Outlets over real HTTP on loopback, and a film to show there."""

import pytest
from fakes.pages import ACCOUNT, PAGE, pages
from fakes.tube import a_tube

from sangsuk.connectors.facebook.graph import Graph
from sangsuk.connectors.outlets import facebook, instagram, youtube
from sangsuk.connectors.outlets.contract import Film, Piece

VTT = b"WEBVTT\n\n00:00.000 --> 00:02.000\n\xe0\xb8\xaa\n"


@pytest.fixture
def film(tmp_path):
    path = tmp_path / "film.mp4"
    path.write_bytes(bytes(range(256)) * 100)
    made = Film(
        path=path,
        url="https://sangsuk.example/films/1/film.mp4",
        picture_url="https://sangsuk.example/films/1/picture.jpg",
        seconds=45.0,
        captions={"th": VTT, "en": VTT},
    )
    return Piece(
        key="p2", text="ดูภาพยนตร์ได้ที่ https://sangsuk.example/films/1/", title="ก", film=made
    )


@pytest.fixture
def graph():
    with pages() as fake:
        yield fake


@pytest.fixture
def our_page(graph):
    return facebook.FacebookPage(Graph(graph.url, graph.token, graph.secret), PAGE)


@pytest.fixture
def account(graph):
    return instagram.InstagramAccount(Graph(graph.url, graph.token, graph.secret), ACCOUNT)


@pytest.fixture
def tube(monkeypatch):
    monkeypatch.setattr("sangsuk.connectors.outlets.youtube_upload.PART", 4096)
    with a_tube() as fake:
        yield fake


@pytest.fixture
def channel(tube):
    def by(refresh="leave"):
        return youtube.YouTubeChannel(
            f"{tube.url}/youtube/v3",
            f"{tube.url}/upload/youtube/v3",
            f"{tube.url}/token",
            {"client_id": "c", "client_secret": "s", "refresh_token": refresh},
        )

    return by

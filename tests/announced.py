"""Announcements with all outlets connected, at services of our own on loopback; for tests."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from a_film import film_team
from fakes.line import FakeLine, a_line
from fakes.pages import ACCOUNT, PAGE, FakePages, pages
from fakes.tube import FakeTube, a_tube
from judged import FEBRUARY, a_leader

from sangsuk.connectors.outlets.contract import Before
from sangsuk.core.terms.announcement import Occasion, OutletName
from sangsuk.flow.announcements.checking import piece_of
from sangsuk.flow.announcements.deciding import Draft, let_out, write
from sangsuk.flow.announcements.outlets import outlet_called
from sangsuk.flow.announcements.sending import send_announcements
from sangsuk.flow.films.shelf import playable
from sangsuk.records.announcements.actions import claim
from sangsuk.records.announcements.models import Announcement, Sending
from sangsuk.records.announcements.queries import announcement_now, due_sendings
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.films.models import Film
from sangsuk.records.films.queries import cut_of

WORDS = "ขอบคุณทุกคนที่เล่าเรื่องให้เราฟัง #สุขนี้ที่อำเภอ"
SITE = "https://sangsuk.example.go.th"
EVERYWHERE = tuple(OutletName)
A_LITTLE = timedelta(hours=2)  # later than any try that is to be made again


@dataclass
class Outside:
    """What stands at each outlet."""

    graph: FakePages
    tube: FakeTube
    line: FakeLine

    def standing(self) -> dict[str, int]:
        """How many pieces anybody can see, by outlet."""
        posts = self.graph.posts.values()
        reels = sum("caption" in one for one in posts)
        told = {
            OutletName.FACEBOOK: len(posts) - reels,
            OutletName.INSTAGRAM: reels,
            OutletName.LINE: len(self.line.said),
            OutletName.YOUTUBE: len(self.tube.films),
        }
        return {name.value: many for name, many in told.items() if many}

    def forget(self) -> None:
        """As before anything was said."""
        graph, tube, line = self.graph, self.tube, self.line
        for kept in (graph.posts, graph.drafts, graph.containers, graph.captions, graph.created):
            kept.clear()
        for kept in (tube.films, tube.sessions, tube.captions, line.answered):
            kept.clear()
        line.keys.clear()
        line.said.clear()


@contextmanager
def outside() -> Iterator[Outside]:
    """All outlets connected by the settings."""
    with ExitStack() as stack:
        graph, tube, line = (
            stack.enter_context(one)
            for one in (pages("token", "secret"), a_tube(), a_line("token"))
        )
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        told = {
            "SITE": SITE,
            "GRAPH_URL": graph.url,
            "FACEBOOK_PAGE_ID": PAGE,
            "FACEBOOK_PAGE_TOKEN": "token",
            "FACEBOOK_APP_SECRET": "secret",
            "INSTAGRAM_USER_ID": ACCOUNT,
            "INSTAGRAM_TOKEN": "token",
            "LINE_URL": line.url,
            "LINE_CHANNEL_SECRET": "secret",
            "LINE_CHANNEL_TOKEN": "token",
            "YOUTUBE_URL": f"{tube.url}/youtube/v3",
            "YOUTUBE_UPLOAD_URL": f"{tube.url}/upload/youtube/v3",
            "YOUTUBE_TOKEN_URL": f"{tube.url}/token",
            "YOUTUBE_CLIENT_ID": "c",
            "YOUTUBE_CLIENT_SECRET": "s",
            "YOUTUBE_REFRESH_TOKEN": "leave",
        }
        for name, value in told.items():
            patch.setenv(f"SANGSUK_{name}", value)
        graph.now = int(FEBRUARY.timestamp())
        yield Outside(graph, tube, line)


def a_film_file(film: Film, size: int = 20_000) -> None:
    """The bytes that browsers and outlets are given of its newest cut."""
    cut = cut_of(film)
    assert cut
    path = playable(cut)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(range(256)) * (size // 256))


def written(
    campaign: Campaign,
    *outlets: OutletName,
    film: Film | None = None,
    occasion: Occasion = Occasion.THANK,
) -> Announcement:
    """Kept, and let out by nobody yet."""
    draft = Draft(
        occasion=Occasion.FILM if film else occasion,
        text=f"{WORDS} {film.title}" if film else WORDS,
        outlets=outlets or (OutletName.FACEBOOK,),
        due_at=FEBRUARY,
        film=film,
    )
    return write(draft, campaign, by=film_team(), at=FEBRUARY)


def released(campaign: Campaign, *outlets: OutletName, film: Film | None = None) -> Announcement:
    """Let out by two people."""
    made = written(campaign, *outlets, film=film)
    for one in (film_team(), a_leader()):
        let_out(made.pk, by=one, at=FEBRUARY)
    return made


def work(at: datetime, times: int = 1) -> None:
    """The worker comes by so often, from this moment on."""
    for n in range(times):
        send_announcements.func(at=at + n * A_LITTLE)


def killed(at: datetime) -> None:
    """The worker hands over all that is due, and is gone before it notes what was answered."""
    for sending in due_sendings(at, most=50):
        announcement = announcement_now(sending.announcement_id)
        outlet, piece = outlet_called(sending.outlet, os.environ), piece_of(announcement)
        tried = sending.first_tried_at if sending.tries else None
        if outlet and piece and claim(sending, at=at):
            outlet.publish(piece, Before(sending.mark, tried, at))


def states(made: Announcement) -> dict[str, str]:
    return dict(Sending.objects.filter(announcement=made).values_list("outlet", "state"))

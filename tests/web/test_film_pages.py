"""Films that are out: page, captions, feed, frame; gone at once when a consent is taken back."""

import json

import pytest
from a_film import CUES, WORDS, a_film, brought_to, film_team
from judged import FEBRUARY, a_leader
from shown import words_of
from some_films import write_film
from told import MAE_RIM

from sangsuk.core.terms.film import Stage
from sangsuk.flow.films.captioning import keep_cues
from sangsuk.flow.films.copying import draw_picture
from sangsuk.flow.films.moving import take_down
from sangsuk.flow.films.shelf import picture, playable
from sangsuk.flow.films.signing import take_signature_back
from sangsuk.records.films.models import Film, Footage, Person
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.showing import show_stories
from sangsuk.records.tellers.actions import keep_consents

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_february(monkeypatch, settings, tmp_path):
    monkeypatch.setenv("SANGSUK_CLOCK", FEBRUARY.isoformat())
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SANGSUK_HOME = tmp_path / "home"


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> tuple[bytes, bytes]:
    """A film that plays and its picture, encoded once for all tests."""
    folder = tmp_path_factory.mktemp("small")
    moving = write_film(folder / "a.mp4", 1.5)
    draw_picture(moving, folder / "a.jpg", 0.5)
    return moving.read_bytes(), (folder / "a.jpg").read_bytes()


@pytest.fixture
def film(small) -> Film:
    """Out, with bytes that play."""
    made = brought_to(Stage.PUBLISHED)
    cut = Footage.objects.get()
    playable(cut).parent.mkdir(parents=True)
    for path, raw in zip((playable(cut), picture(cut)), small, strict=True):
        path.write_bytes(raw)
    return made


def bare(text: str) -> str:
    """Without blanks, which stand where a line may break."""
    return "".join(text.split())


def parts(film: Film) -> list[str]:
    names = ("", "film.mp4", "card.jpg", "embed/", "th.vtt", "en.vtt", "th.srt")
    return [f"/films/{film.pk}/{name}" for name in names]


def oembed(film: Film) -> str:
    return f"/oembed/?url=http://testserver/films/{film.pk}/"


def test_a_film_has_its_player_captions_words_story_and_office(film, client):
    page = client.get(f"/films/{film.pk}/").content.decode()
    said = bare(words_of(page.encode()))

    assert f'src="/films/{film.pk}/film.mp4"' in page
    assert f'srclang="th" label="ไทย" src="/films/{film.pk}/th.vtt" default' in page
    assert all(bare(cue.th) in said and bare(cue.en) in said for cue in CUES)
    assert all(bare(line) in said for line in WORDS.split("\n"))
    assert f'href="/districts/{MAE_RIM}/">อำเภอแม่ริม</a>' in page
    assert (
        f'<meta property="og:video" content="http://testserver/films/{film.pk}/film.mp4">' in page
    )


def test_english_readers_get_english_captions_first(film, client):
    page = client.get(f"/en/films/{film.pk}/").content.decode()

    assert "A story from Mae Rim" in page
    assert f'src="/en/films/{film.pk}/en.vtt" default' in page


def test_films_stand_in_the_list_and_the_feed(film, client):
    assert "เรื่องเล่าจากอำเภอแม่ริม" in words_of(client.get("/films/").content)
    feed = client.get("/films/feed.xml").content.decode()
    assert f"/films/{film.pk}/</link>" in feed


def test_without_a_film_the_list_says_so_kindly(client):
    a_film()
    assert "ยังไม่มีภาพยนตร์" in words_of(client.get("/films/").content)


def test_captions_come_for_players_and_for_services(film, client):
    vtt = client.get(f"/films/{film.pk}/th.vtt")
    assert vtt["Content-Type"] == "text/vtt; charset=utf-8"
    assert "00:00:03.000 --> 00:00:06.000\nปลัดเดินลุยน้ำมารับแม่ถึงรถ" in vtt.content.decode()
    srt = client.get(f"/films/{film.pk}/en.srt").content.decode()
    assert srt.startswith("1\n00:00:00,500 --> 00:00:03,000\nRain, and water at the gate\n")


@pytest.mark.parametrize(
    ("asked", "status", "told"),
    [
        ("bytes=0-9", 206, "bytes 0-9/{size}"),
        ("bytes=10-", 206, "bytes 10-{last}/{size}"),
        ("bytes=-5", 206, "bytes {fifth}-{last}/{size}"),
        ("bytes=99999999-", 416, "bytes */{size}"),
        ("bytes=9-3", 416, "bytes */{size}"),
    ],
)
def test_a_player_gets_the_part_that_it_asks_for(film, client, asked, status, told):
    raw = playable(Footage.objects.get()).read_bytes()
    size = len(raw)
    answer = client.get(f"/films/{film.pk}/film.mp4", HTTP_RANGE=asked)

    assert answer.status_code == status
    expected = told.format(size=size, last=size - 1, fifth=size - 5)
    assert answer["Content-Range"] == expected


@pytest.mark.parametrize("asked", ["", "bytes=-", "pages=1-2", "bytes=1-2,4-5"])
def test_without_a_part_that_is_known_the_whole_is_sent(film, client, asked):
    raw = playable(Footage.objects.get()).read_bytes()
    answer = client.get(f"/films/{film.pk}/film.mp4", HTTP_RANGE=asked, HTTP_ACCEPT_ENCODING="gzip")

    assert (answer.status_code, answer["Content-Length"]) == (200, str(len(raw)))
    assert b"".join(answer.streaming_content) == raw


def test_other_sites_show_it_by_its_address(film, client):
    told = json.loads(client.get(oembed(film) + "&maxwidth=640").content)

    assert (told["type"], told["width"], told["height"]) == ("video", 640, 360)
    assert told["html"].startswith(f'<iframe src="http://testserver/films/{film.pk}/embed/"')
    embedded = client.get(f"/films/{film.pk}/embed/")
    assert "frame-ancestors *" in embedded["Content-Security-Policy"]
    assert "X-Frame-Options" not in embedded


@pytest.mark.parametrize("asked", ["", "x", "http://testserver/", "http://[", "/films/999/"])
def test_an_address_that_is_no_film_is_not_found(client, asked):
    a_film()
    assert client.get("/oembed/", {"url": asked}).status_code == 404


def test_xml_is_not_spoken(film, client):
    assert client.get(oembed(film) + "&format=xml").status_code == 501


def no_film(film: Film) -> None:
    key = (film.story.platform, film.story.native_id)
    keep_consents(
        campaign=film.campaign, key=key, given={"film": False}, asked={"film": "?"}, at=FEBRUARY
    )


def no_story(film: Film) -> None:
    Story.objects.filter(pk=film.story_id).update(withdrawn_at=FEBRUARY, withdrawn_by="teller")
    show_stories([film.story_id])


def no_signature(_film: Film) -> None:
    take_signature_back(Person.objects.get(), at=FEBRUARY)


def down(film: Film) -> None:
    take_down(film.pk, by=film_team(), at=FEBRUARY, why="ผู้เล่าขอ")


@pytest.mark.parametrize("withdraw", [no_film, no_story, no_signature, down])
def test_a_consent_taken_back_takes_every_part_of_the_film_away_at_once(film, client, withdraw):
    for one in parts(film):
        assert client.get(one).status_code == 200
    withdraw(film)

    statuses = {one: client.get(one).status_code for one in [*parts(film), oembed(film)]}
    page, *others = statuses.values()
    assert (page, set(others)) == (410, {404})
    assert f"/films/{film.pk}/" not in client.get("/films/").content.decode()
    assert f"/films/{film.pk}/" not in client.get("/films/feed.xml").content.decode()


def test_what_is_cut_anew_after_it_went_out_is_not_shown_before_two_let_it_out(film, client):
    keep_cues(film.pk, CUES[:1], by=film_team(), at=FEBRUARY)

    assert CUES[1].th in client.get(f"/films/{film.pk}/th.vtt").content.decode()


def test_a_film_that_was_never_out_is_not_there(client):
    film = brought_to(Stage.APPROVAL)
    assert [client.get(one).status_code for one in parts(film)] == [404] * len(parts(film))


def test_the_page_asks_little_of_the_database(film, client, django_assert_max_num_queries):
    a_leader()
    for address in (f"/films/{film.pk}/", "/films/"):
        with django_assert_max_num_queries(15):
            client.get(address)

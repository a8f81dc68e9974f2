"""Pages that are kept: sent again while nothing changed, and not once more after a change."""

import pytest
from kept import TENTH, keep_stories
from shown import THREE, a_shown_campaign, words_of
from told import MAE_RIM

from sangsuk.records.campaigns.pulse import beat
from sangsuk.records.stories.actions import withdraw_story
from sangsuk.records.stories.models import Story
from sangsuk.web.kept_pages import KeptFirst
from sangsuk.web.shelf import Felt, Kept, Key, Shelf

pytestmark = pytest.mark.django_db


def a_key(path: str) -> Key:
    return Key(pulse=1, scheme="http", host="", path=path, query="", gzipped=False)


def asked_first(path: str, **more: str) -> tuple[str, dict[str, str], bytes]:
    """What is answered before Django is asked, which here would be a fault of the test."""

    def django(environ, start_response):
        start_response("599 Django was asked", [])
        return [b""]

    said: list = []
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "HTTP_HOST": "testserver",
        "wsgi.url_scheme": "http",
        **more,
    }
    body = KeptFirst(django)(environ, lambda status, headers: said.extend([status, dict(headers)]))
    return said[0], said[1], b"".join(body)


def test_a_page_is_made_once_and_sent_again_with_one_question(client, django_assert_num_queries):
    a_shown_campaign()
    first = client.get("/standings/")
    with django_assert_num_queries(1):
        again = client.get("/standings/")

    assert again.content == first.content
    assert {name: again[name] for name in ("ETag", "Content-Security-Policy", "Cache-Control")} == {
        name: first[name] for name in ("ETag", "Content-Security-Policy", "Cache-Control")
    }


def test_a_kept_page_that_the_asker_has_is_not_sent_again(client):
    a_shown_campaign()
    first = client.get("/standings/")
    same = client.get("/standings/", headers={"If-None-Match": first["ETag"]})

    assert (same.status_code, same.content) == (304, b"")


def test_what_is_withdrawn_is_in_no_page_from_that_moment_on(client):
    a_shown_campaign()
    story = Story.objects.order_by("pk")[0]
    pages = ["/", "/stories/", f"/districts/{MAE_RIM}/", f"/stories/{story.pk}/"]
    link = f'href="/stories/{story.pk}/"'
    before = [link in client.get(path).content.decode() for path in pages[1:3]]
    withdraw_story(story=story, by="the teller", at=TENTH)
    after = [link in client.get(path).content.decode() for path in pages[:3]]

    assert (before, after) == ([True, True], [False] * 3)
    assert client.get(pages[3]).status_code == 410


def test_a_new_story_is_on_the_wall_at_once(client):
    campaign = a_shown_campaign()
    before = words_of(client.get("/stories/").content)
    keep_stories(campaign, {"fourth": THREE["third"]})
    after = words_of(client.get("/stories/").content)

    assert ("พบ 3 เรื่อง" in before, "พบ 4 เรื่อง" in after) == (True, True)


def test_the_languages_of_a_page_are_kept_apart(client):
    a_shown_campaign()

    assert [client.get(path).content[:40] for path in ("/", "/en/", "/", "/en/")] == [
        b'<!doctype html>\n<html lang="th">\n<head>\n',
        b'<!doctype html>\n<html lang="en">\n<head>\n',
    ] * 2


def test_nothing_is_kept_longer_than_its_time_or_beyond_the_room():
    shelf = Shelf(room=10)
    old, new = a_key("/old"), a_key("/new")
    shelf.put(old, Kept(body=b"123456", headers={}, until=5.0))

    assert shelf.take(old, at=5.0) is None
    assert shelf.take(old, at=4.9).body == b"123456"
    shelf.put(new, Kept(body=b"1234567", headers={}, until=5.0))
    assert (shelf.take(old, at=0.0), shelf.take(new, at=0.0).body) == (None, b"1234567")


def test_a_kept_page_is_answered_before_django_is_asked_with_all_its_headers(client):
    a_shown_campaign()
    unasked = asked_first("/standings/", HTTP_HOST="testserver")
    made = client.get("/standings/", headers={"Host": "testserver"})
    status, headers, body = asked_first("/standings/", HTTP_HOST="testserver")

    assert unasked[0] == "599 Django was asked"
    assert (status, body, headers) == ("200 OK", made.content, dict(made.items()))
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Content-Security-Policy" in headers


def test_before_django_too_a_page_that_is_held_is_not_sent_and_a_question_for_its_head_has_no_body(
    client,
):
    a_shown_campaign()
    made = client.get("/standings/", headers={"Host": "testserver"})
    held = asked_first("/standings/", HTTP_IF_NONE_MATCH=made["ETag"])
    head = asked_first("/standings/", REQUEST_METHOD="HEAD")

    assert (held[0], held[2], "Content-Length" in held[1]) == ("304 Not Modified", b"", False)
    assert (head[0], head[2]) == ("200 OK", b"")


@pytest.mark.parametrize(
    "more",
    [
        {"REQUEST_METHOD": "POST"},
        {"HTTP_HOST": "elsewhere.example"},
        {"wsgi.url_scheme": "https"},
        {"QUERY_STRING": "region=north"},
        {"HTTP_ACCEPT_ENCODING": "gzip"},
        {"PATH_INFO": "/healthz"},
        {"PATH_INFO": "/en/standings/"},
    ],
)
def test_whatever_is_asked_otherwise_is_djangos_to_answer(client, more):
    a_shown_campaign()
    client.get("/standings/", headers={"Host": "testserver"})

    assert asked_first("/standings/", **more)[0] == "599 Django was asked"


def test_after_a_change_django_is_asked_again(client):
    a_shown_campaign()
    client.get("/standings/", headers={"Host": "testserver"})
    before = asked_first("/standings/")[0]
    withdraw_story(story=Story.objects.order_by("pk")[0], by="the teller", at=TENTH)

    assert (before, asked_first("/standings/")[0]) == ("200 OK", "599 Django was asked")


def test_a_change_is_felt_again_after_its_time_and_not_before(settings):
    a_shown_campaign()
    settings.PULSE_HELD = 60
    felt = Felt()
    first = felt.now()
    beat()

    assert (felt.now(), Felt().now()) == (first, first + 1)

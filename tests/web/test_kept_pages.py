"""Pages that are kept: sent again while nothing changed, and not once more after a change."""

import pytest
from kept import TENTH, keep_stories
from shown import THREE, a_shown_campaign, words_of
from told import MAE_RIM

from sangsuk.records.stories.actions import withdraw_story
from sangsuk.records.stories.models import Story
from sangsuk.web.kept_pages import Kept, Shelf

pytestmark = pytest.mark.django_db


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
    old, new = (1, "", "/old", False), (1, "", "/new", False)
    shelf.put(old, Kept(body=b"123456", headers={}, until=5.0))

    assert shelf.take(old, at=5.0) is None
    assert shelf.take(old, at=4.9).body == b"123456"
    shelf.put(new, Kept(body=b"1234567", headers={}, until=5.0))
    assert (shelf.take(old, at=0.0), shelf.take(new, at=0.0).body) == (None, b"1234567")

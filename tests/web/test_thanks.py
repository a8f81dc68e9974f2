"""Thanks for a story: once a device, taken back at will, without a script, never counted."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from kept import TENTH, a_kept_campaign, keep_reading
from shown import words_of
from told import MAE_RIM, PRAISED, a_reading

from sangsuk.flow.counting.site import rank_site
from sangsuk.records.standings.models import DistrictCount
from sangsuk.records.stories.actions import withdraw_story
from sangsuk.records.thanks.models import Thanked, Thanks
from sangsuk.web.public import devices
from sangsuk.web.public.views import thanks as the_view

pytestmark = pytest.mark.django_db
HERE = "http://testserver"


@pytest.fixture
def story():
    return keep_reading(a_kept_campaign(), a_reading("one", "u1", (MAE_RIM, PRAISED)))


def thank(client, story, *, origin: str = HERE, **given):
    return client.post(f"/stories/{story.pk}/thanks/", given, headers={"Origin": origin})


def counted(page) -> str:
    found = re.search(r"มีคนขอบคุณแล้ว (\d+) คน", words_of(page.content))
    return found[1] if found else ""


def test_thanks_are_given_and_seen_and_taken_back_without_a_script(client, story):
    given = thank(client, story)
    then = client.get(given["Location"])
    taken = client.get(thank(client, story, back="1")["Location"])

    assert (given.status_code, given["Location"]) == (303, f"/stories/{story.pk}/thanks/")
    assert ("ส่งคำขอบคุณให้แล้ว" in words_of(then.content), counted(then)) == (True, "1")
    assert ("ส่งคำขอบคุณให้แล้ว" in words_of(taken.content), counted(taken)) == (False, "")
    assert Thanks.objects.count() == 0


def test_a_device_thanks_once_however_often_it_posts_and_others_beside_it(client, story):
    for _ in range(3):
        thank(client, story)
    thank(Client(headers={"User-Agent": "another phone"}), story)

    assert counted(client.get(f"/stories/{story.pk}/")) == "2"


def test_two_posts_before_the_first_answer_are_one(monkeypatch, story):
    """Neither has a cookie, and between them the seconds by which they are known may turn."""
    for second in (9, 10):
        at = datetime(2020, 12, 10, 9, 0, second, tzinfo=UTC)
        monkeypatch.setattr(the_view, "true_now", lambda at=at: at)
        thank(Client(), story)

    assert Thanks.objects.count() == 1


def test_a_page_that_is_kept_shows_the_new_number_at_once_and_no_cookie(client, story):
    page = f"/stories/{story.pk}/"
    before = client.get(page)
    thank(Client(), story)
    after = client.get(page)

    assert (counted(before), counted(after)) == ("", "1")
    assert not before.cookies
    assert not after.cookies


def test_the_cookie_is_signed_kept_from_scripts_and_says_nothing_of_anybody(client, story):
    cookie = thank(client, story).cookies[devices.COOKIE]

    assert re.fullmatch(r"[0-9a-f]{32}:[\w-]+:[\w-]+", cookie.value)
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")


def test_a_cookie_of_somebodys_own_making_is_no_device(client, story):
    client.cookies[devices.COOKIE] = "f" * 32 + ":1abc:forged"
    thank(client, story)

    assert Thanks.objects.get().device != devices.as_known_to(story.pk, "f" * 32)


def test_nobody_can_tell_by_what_is_kept_what_else_a_device_thanked_for(client, story):
    other = keep_reading(a_kept_campaign(), a_reading("two", "u2", (MAE_RIM, PRAISED)))
    thank(client, story)
    thank(client, other)

    assert len(set(Thanks.objects.values_list("device", flat=True))) == 2


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", ""])
def test_a_post_from_another_site_thanks_for_nothing(client, story, origin):
    page = thank(client, story, origin=origin)

    assert page.status_code == 403
    assert "กดจากหน้าของเรื่องเล่าอีกครั้งนะ" in words_of(page.content)
    assert Thanks.objects.count() == 0


def test_one_network_thanks_so_often_an_hour_and_no_more(monkeypatch, story):
    monkeypatch.setattr(the_view, "MOST_AN_HOUR", 2)
    near = [Client(REMOTE_ADDR=f"203.0.113.{n}", headers={"User-Agent": f"{n}"}) for n in range(3)]
    statuses = [thank(one, story).status_code for one in near]
    far = thank(Client(REMOTE_ADDR="198.51.100.1"), story)

    assert (statuses, far.status_code) == ([303, 303, 429], 303)
    assert all(len(one.network) == 64 for one in Thanked.objects.all())


def test_thanks_count_in_no_standings(client, story):
    def counts():
        return list(DistrictCount.objects.order_by("pk").values())

    before, ranked = counts(), rank_site(story.campaign, at=TENTH)[0].fingerprint
    thank(client, story)

    assert (counts(), rank_site(story.campaign, at=TENTH)[0].fingerprint) == (before, ranked)


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_story_that_was_taken_back_is_gone_and_one_that_never_was_is_not_found(
    client, story, method
):
    withdraw_story(story=story, by="teller", at=TENTH)
    ask = getattr(client, method)
    gone, unknown = (ask(f"/stories/{pk}/thanks/") for pk in (story.pk, story.pk + 1))

    assert (gone.status_code, unknown.status_code) == (410, 404)
    assert "ผู้เล่าขอเรื่องนี้คืนแล้ว" in words_of(gone.content)


def test_how_it_stands_is_kept_nowhere_and_said_in_the_language_of_the_page(client, story):
    page = client.get(f"/en/stories/{story.pk}/thanks/")

    assert "no-store" in page["Cache-Control"]
    assert "Thank the teller of this story?" in words_of(page.content)

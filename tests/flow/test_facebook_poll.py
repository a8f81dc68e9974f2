"""A page is asked for what its hook may not have brought, and what is not collected is written down."""

import json
import logging
from datetime import timedelta

import pytest
from facebook_says import PAGE, TAGS, change, delivery
from fakes.graph import Fails, FakeGraph, a_graph
from kept import TENTH, a_kept_campaign

from sangsuk.connectors.asking import Fault
from sangsuk.connectors.facebook.graph import fault_of
from sangsuk.flow.doors.deliveries import FACEBOOK_HOOK, FACEBOOK_POLL, parse
from sangsuk.flow.doors.facebook import poll_facebook
from sangsuk.flow.work.worker import NotNow
from sangsuk.records.inbox.actions import keep_delivery
from sangsuk.records.inbox.coverage import coverage
from sangsuk.records.inbox.models import Body, Cursor, Delivery
from sangsuk.records.inbox.queries import SeenBy, seen_by
from sangsuk.records.stories.models import Revision, Story

pytestmark = pytest.mark.django_db
FEED = f"{PAGE}/feed"
HOUR = timedelta(hours=1)


@pytest.fixture
def graph(monkeypatch):
    with a_graph(token="page-token", secret="app-secret") as fake:
        for name, value in {
            "SANGSUK_FACEBOOK_PAGE_ID": PAGE,
            "SANGSUK_FACEBOOK_PAGE_TOKEN": fake.token,
            "SANGSUK_FACEBOOK_APP_SECRET": fake.secret,
            "SANGSUK_FACEBOOK_VERIFY_TOKEN": "word",
            "SANGSUK_GRAPH_URL": fake.url,
        }.items():
            monkeypatch.setenv(name, value)
        yield fake


def a_post(n: int, text: str = "ไปทำบัตรที่อำเภอแม่ริม เร็วมาก", **more) -> dict:
    return {
        "id": f"{PAGE}_{n}",
        "message": f"{text} {TAGS}",
        "created_time": "2020-12-04T00:00:00+0000",
        "updated_time": "2020-12-04T00:00:00+0000",
        "shares": {"count": 3},
        "reactions": {"data": [], "summary": {"total_count": 12}},
        "comments": {"data": [], "summary": {"total_count": 0}},
    } | more


def poll(at=TENTH, edge: str = "feed") -> None:
    poll_facebook.call(edge, at=at)


def parse_all() -> None:
    campaign = a_kept_campaign()
    for kept in Delivery.objects.all():
        parse(kept, campaign)


def stretches(door: str = "facebook_feed") -> list[tuple[str, str]]:
    campaign = a_kept_campaign()
    found = coverage(since=campaign.opens, until=campaign.closes)
    return [(one.state, one.reason) for one in found if one.door == door]


def test_every_page_is_followed_to_the_last_also_over_an_empty_one(graph: FakeGraph):
    graph.edges = {FEED: [a_post(1), a_post(2), {}, {}, a_post(3)]}
    poll()
    parse_all()

    assert sorted(Story.objects.values_list("native_id", flat=True)) == [
        f"{PAGE}_{n}" for n in (1, 2, 3)
    ]
    story = Story.objects.get(native_id=f"{PAGE}_1")
    assert (story.author, story.likes, story.shares, story.comments) == (None, 12, 3, 0)
    assert stretches() == [("collected", "")]


def test_what_is_kept_of_an_answer_holds_neither_token_nor_proof(graph: FakeGraph):
    graph.edges = {FEED: [a_post(n) for n in range(5)]}
    graph.usage = {"X-App-Usage": '{"call_count": 96}'}
    with pytest.raises(NotNow):
        poll()
    [(_, asked)] = graph.asked
    kept = bytes(Body.objects.get().raw).decode() + json.dumps(Cursor.objects.get().next)

    assert "after=2" in kept
    assert (asked["access_token"] in kept, asked["appsecret_proof"] in kept) == (False, False)


def test_comments_are_posts_of_their_own(graph: FakeGraph):
    commented = a_post(1, comments={"data": [], "summary": {"total_count": 1}})
    comment = {
        "id": "1_9",
        "message": f"ที่อำเภอปายก็ดี {TAGS}",
        "created_time": "2020-12-05T00:00:00+0000",
        "from": {"id": "77", "name": "ก"},
    }
    graph.edges = {FEED: [commented], f"{PAGE}_1/comments": [comment]}
    poll()
    parse_all()

    assert dict(Story.objects.values_list("native_id", "author")) == {
        f"{PAGE}_1": None,
        "1_9": "77",
    }


def test_what_hook_and_poll_bring_is_one_story_and_it_is_told_who_saw_what(graph: FakeGraph):
    campaign = a_kept_campaign()
    keep_delivery(
        door=FACEBOOK_HOOK,
        raw=delivery(change(1), change(4)),
        headers={"page": PAGE},
        at=TENTH - HOUR,
    )
    graph.edges = {FEED: [a_post(1, "แก้แล้ว"), a_post(2)]}
    poll()
    parse_all()

    assert seen_by(campaign, hook=FACEBOOK_HOOK, poll=FACEBOOK_POLL) == SeenBy(
        hook_only=1, poll_only=1, both=1
    )
    story = Story.objects.get(native_id=f"{PAGE}_1")
    latest = Revision.objects.filter(story=story).last()
    assert (latest.text, story.author) == (f"แก้แล้ว {TAGS}", "701")


def test_a_quota_is_respected_for_as_long_as_facebook_says_and_then_it_goes_on(graph: FakeGraph):
    graph.edges = {FEED: [a_post(n) for n in range(5)]}
    usage = json.dumps(
        {PAGE: [{"type": "pages", "call_count": 100, "estimated_time_to_regain_access": 17}]}
    )
    poll_page_two = Fails(400, 80001, {"X-Business-Use-Case-Usage": usage})
    graph.usage = {"X-App-Usage": '{"call_count": 96}'}
    with pytest.raises(NotNow) as tired:
        poll()
    assert tired.value.wait == timedelta(minutes=5)

    graph.usage, graph.faults = {}, [poll_page_two]
    with pytest.raises(NotNow) as shut_out:
        poll(TENTH + HOUR)
    assert shut_out.value.wait == timedelta(minutes=17)
    assert stretches() == [("missed", "quota")]

    poll(TENTH + 2 * HOUR)
    parse_all()
    assert [asked.get("after") for _, asked in graph.asked] == [None, "2", "2", "4"]
    assert Story.objects.count() == 5
    poll(TENTH + 3 * HOUR)
    assert stretches() == [("collected", "")]


def test_an_expired_token_is_a_gap_until_there_is_a_new_one(graph: FakeGraph, monkeypatch, caplog):
    graph.edges = {FEED: [a_post(1)]}
    poll(TENTH)
    monkeypatch.setenv("SANGSUK_FACEBOOK_PAGE_TOKEN", "expired")
    poll(TENTH + 5 * HOUR)
    assert stretches() == [("collected", ""), ("missed", "token")]
    assert ("token, code 190" in caplog.text, "expired" in caplog.text) == (True, False)

    monkeypatch.setenv("SANGSUK_FACEBOOK_PAGE_TOKEN", graph.token)
    poll(TENTH + 6 * HOUR)
    assert stretches() == [("collected", "")]


def test_an_edge_without_permission_says_so_and_the_others_go_on(graph: FakeGraph):
    graph.edges = {FEED: [a_post(1)], f"{PAGE}/tagged": []}
    graph.faults = [Fails(403, 200)]
    poll(edge="tagged")
    poll()

    assert (stretches("facebook_tagged"), stretches()) == (
        [("missed", "permission")],
        [("collected", "")],
    )


def test_a_page_that_is_asked_again_and_says_the_same_is_no_second_delivery(graph: FakeGraph):
    graph.edges = {FEED: [a_post(1)]}
    poll()
    poll(TENTH + HOUR)

    assert Delivery.objects.count() == 1


def test_an_outage_is_waited_out(graph: FakeGraph, monkeypatch, caplog):
    monkeypatch.setenv("SANGSUK_GRAPH_URL", "http://127.0.0.1:9")
    with caplog.at_level(logging.ERROR), pytest.raises(NotNow):
        poll()

    assert stretches() == [("missed", "outage")]
    assert "page-token" not in caplog.text


@pytest.mark.parametrize(
    ("code", "status", "fault"),
    [
        (4, 400, Fault.QUOTA),
        (17, 400, Fault.QUOTA),
        (32, 400, Fault.QUOTA),
        (80001, 400, Fault.QUOTA),
        (0, 429, Fault.QUOTA),
        (190, 400, Fault.TOKEN),
        (200, 403, Fault.PERMISSION),
        (10, 403, Fault.PERMISSION),
        (2, 500, Fault.OUTAGE),
        (0, 502, Fault.OUTAGE),
        (100, 400, Fault.REQUEST),
    ],
)
def test_codes_are_sorted_by_what_must_be_done(code, status, fault):
    assert fault_of(code, status) == fault


def test_a_door_that_is_off_asks_nothing(graph: FakeGraph, monkeypatch):
    monkeypatch.delenv("SANGSUK_FACEBOOK_PAGE_TOKEN")
    poll()

    assert graph.asked == []

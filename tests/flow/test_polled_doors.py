"""Instagram, X and YouTube are asked for what they show; what they do not show is written down."""

import json
from datetime import UTC, timedelta
from decimal import Decimal

import pytest
from fakes.graph import Fails
from fakes.instagram import FakeInstagram, an_instagram
from fakes.x import FakeX, an_x
from fakes.youtube import FakeYouTube, a_youtube
from kept import TAGS, TENTH, a_kept_campaign

from sangsuk.flow.doors.deliveries import X_SEARCH, parse
from sangsuk.flow.doors.instagram import poll_instagram
from sangsuk.flow.doors.polled import x_door
from sangsuk.flow.doors.x import estimate_x, poll_x
from sangsuk.flow.doors.youtube import poll_youtube
from sangsuk.flow.work.worker import NotNow
from sangsuk.records.inbox.coverage import coverage
from sangsuk.records.inbox.models import Body, Delivery, Parsing
from sangsuk.records.inbox.spending import note_spent, spent
from sangsuk.records.stories.models import Revision, Story

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TOLD = f"ไปทำบัตรที่อำเภอแม่ริม เร็วมาก {TAGS}"
FIRST_TAG, SECOND_TAG = (tag.removeprefix("#") for tag in TAGS.split())


def parse_all() -> None:
    campaign = a_kept_campaign()
    for kept in Delivery.objects.all():
        parse(kept, campaign)


def ids() -> list[str]:
    return sorted(Story.objects.values_list("native_id", flat=True))


def stretches(door: str) -> list[tuple[str, str]]:
    campaign = a_kept_campaign()
    found = coverage(since=campaign.opens, until=campaign.closes)
    return [(one.state, one.reason) for one in found if one.door == door]


# Instagram


@pytest.fixture
def instagram(monkeypatch):
    with an_instagram(token="ig-token", now=TENTH) as fake:
        for name, value in {
            "SANGSUK_INSTAGRAM_USER_ID": "1784",
            "SANGSUK_INSTAGRAM_TOKEN": fake.token,
            "SANGSUK_FACEBOOK_APP_SECRET": "app-secret",
            "SANGSUK_GRAPH_URL": fake.url,
        }.items():
            monkeypatch.setenv(name, value)
        fake.media = {FIRST_TAG: [], SECOND_TAG: []}
        yield fake


def a_medium(n: int, hours_ago: float = 1, **more) -> dict:
    at = (TENTH - hours_ago * HOUR).astimezone(UTC)
    return {
        "id": f"179{n}",
        "caption": TOLD,
        "media_type": "IMAGE",
        "permalink": f"https://www.instagram.com/p/{n}/",
        "timestamp": at.strftime("%Y-%m-%dT%H:%M:%S+0000"),
        "like_count": 5,
        "username": "never given",
    } | more


def test_instagram_gives_a_day_back_page_by_page_and_one_post_under_two_hashtags_once(instagram):
    instagram.page_size = 2
    instagram.media[FIRST_TAG] = [a_medium(n) for n in range(3)] + [a_medium(9, hours_ago=30)]
    instagram.media[SECOND_TAG] = [a_medium(0), a_medium(4, caption=None), a_medium(5)]
    poll_instagram.call(at=TENTH)
    parse_all()

    assert ids() == ["1790", "1791", "1792", "1795"]
    story = Story.objects.get(native_id="1790")
    assert (story.author, story.likes, story.url) == (None, 5, "https://www.instagram.com/p/0/")
    assert stretches("instagram_hashtag_1") == [("missed", "window"), ("collected", "")]
    kept = b"".join(bytes(body.raw) for body in Body.objects.all())
    assert (b"ig-token" in kept, b"never given" in kept) == (False, False)


def test_what_lies_more_than_a_day_back_is_lost_and_said_to_be(instagram: FakeInstagram):
    poll_instagram.call(at=TENTH)
    instagram.now = TENTH + 3 * DAY
    poll_instagram.call(at=instagram.now)

    assert stretches("instagram_hashtag_1") == [
        ("missed", "window"),
        ("collected", ""),
        ("missed", "window"),
        ("collected", ""),
    ]


def test_a_hashtag_that_was_asked_for_is_free_and_a_thirty_first_is_not_asked_for(instagram):
    for n in range(29):
        note_spent(door="instagram", day=TENTH.astimezone(UTC).date(), thing=f"other{n}")
    with pytest.raises(NotNow):
        poll_instagram.call(at=TENTH)

    assert instagram.searched == [FIRST_TAG]
    assert stretches("instagram_hashtag_2") == [("missed", "window"), ("missed", "quota")]
    with pytest.raises(NotNow):
        poll_instagram.call(at=TENTH + HOUR)
    assert instagram.searched == [FIRST_TAG, FIRST_TAG]


@pytest.mark.parametrize(
    ("fails", "reason"),
    [
        (Fails(400, 190), "token"),
        (Fails(400, 10), "permission"),
        (Fails(400, 4), "quota"),
        (Fails(500, 2), "outage"),
        (Fails(400, 24), "request"),
    ],
)
def test_what_instagram_refuses_is_a_gap_with_its_reason(instagram, fails, reason, caplog):
    instagram.faults = [fails]
    try:
        poll_instagram.call(at=TENTH)
    except NotNow:
        assert reason in {"quota", "outage"}

    assert stretches("instagram_hashtag_1") == [("missed", "window"), ("missed", reason)]
    assert ("ความลับ" in caplog.text, "ig-token" in caplog.text) == (False, False)


# X


@pytest.fixture
def x(monkeypatch):
    with an_x(token="x-token", now=TENTH) as fake:
        monkeypatch.setenv("SANGSUK_X_TOKEN", fake.token)
        monkeypatch.setenv("SANGSUK_X_URL", fake.url)
        monkeypatch.setenv("SANGSUK_X_DOLLARS_A_DAY", "1")
        yield fake


def a_tweet(n: int, text: str = TOLD, *, hours_ago: float = 1, **more) -> dict:
    at = (TENTH - hours_ago * HOUR).astimezone(UTC)
    return {
        "id": str(n),
        "text": text,
        "author_id": f"70{n}",
        "created_at": at.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        "edit_history_tweet_ids": [str(n)],
        "public_metrics": {"like_count": 3, "retweet_count": 1, "quote_count": 1},
        "entities": {"never": "asked"},
    } | more


def test_x_is_read_to_its_last_page_and_edits_stay_one_story(x: FakeX):
    x.page_size = 2
    x.posts = [a_tweet(n) for n in (1, 2, 3)]
    poll_x.call(at=TENTH)
    parse_all()
    x.now = TENTH + HOUR
    x.posts = [
        a_tweet(8, f"แก้แล้ว &amp; {TAGS}", edit_history_tweet_ids=["1", "8"]),
        a_tweet(9, "สั้น…", note_tweet={"text": f"ยาวมาก {TOLD}"}),
        a_tweet(10, referenced_tweets=[{"type": "retweeted", "id": "1"}]),
    ]
    x.errors = [{"title": "Not Found Error", "detail": "ความลับ"}]
    poll_x.call(at=TENTH + HOUR)
    parse_all()

    assert ids() == ["1", "2", "3", "9"]
    texts = [one.text for one in Revision.objects.filter(story__native_id="1").order_by("number")]
    assert texts == [TOLD, f"แก้แล้ว & {TAGS}"]
    story = Story.objects.get(native_id="2")
    assert (story.author, story.likes, story.shares) == ("702", 3, 2)
    assert Revision.objects.get(story__native_id="9").text == f"ยาวมาก {TOLD}"
    told = [one["reason"] for parsing in Parsing.objects.all() for one in parsing.rejections]
    refused = "X does not give a post: Not Found Error"
    assert told == [refused, "it is a repost", refused]


def test_x_is_not_read_before_it_is_known_what_it_costs(x: FakeX, monkeypatch):
    x.posts = [a_tweet(n) for n in range(150)]
    monkeypatch.setenv("SANGSUK_X_DOLLARS_A_DAY", "0.50")
    with pytest.raises(NotNow) as dear:
        poll_x.call(at=TENTH)
    estimate = estimate_x(x_door(dict_of_x(x)), a_kept_campaign(), at=TENTH)

    assert (estimate.posts, estimate.dollars, x.read) == (150, Decimal("0.750"), 0)
    assert dear.value.wait == timedelta(hours=22)  # until midnight in UTC
    assert stretches("x_search") == [("missed", "window"), ("missed", "quota")]


def dict_of_x(x: FakeX) -> dict[str, str]:
    return {"SANGSUK_X_TOKEN": x.token, "SANGSUK_X_URL": x.url}


def test_x_never_asks_by_itself_where_no_money_is_set(x: FakeX, monkeypatch):
    monkeypatch.delenv("SANGSUK_X_DOLLARS_A_DAY")
    poll_x.call(at=TENTH)

    assert x.asked == []


def test_what_was_read_of_x_is_counted_and_its_seven_days_are_heeded(x: FakeX):
    x.posts = [a_tweet(1), a_tweet(2, hours_ago=24 * 8)]
    poll_x.call(at=TENTH)

    assert (spent(door=X_SEARCH, day=TENTH.astimezone(UTC).date()), x.read) == (1, 1)
    assert stretches("x_search") == [("missed", "window"), ("collected", "")]


@pytest.mark.parametrize(
    ("status", "reason", "wait"),
    [(401, "token", None), (403, "permission", None), (429, "quota", 600), (503, "outage", 60)],
)
def test_what_x_refuses_is_a_gap_and_429_waits_until_its_reset(x: FakeX, status, reason, wait):
    x.faults = [status]
    try:
        poll_x.call(at=TENTH)
        waited = None
    except NotNow as later:
        waited = later.wait.total_seconds()

    assert (waited, stretches("x_search")[-1]) == (wait, ("missed", reason))


def test_x_that_says_nothing_is_left_is_left_alone_and_goes_on_where_it_was(x: FakeX):
    x.page_size, x.left = 1, 2
    x.posts = [a_tweet(1), a_tweet(2)]
    with pytest.raises(NotNow):
        poll_x.call(at=TENTH)
    x.left = 450
    poll_x.call(at=TENTH + HOUR)
    parse_all()

    assert (ids(), x.read) == (["1", "2"], 2)


# YouTube


@pytest.fixture
def youtube(monkeypatch):
    with a_youtube(key="yt-key") as fake:
        monkeypatch.setenv("SANGSUK_YOUTUBE_KEY", fake.key)
        monkeypatch.setenv("SANGSUK_YOUTUBE_VIDEOS", "film1, film2")
        monkeypatch.setenv("SANGSUK_YOUTUBE_URL", fake.url)
        fake.threads = {"film1": [], "film2": []}
        yield fake


def a_comment(name: str, text: str = TOLD, **more) -> dict:
    said = {
        "textDisplay": text,
        "textOriginal": text,
        "authorDisplayName": "ผู้เล่า",
        "authorChannelId": {"value": f"UC{name}"},
        "likeCount": 2,
        "publishedAt": "2020-12-05T03:00:00Z",
        "updatedAt": "2020-12-05T03:00:00Z",
    }
    return {"id": name, "snippet": said | more}


def test_comments_and_all_replies_are_taken_in_each_once(youtube: FakeYouTube):
    youtube.page_size = 6
    youtube.threads["film1"] = [
        (a_comment("a"), [a_comment(f"a.{n}") for n in range(8)]),
        (a_comment("b", authorChannelId=None), [a_comment("b.1")]),
    ]
    poll_youtube.call("film1", at=TENTH)
    parse_all()

    assert ids() == ["a", *(f"a.{n}" for n in range(8)), "b", "b.1"]
    authors = dict(Story.objects.values_list("native_id", "author"))
    assert (authors["a"], authors["b"]) == ("UCa", None)
    assert Story.objects.get(native_id="a").url == "https://www.youtube.com/watch?v=film1&lc=a"
    assert stretches("youtube_film1") == [("collected", "")]
    assert all("yt-key" not in json.dumps(asked) for _, asked in youtube.asked)


def test_units_of_a_day_are_counted_and_the_next_day_begins_at_midnight_in_california(
    youtube: FakeYouTube, monkeypatch
):
    monkeypatch.setenv("SANGSUK_YOUTUBE_UNITS_A_DAY", "2")
    youtube.page_size = 1
    youtube.threads["film1"] = [(a_comment(name), []) for name in "abc"]
    with pytest.raises(NotNow) as used_up:
        poll_youtube.call("film1", at=TENTH)

    assert used_up.value.wait == timedelta(hours=6)  # 9.00 in Bangkok is 18.00 there
    assert stretches("youtube_film1") == [("missed", "quota")]
    poll_youtube.call("film1", at=TENTH + 7 * HOUR)
    parse_all()
    assert (ids(), len(youtube.asked)) == (["a", "b", "c"], 3)


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ((403, "quotaExceeded"), "quota"),
        ((403, "rateLimitExceeded"), "quota"),
        ((400, "keyInvalid"), "token"),
        ((403, "commentsDisabled"), "closed"),
        ((403, "forbidden"), "permission"),
        ((404, "videoNotFound"), "request"),
        ((503, "backendError"), "outage"),
    ],
)
def test_what_youtube_refuses_is_a_gap_with_its_reason(youtube, fault, reason, caplog):
    youtube.faults = [fault]
    try:
        poll_youtube.call("film1", at=TENTH)
    except NotNow:
        assert reason in {"quota", "outage"}

    assert stretches("youtube_film1") == [("missed", reason)]
    assert "ความลับ" not in caplog.text


def test_a_film_that_is_no_longer_named_is_not_asked_for(youtube: FakeYouTube):
    poll_youtube.call("film3", at=TENTH)

    assert youtube.asked == []

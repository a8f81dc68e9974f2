"""The fakes give and take nothing but what vendors publish; what they refuse, the vendors refuse."""

import json
from datetime import UTC, timedelta

import pytest
from fakes.instagram import FakeInstagram
from fakes.published import (
    INSTAGRAM_MEDIA,
    X_ANSWER,
    X_META,
    X_POST,
    YOUTUBE_ANSWER,
    YOUTUBE_COMMENT,
)
from fakes.x import FakeX
from fakes.youtube import FakeYouTube
from kept import TENTH
from test_polled_doors import a_comment, a_medium, a_tweet

from sangsuk.connectors.instagram import MEDIA_FIELDS
from sangsuk.connectors.x import FIELDS

BEARER = {"authorization": "Bearer t"}


def test_instagram_gives_the_fields_that_were_asked_for_and_never_an_author():
    fake = FakeInstagram(token="t", now=TENTH, media={"สุข": [a_medium(1)]})
    asked = {"access_token": "t", "user_id": "1", "fields": MEDIA_FIELDS}
    status, raw, _ = fake.answer("v25.0/17840/recent_media", asked, {})
    [one] = json.loads(raw)["data"]

    assert (status, set(one) <= INSTAGRAM_MEDIA, b"\\u0e" in raw) == (200, True, True)
    refused = [
        asked | wrong for wrong in ({"fields": "id,username"}, {"limit": "51"}, {"since": "1"})
    ]
    assert [fake.answer("v25.0/17840/recent_media", one, {})[0] for one in refused] == [400] * 3


def test_instagram_refuses_a_thirty_first_hashtag():
    fake = FakeInstagram(token="t", now=TENTH)
    asked = [{"access_token": "t", "user_id": "1", "q": f"h{n}"} for n in (*range(30), 0, 30)]

    statuses = [fake.answer("v25.0/ig_hashtag_search", one, {})[0] for one in asked]
    assert statuses == [200] * 31 + [400]


def test_x_gives_what_it_publishes_and_leaves_data_out_where_there_is_none():
    fake = FakeX(token="t", now=TENTH, posts=[a_tweet(1), a_tweet(2)], page_size=1)
    at = TENTH.astimezone(UTC)
    asked = {
        "query": "(#ก) -is:retweet",
        "start_time": (at - timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "end_time": (at - timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "max_results": "100",
        "tweet.fields": FIELDS,
    }
    path = "2/tweets/search/recent"
    full = json.loads(fake.answer(path, asked, BEARER)[1])
    fake.posts = []
    empty = json.loads(fake.answer(path, asked, BEARER)[1])

    assert (set(full) <= X_ANSWER, set(full["meta"]) <= X_META, set(full["data"][0]) <= X_POST) == (
        True,
        True,
        True,
    )
    assert (empty, set(full["meta"])) == (
        {"meta": {"result_count": 0}},
        {"result_count", "newest_id", "oldest_id", "next_token"},
    )
    refused = [
        asked | wrong
        for wrong in (
            {"max_results": "9"},
            {"query": "ก" * 513},
            {"start_time": (at - timedelta(days=8)).strftime("%Y-%m-%dT%H:%M:%SZ")},
            {"end_time": at.strftime("%Y-%m-%dT%H:%M:%SZ")},
            {"since": "1"},
        )
    ]
    assert [fake.answer(path, one, BEARER)[0] for one in refused] == [400] * 5


@pytest.mark.parametrize("edge", ["commentThreads", "comments"])
def test_youtube_gives_what_it_publishes_and_a_thread_some_of_its_replies(edge):
    replies = [a_comment(f"a.{n}") for n in range(7)]
    fake = FakeYouTube(key="k", threads={"f": [(a_comment("a"), replies)]})
    asked = {"part": "snippet"} | (
        {"videoId": "f"} if edge == "commentThreads" else {"parentId": "a"}
    )
    answer = json.loads(fake.answer(edge, asked, {"x-goog-api-key": "k"})[1])
    comments = answer["items"]
    if edge == "commentThreads":
        [thread] = comments
        comments = thread["replies"]["comments"]
        assert (thread["snippet"]["totalReplyCount"], len(comments)) == (7, 5)

    assert set(answer) <= YOUTUBE_ANSWER
    assert all(set(one["snippet"]) <= YOUTUBE_COMMENT for one in comments)

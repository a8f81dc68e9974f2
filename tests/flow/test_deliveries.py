"""Whatever a service delivers, in whatever order and however often: one story a post, none lost."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from facebook_says import DAY, PAGE, change, delivery, removed
from hypothesis import given, settings
from hypothesis import strategies as st
from kept import TENTH, a_kept_campaign, a_post, keep_reading, take_in_posts
from told import MAE_RIM, PRAISED, a_reading

from sangsuk.connectors.contract import Gone
from sangsuk.flow.doors.deliveries import FACEBOOK_HOOK, parse
from sangsuk.flow.doors.erasure import erase
from sangsuk.flow.files.intake import raw_of, take_in
from sangsuk.records.inbox.actions import keep_delivery
from sangsuk.records.inbox.models import Arrival, Body, Delivery, Parsing, Tombstone
from sangsuk.records.inbox.queries import gone_since
from sangsuk.records.standings.counters import count_stories
from sangsuk.records.standings.models import DistrictCount
from sangsuk.records.stories.models import Revision, Story
from sangsuk.records.stories.queries import posts_of, stories_to_show

pytestmark = pytest.mark.django_db
HEADERS = {"page": PAGE}


def deliver(*entries) -> Delivery:
    kept, _ = keep_delivery(door=FACEBOOK_HOOK, raw=delivery(*entries), headers=HEADERS, at=TENTH)
    return kept


def take(campaign, *entries) -> dict[str, int]:
    came = parse(deliver(*entries), campaign)
    return {name: n for name, n in came.items() if n}


def memory(campaign) -> tuple:
    """All that a replay must not change: stories, revisions, rows, bytes, tombstones."""
    return (
        sorted(Story.objects.values_list("native_id", "posted_at", "author", "withdrawn_at")),
        sorted(Revision.objects.values_list("story__native_id", "number", "text")),
        sorted(Arrival.objects.values_list("sha256", flat=True)),
        sorted(bytes(body.raw) for body in Body.objects.all()),
        sorted((stone.native_id, *stone.digests) for stone in Tombstone.objects.all()),
    )


def standing(campaign) -> tuple:
    """What stands in the end, however it came to it."""
    told = [(f"{PAGE}_{n}") for n in range(4)]
    posts = posts_of(campaign, [("facebook", native_id) for native_id in told])
    return (
        {key[1]: (post.text, post.posted_at, post.author) for key, post in posts.items()},
        sorted((stone.native_id, *stone.digests) for stone in Tombstone.objects.all()),
    )


def test_a_post_told_edited_and_removed_leaves_a_tombstone_and_no_word():
    campaign = a_kept_campaign()
    assert take(campaign, change(1)) == {"new": 1}
    assert take(campaign, change(1, "เร็วมากจริง ๆ", verb="edited", at=DAY + 5)) == {"revised": 1}
    assert take(campaign, removed(1)) == {"erased": 1}

    stone = Tombstone.objects.get()
    assert (stone.native_id, len(stone.digests)) == (f"{PAGE}_1", 2)
    assert (Revision.objects.count(), Arrival.objects.count()) == (0, 0)
    assert not any("เร็ว".encode() in everything for everything in words_of_the_database())


def words_of_the_database() -> list[bytes]:
    """Every text and every blob of every table."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith(("districts_", "django_", "campaigns_", "sqlite_")):
                continue
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [
                value.encode() if isinstance(value, str) else bytes(value)
                for row in cursor.fetchall()
                for value in row
                if isinstance(value, str | bytes | memoryview)
            ]
    # Thai that came as escapes is looked for as it is meant.
    return [
        text.decode("unicode_escape").encode("utf-8", "replace") if b"\\u0e" in text else text
        for text in found
    ]


def test_an_edit_that_came_before_the_post_stands_and_the_post_keeps_its_own_time():
    campaign = a_kept_campaign()
    take(campaign, change(1, "แก้แล้ว", verb="edit", at=DAY + 50))
    take(campaign, change(1, "แรก"))

    [post] = posts_of(campaign, [("facebook", f"{PAGE}_1")]).values()
    assert post.text.startswith("แก้แล้ว")
    assert post.posted_at == datetime.fromtimestamp(DAY, UTC)


def test_a_post_that_comes_after_it_was_removed_stays_out():
    campaign = a_kept_campaign()
    assert take(campaign, removed(1)) == {}
    assert take(campaign, change(1), change(2)) == {"new": 1, "gone": 1}

    assert list(Story.objects.values_list("native_id", flat=True)) == [f"{PAGE}_2"]
    assert len(Tombstone.objects.get().digests) == 1
    left = Body.objects.get(is_whole=False)
    assert (f"{PAGE}_1" in str(left.raw), f"{PAGE}_2" in str(left.raw)) == (False, True)


def test_every_delivery_that_brought_the_same_row_loses_its_words():
    campaign = a_kept_campaign()
    take(campaign, change(1, "ความลับ"))
    take(campaign, change(1, "ความลับ"), change(2), removed(1))

    assert not any("ความลับ".encode() in everything for everything in words_of_the_database())
    assert Story.objects.get(native_id=f"{PAGE}_2").revisions.count() == 1


def test_the_same_row_of_a_file_does_not_bring_an_erased_post_back(tmp_path):
    campaign = a_kept_campaign()
    post = a_post("a")
    take_in_posts(campaign, post)
    assert erase(Gone(platform="facebook", id="a"), campaign, at=TENTH)
    file = tmp_path / "posts.jsonl"
    file.write_bytes(raw_of(post) + b"\n")
    intake, _ = take_in(file, campaign, rejected_in=tmp_path / "rejected", at=TENTH)

    assert (intake.rows, intake.gone, Revision.objects.count()) == (1, 1, 0)


def test_an_erased_story_leaves_the_wall_and_the_count_at_once():
    campaign = a_kept_campaign()
    story = keep_reading(campaign, a_reading("a", "u-a", (MAE_RIM, PRAISED)))
    count_stories(campaign=campaign, stories=[story.pk])
    assert DistrictCount.objects.get(district=MAE_RIM).positive_voices == 1

    erase(Gone(platform="facebook", id="a"), campaign, at=TENTH)

    assert stories_to_show(campaign).count() == 0
    assert DistrictCount.objects.get(district=MAE_RIM).positive_voices == 0
    assert gone_since(campaign, TENTH - timedelta(seconds=1)) == 1


def test_what_is_no_story_is_said_to_be_none_and_quotes_nothing():
    campaign = a_kept_campaign()
    came = take(
        campaign,
        change(1, None, item="reaction"),
        change(2, verb="ความลับของฉัน"),
        change(3, None, item="photo"),
        change(4, item="album"),
        change(5, created_time="เมื่อวาน"),
        change(6, published=0),
    )

    reasons = [rejection["reason"] for rejection in Parsing.objects.get().rejections]
    assert came == {"rejected": 6}
    assert reasons == [
        "the item reaction is no story",
        "the verb without a name of a status tells nothing",
        "the row has no text, or only blanks",
        "the item album is no story",
        "the time is no number of seconds since 1970",
        "the post is not published",
    ]


def test_a_reaction_that_is_taken_back_removes_no_post():
    campaign = a_kept_campaign()
    take(campaign, change(1))
    take(campaign, change(1, None, item="reaction", verb="remove", at=DAY + 9))

    assert Revision.objects.count() == 1


def test_what_is_no_json_is_a_rejection():
    kept, _ = keep_delivery(door=FACEBOOK_HOOK, raw=b"\xff{", headers=HEADERS, at=TENTH)

    assert parse(kept, a_kept_campaign())["rejected"] == 1


POSTS = st.integers(0, 2)
ENTRIES = st.one_of(
    st.builds(lambda n, by: change(n, **by), POSTS, st.sampled_from([{}, {"from": None}])),
    st.builds(
        lambda n, s: change(n, f"แก้ครั้งที่ {s}", verb=("edit", "edited")[s % 2], at=DAY + s),
        POSTS,
        st.integers(0, 3),
    ),
    st.builds(lambda n, s: removed(n, at=DAY + s), st.just(2), st.integers(1, 2)),
)
DELIVERIES = st.lists(st.lists(ENTRIES, min_size=1, max_size=3), min_size=1, max_size=5)


@settings(max_examples=100)
@given(DELIVERIES, st.data())
def test_replaying_any_part_of_the_inbox_changes_nothing(deliveries, data):
    with transaction.atomic():
        campaign = a_kept_campaign()
        kept = [deliver(*entries) for entries in deliveries]
        for one in kept:
            parse(one, campaign)
        before = memory(campaign)

        for one in data.draw(st.lists(st.sampled_from(kept), max_size=6)):
            parse(Delivery.objects.get(pk=one.pk), campaign)

        assert memory(campaign) == before
        transaction.set_rollback(True)


@settings(max_examples=25)
@given(st.lists(ENTRIES, min_size=2, max_size=4))
def test_in_whatever_order_deliveries_come_the_same_stands_in_the_end(entries):
    found = []
    for order in itertools.islice(itertools.permutations(entries), 4):
        with transaction.atomic():
            campaign = a_kept_campaign()
            for entry in order:
                parse(deliver(entry), campaign)
            found.append(standing(campaign))
            transaction.set_rollback(True)

    assert found == [found[0]] * len(found)

"""Which posts and which of their revisions count: `collect_until` and the close (rules E12, E13, P4)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from kept import TAGS, TENTH, a_kept_campaign, a_post
from told import BANGKOK, MAE_RIM, PRAISED, a_reading, december

from sangsuk.core.terms.story import Post
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.inbox.actions import FILES, PUSH, keep_arrivals
from sangsuk.records.stories.actions import accept_posts, keep_readings
from sangsuk.records.stories.models import Revision, Story
from sangsuk.records.stories.queries import revisions_to_read, stories_to_show
from sangsuk.records.stories.values import post_of

pytestmark = pytest.mark.django_db
CLOSED = datetime(2021, 1, 1, tzinfo=BANGKOK)  # the moment of the close
OVER = datetime(2021, 1, 8, tzinfo=BANGKOK)  # the moment at which the collecting ends
INSTANT = timedelta(microseconds=1)


@pytest.fixture
def campaign():
    return a_kept_campaign()


def take_in(campaign, *posts: Post, source="facebook", at=TENTH, version_at=None):
    rows = [repr((post, at, version_at)).encode() for post in posts]
    about = [{"version_at": version_at} for _ in posts]
    arrivals = keep_arrivals(campaign=campaign, source=source, rows=rows, at=at, about=about)
    accept_posts(campaign=campaign, arrived=list(zip(arrivals, posts, strict=True)))


def late(campaign) -> list[bool]:
    """Of each story, whether it was found too late."""
    window = rules_of(campaign).window
    stories = Story.objects.filter(campaign=campaign).order_by("pk")
    return [window.was_late(story.found_at) for story in stories]


def counted(campaign) -> list[str]:
    """The texts that are read and counted, without their tags."""
    told = revisions_to_read(campaign, reader="reader-1")
    return [revision.text.removesuffix(f" {TAGS}") for revision in told]


@pytest.mark.parametrize(("at", "is_late"), [(OVER - INSTANT, False), (OVER, True)])
def test_what_comes_through_a_door_after_the_collecting_is_too_late(campaign, at, is_late):
    take_in(campaign, a_post("a"), at=at)

    assert late(campaign) == [is_late]


@pytest.mark.parametrize("source", [FILES, PUSH])
def test_what_was_collected_before_is_taken_as_found_in_time_unless_it_says_when(campaign, source):
    told = (a_post("a"), a_post("b", found_at=OVER), a_post("c", found_at=OVER - INSTANT))

    take_in(campaign, *told, source=source, at=OVER + timedelta(days=900))

    assert late(campaign) == [False, True, False]


def test_a_source_that_found_a_post_in_time_may_hand_it_in_later(campaign):
    take_in(campaign, a_post("a", found_at=december(9)), source="push vendor", at=OVER)

    assert late(campaign) == [False]


def test_a_post_that_was_found_in_time_and_comes_again_later_stays_in_time(campaign):
    take_in(campaign, a_post("a"), at=december(10))
    take_in(campaign, a_post("a", "แก้แล้ว"), at=OVER)

    assert late(campaign) == [False]


@pytest.mark.parametrize(
    ("how", "counts"),
    [
        ({"at": CLOSED - INSTANT}, "สอง"),
        ({"at": CLOSED}, "หนึ่ง"),
        ({"at": OVER, "version_at": CLOSED - INSTANT}, "สอง"),  # told late, as of before the close
        ({"at": OVER, "version_at": CLOSED}, "หนึ่ง"),
        ({"at": OVER, "source": FILES}, "สอง"),  # who brings the file answers for it
        ({"at": OVER, "source": PUSH}, "สอง"),
    ],
)
def test_the_revision_that_stood_at_the_close_counts(campaign, how, counts):
    take_in(campaign, a_post("a", "หนึ่ง"))
    take_in(campaign, a_post("a", "สอง"), **how)

    assert counted(campaign) == [counts]


def test_since_when_a_text_stands_its_source_knows_best(campaign):
    take_in(campaign, a_post("a", "หนึ่ง"))
    take_in(campaign, a_post("a", "สอง", revised_at=CLOSED - INSTANT), at=OVER)
    take_in(campaign, a_post("a", "สาม", revised_at=CLOSED), source=FILES, at=OVER)

    assert counted(campaign) == ["สอง"]


def test_where_none_from_before_the_close_is_known_the_first_that_was_found_counts(campaign):
    take_in(campaign, a_post("a", "หนึ่ง"), at=CLOSED)
    take_in(campaign, a_post("a", "สอง"), at=CLOSED + INSTANT)

    assert counted(campaign) == ["หนึ่ง"]


def test_what_its_source_says_was_changed_after_the_close_is_told_to_the_reader(campaign):
    take_in(campaign, a_post("a", "หนึ่ง", revised_at=CLOSED), at=CLOSED)

    revision = Revision.objects.select_related("story").get()
    assert rules_of(campaign).window.changed_late(post_of(revision.story, revision).revised_at)


def test_a_story_that_is_changed_after_the_close_is_taken_off_the_wall_and_still_counts(campaign):
    take_in(campaign, a_post("a", "หนึ่ง"))
    [revision] = revisions_to_read(campaign, reader="reader-1")
    reading = replace(a_reading("a", "u-a", (MAE_RIM, PRAISED)), masked="หนึ่ง")
    keep_readings(rows=[(revision, reading)], rules_digest=campaign.digest, at=december(10))
    assert [story.reading.masked for story in stories_to_show(campaign)] == ["หนึ่ง"]

    take_in(campaign, a_post("a", "สอง"), at=CLOSED)

    assert list(stories_to_show(campaign)) == []
    assert counted(campaign) == []  # nothing is left to be read
    assert Story.objects.get().reading.eligible

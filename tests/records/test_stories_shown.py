from dataclasses import replace

import pytest
from kept import TENTH, a_kept_campaign, a_post, keep_reading, keep_stories, take_in_posts
from told import BLAMED, MAE_RIM, PAI, PRAISED, a_reading, december

from sangsuk.core.terms.reading import Reason, Review
from sangsuk.records.stories.actions import CopyMark, keep_copy_marks, withdraw_story
from sangsuk.records.stories.queries import (
    DriverCount,
    StoryCounts,
    praise_by_driver,
    stories_to_show,
    story_counts,
    story_to_show,
)

pytestmark = pytest.mark.django_db

PRAISE = a_reading("a", "u1", (MAE_RIM, PRAISED))


def names(stories) -> list[str]:
    return [story.native_id for story in stories]


def test_stories_are_shown_newest_first():
    campaign = a_kept_campaign()
    for name, day in [("old", 2), ("new", 20), ("middle", 9)]:
        keep_reading(campaign, replace(PRAISE, id=name, posted_at=december(day)))

    assert names(stories_to_show(campaign)) == ["new", "middle", "old"]


def test_what_is_withdrawn_copied_ineligible_unread_or_unsure_of_personal_data_is_not_shown():
    campaign = a_kept_campaign()
    told = keep_stories(campaign, dict.fromkeys(["shown", "gone", "copy"], ((MAE_RIM, PRAISED),)))
    keep_reading(campaign, replace(PRAISE, id="late", ineligible_reason=Reason.WINDOW))
    keep_reading(campaign, replace(PRAISE, id="unsure", review=(Review.PII_UNSURE,)))
    take_in_posts(campaign, a_post("unread"))
    withdraw_story(story=told["gone"], by="the teller", at=TENTH)
    keep_copy_marks(marks={told["copy"].pk: CopyMark(original=told["shown"].pk, suspected=False)})

    assert names(stories_to_show(campaign)) == ["shown"]
    assert names(stories_to_show(campaign, district=MAE_RIM)) == ["shown"]
    assert story_to_show(campaign, told["shown"].pk) == told["shown"]
    assert story_to_show(campaign, told["gone"].pk) is None
    assert story_counts(campaign) == StoryCounts(
        told=5,
        unread=1,
        eligible=2,
        copies=1,
        ineligible={"duplicate": 1, "window": 1},
        withdrawn=1,
    )


def test_stories_are_found_by_district_polarity_service_and_driver():
    campaign = a_kept_campaign()
    both = a_reading("both", "u1", (MAE_RIM, PRAISED), (PAI, BLAMED), services=("relief",))
    keep_reading(campaign, both, drivers=["speed"])
    keep_reading(campaign, a_reading("pai", "u2", (PAI, PRAISED), services=("hotel",)))

    assert names(stories_to_show(campaign, district=MAE_RIM)) == ["both"]
    assert names(stories_to_show(campaign, district=PAI, polarity="positive")) == ["pai"]
    assert names(stories_to_show(campaign, polarity="negative")) == ["both"]
    assert names(stories_to_show(campaign, service="hotel")) == ["pai"]
    assert names(stories_to_show(campaign, driver="speed")) == ["both"]
    assert names(stories_to_show(campaign, service="hotel", driver="speed")) == []


@pytest.mark.parametrize("count", [1, 5])
def test_showing_stories_asks_the_database_three_times_however_many(
    count, django_assert_num_queries
):
    campaign = a_kept_campaign()
    keep_stories(campaign, {f"s{n}": ((MAE_RIM, PRAISED), (PAI, BLAMED)) for n in range(count)})

    with django_assert_num_queries(3):
        shown = [
            (story.reading.masked, story.reading.services, mention.district.province.name_th)
            for story in stories_to_show(campaign)
            for mention in story.reading.mentions.all()
        ]

    assert len(shown) == 2 * count


def test_praise_is_counted_by_driver_where_an_office_is_praised():
    campaign = a_kept_campaign()
    for name, mention, drivers in [
        ("a", (MAE_RIM, PRAISED), ["speed", "courtesy"]),
        ("b", (PAI, PRAISED), ["courtesy"]),
        ("c", (PAI, BLAMED), ["speed"]),
    ]:
        keep_reading(campaign, a_reading(name, name, mention), drivers=drivers)

    assert praise_by_driver(campaign) == [
        DriverCount(code="courtesy", stories=2),
        DriverCount(code="speed", stories=1),
    ]
    assert praise_by_driver(campaign, PAI) == [DriverCount(code="courtesy", stories=1)]

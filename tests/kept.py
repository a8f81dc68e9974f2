"""A memory that holds a little, for tests of records, the flow with memory, and pages."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import connection
from told import BANGKOK, FIFTH, a_reading

from sangsuk.core.terms.reading import Reading
from sangsuk.core.terms.story import Post
from sangsuk.flow.files.intake import raw_of
from sangsuk.flow.memory import remember_campaign
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.inbox.actions import keep_arrivals
from sangsuk.records.stories.actions import Accepted, accept_posts, keep_readings
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.queries import revisions_to_read

TENTH = datetime(2020, 12, 10, 9, tzinfo=BANGKOK)
TAGS = "#สุขนี้ที่อำเภอ #ทุกข์น้อยลงสุขมากขึ้น"


def a_kept_campaign() -> Campaign:
    return remember_campaign("amphoe-sangsuk-2563", at=TENTH)


def a_post(name: str, text: str = "ไปทำบัตรที่อำเภอแม่ริม เร็วมาก", **told: Any) -> Post:
    given: dict[str, Any] = {"platform": "facebook", "posted_at": FIFTH, "author": f"u-{name}"}
    return Post(id=name, text=f"{text} {TAGS}", **(given | told))


def take_in_posts(campaign: Campaign, *posts: Post) -> Accepted:
    arrivals = keep_arrivals(
        campaign=campaign, source="file", rows=[raw_of(post) for post in posts], at=TENTH
    )
    arrived = [(arrival, post) for arrival, post in zip(arrivals, posts, strict=True) if arrival]
    return accept_posts(campaign=campaign, arrived=arrived)


def keep_reading(
    campaign: Campaign, reading: Reading, *, drivers: Sequence[str] = (), pii: Sequence[str] = ()
) -> Story:
    """A story with this reading, told by the reading's author at the reading's time."""
    post = a_post(
        reading.id,
        platform=reading.platform,
        posted_at=reading.posted_at,
        author=reading.author,
    )
    take_in_posts(campaign, post)
    story = Story.objects.get(platform=reading.platform, native_id=reading.id)
    revision = revisions_to_read(campaign, reader=reading.reader).get(story=story)
    read = replace(reading, drivers=tuple(drivers), pii=tuple(pii))
    keep_readings(rows=[(revision, read)], rules_digest=campaign.digest, at=TENTH)
    return story


def keep_stories(campaign: Campaign, told: Mapping[str, tuple[Any, ...]]) -> dict[str, Story]:
    """Stories by name, each with its mentions as (code, polarity)."""
    return {
        name: keep_reading(campaign, a_reading(name, f"u-{name}", *mentions))
        for name, mentions in told.items()
    }


def know_sizes() -> None:
    """Let the database count what the test has kept, as it does by itself once others see it.

    PostgreSQL cannot within a test's transaction, takes tables for empty and walks them by turns.
    """
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")

"""What of the stories asks for a person."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet

from sangsuk.core.terms.reading import Review
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.counting import that_count
from sangsuk.records.stories.models import Finding, Hold, Reading, Story
from sangsuk.records.stories.queries import stories_with_readings


def reviews_asked(campaign: Campaign, review: Review) -> QuerySet[Finding]:
    """Findings by which the reader asks for a person, of stories that are not withdrawn."""
    return Finding.objects.filter(
        kind=Finding.Kind.REVIEW,
        code=review.value,
        reading__story__campaign=campaign,
        reading__story__withdrawn_at__isnull=True,
    )


class Signed(NamedTuple):
    """A story that counts, with what its words are compared by."""

    posted_at: datetime
    story: int
    signature: bytes


def signed_stories(campaign: Campaign, stories: Sequence[int] = ()) -> Iterator[Signed]:
    """The signatures of these stories, or of all, of those that count, one by one."""
    rows = Reading.objects.filter(
        that_count(), story__campaign=campaign, story__withdrawn_at__isnull=True
    )
    chosen = rows.filter(story__in=stories) if stories else rows
    told = chosen.values_list("story__posted_at", "story", "signature")
    for posted_at, story, signature in told.iterator(chunk_size=5000):
        if signature:
            yield Signed(posted_at, story, bytes(signature))


def stories_numbered(campaign: Campaign, numbers: Sequence[int]) -> list[Story]:
    """Those of these stories that are not withdrawn, with their readings, the earliest first."""
    found = Story.objects.filter(campaign=campaign, pk__in=numbers, withdrawn_at__isnull=True)
    told = found.filter(reading__isnull=False).order_by("posted_at", "pk")
    return list(stories_with_readings(told))


def stand_held(campaign: Campaign) -> QuerySet[Hold]:
    """What is held back because it may be very serious, of stories that are not withdrawn."""
    return Hold.objects.filter(
        released_at__isnull=True,
        revision__story__campaign=campaign,
        revision__story__withdrawn_at__isnull=True,
    ).select_related("revision")


def story_with_revisions(campaign: Campaign, number: int) -> Story | None:
    """The story whatever became of it, with its reading and the arrivals of its revisions."""
    found = Story.objects.filter(campaign=campaign, pk=number).select_related("reading")
    return found.prefetch_related("revisions__arrival").first()

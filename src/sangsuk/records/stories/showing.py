"""Which stories stand on the wall: kept in the transaction that changes what may be shown.

Whoever changes a story's reading, its marks, its withdrawal, whether people brought it
back, or the consent to show it calls `show_stories`.
"""

from collections.abc import Sequence

from django.db.models import F

from sangsuk.core.terms.reading import Review
from sangsuk.core.thai.searching import searched
from sangsuk.records.campaigns.pulse import beat
from sangsuk.records.stories.counting import came_late, that_count
from sangsuk.records.stories.models import Finding, Hold, Reading, Revision, Shown
from sangsuk.records.tellers.queries import PUBLISH, refused


def show_stories(stories: Sequence[int]) -> None:
    """Put these stories on the wall or take them off it, as they now are."""
    unsure = Finding.objects.filter(kind=Finding.Kind.REVIEW, code=Review.PII_UNSURE)
    changed_late = Revision.objects.filter(
        came_late(F("story__campaign__closes")), story__in=stories, number__gt=1
    )
    held = Hold.objects.filter(released_at__isnull=True, revision__story__in=stories)
    readings = (
        Reading.objects.filter(that_count(), story__in=stories, story__withdrawn_at__isnull=True)
        .exclude(pk__in=unsure.values("reading"))
        .exclude(refused(PUBLISH, story="story__"))
        .exclude(story__in=changed_late.values("story"))
        .exclude(revision__in=held.values("revision"))
        .select_related("story")
        .order_by("story")
    )
    rows = [_row(reading) for reading in readings]
    Shown.objects.filter(story__in=stories).delete()
    Shown.objects.bulk_create(rows)
    beat()


def _row(reading: Reading) -> Shown:
    text = searched(reading.masked)
    return Shown(
        story_id=reading.story_id,
        campaign_id=reading.story.campaign_id,
        posted_at=reading.story.posted_at,
        words=text.words,
        sounds=text.sounds,
    )

"""Readings that people ruled on, and which of them may be handed on."""

from collections.abc import Iterator

from sangsuk.core.terms.reading import Review
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.rulings.models import Ruling
from sangsuk.records.stories.models import Reading
from sangsuk.records.tellers.queries import PUBLISH, refused


def readings_ruled_on(campaign: Campaign) -> Iterator[tuple[Reading, bool]]:
    """Each such reading in the order of the stories, and whether its masked text may leave.

    It may not where the teller refused that it is published, or where nobody has
    looked whether all that is personal is masked.
    """
    ruled = Ruling.objects.filter(campaign=campaign).values("story")
    readings = (
        Reading.objects.filter(story__in=ruled, story__withdrawn_at__isnull=True)
        .annotate(kept_back=refused(PUBLISH, story="story__"))
        .select_related("story", "duplicate_of")
        .prefetch_related("findings", "mentions")
        .order_by("story")
    )
    for reading in readings:
        yield reading, not (reading.kept_back or Review.PII_UNSURE in reading.review)

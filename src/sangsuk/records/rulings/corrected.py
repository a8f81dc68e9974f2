"""Readings that people ruled on or put right, and which of them may be handed on."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q

from sangsuk.core.terms.reading import Review
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.rulings.models import Ruling
from sangsuk.records.stories.models import Correction, Reading
from sangsuk.records.tellers.queries import PUBLISH, refused


def readings_ruled_on(campaign: Campaign) -> Iterator[tuple[Reading, bool]]:
    """Each such reading in the order of the stories, and whether its masked text may leave.

    It may not where the teller refused that it is published, or where nobody has
    looked whether all that is personal is masked.
    """
    ruled = Ruling.objects.filter(campaign=campaign).values("story")
    readings = (
        Reading.objects.filter(Q(story__in=ruled) | placed_in(campaign))
        .filter(story__withdrawn_at__isnull=True)
        .annotate(kept_back=refused(PUBLISH, story="story__"))
        .select_related("story", "duplicate_of")
        .prefetch_related("findings", "mentions")
        .order_by("story")
    )
    for reading in readings:
        yield reading, not (reading.kept_back or Review.PII_UNSURE in reading.review)


def placed_in(campaign: Campaign) -> Exists:
    """Of a query over readings: whether a person said which district is meant, or how it was."""
    placed = Correction.objects.filter(~Q(district="") | Q(no_place=True) | ~Q(polarities={}))
    return Exists(placed.filter(revision=OuterRef("revision"), revision__story__campaign=campaign))


def is_placed(reading: Reading) -> bool:
    """Whether a person said of which district this reading speaks, or how it was there."""
    kept = Correction.objects.filter(pk=reading.revision_id).first()
    return kept is not None and bool(kept.district or kept.no_place or kept.polarities)

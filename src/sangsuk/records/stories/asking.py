"""What of the stories asks for a person."""

from django.db.models import QuerySet

from sangsuk.core.terms.reading import Review
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.models import Finding, Hold, Story


def reviews_asked(campaign: Campaign, review: Review) -> QuerySet[Finding]:
    """Findings by which the reader asks for a person, of stories that are not withdrawn."""
    return Finding.objects.filter(
        kind=Finding.Kind.REVIEW,
        code=review.value,
        reading__story__campaign=campaign,
        reading__story__withdrawn_at__isnull=True,
    )


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

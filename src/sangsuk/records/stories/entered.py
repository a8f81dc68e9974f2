"""Stories that an account typed: for a teller at a counter, or from a public page."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet

from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.models import Story


def entered_stories(campaign: Campaign, by: str = "") -> QuerySet[Story]:
    """Those that this account typed, or with no name any; the newest first."""
    typed = Story.objects.filter(campaign=campaign).exclude(entered_by="")
    found = typed.filter(entered_by=by) if by else typed
    return found.select_related("reading").prefetch_related("reading__mentions__district")


def entered_since(campaign: Campaign, by: str, since: datetime) -> int:
    """How many stories an account typed after a moment."""
    return (
        entered_stories(campaign, by)
        .filter(revisions__number=1, revisions__arrival__arrived_at__gt=since)
        .count()
    )


def story_at(campaign: Campaign, addresses: Sequence[str]) -> Story | None:
    """The story whose post stands at one of these public addresses."""
    return Story.objects.filter(campaign=campaign, url__in=addresses).first()

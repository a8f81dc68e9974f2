"""What the live counters come to over the whole country."""

from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.standings.models import DistrictCount


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveTotals:
    """Voices and districts at this moment."""

    positive_voices: int
    districts_heard: int


def live_totals(campaign: Campaign) -> LiveTotals:
    found = DistrictCount.objects.filter(campaign=campaign).aggregate(
        voices=Sum("positive_voices"), heard=Count("pk", filter=Q(mentions__gt=0))
    )
    return LiveTotals(positive_voices=found["voices"] or 0, districts_heard=found["heard"])

"""The wall of stories: how many stand on it, and how many wait behind it."""

from dataclasses import dataclass

from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.queries import stories_to_show


@dataclass(frozen=True, slots=True, kw_only=True)
class WallCounts:
    """Stories that count: those shown, and those that a person must look at first."""

    shown: int
    held: int  # counted, and not shown before a person has looked for personal data


def count_wall(campaign: Campaign) -> WallCounts:
    """The one count of the wall, for every page that names it."""
    shown = stories_to_show(campaign).count()
    counted = Story.objects.filter(
        campaign=campaign, withdrawn_at__isnull=True, reading__eligible=True
    ).count()
    return WallCounts(shown=shown, held=counted - shown)

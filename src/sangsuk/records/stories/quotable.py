"""Praise of an office whose tellers allow that it is quoted."""

from sangsuk.core.terms.reading import Polarity
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.wall import Part, stories_of, wall
from sangsuk.records.tellers.queries import QUOTE, refused


def quotable_praise(campaign: Campaign, district: str, *, most: int) -> list[Story]:
    """The newest stories on the wall that praise an office and may be quoted."""
    praise = wall(campaign, Part(district=district, polarity=Polarity.POSITIVE))
    allowed = praise.exclude(refused(QUOTE, story="story__"))
    return stories_of(list(allowed.values_list("story_id", flat=True)[:most]))

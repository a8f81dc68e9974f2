"""The story on the wall of which another is most likely a copy: it may have been sent already."""

from typing import Final

from sangsuk.core.terms.reading import Reading as Read
from sangsuk.core.understand.copies import is_like
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.wall import Part, signatures_of, stories_of, wall

LOOKED_AT: Final = 500  # the newest of each office that the story speaks of


def similar_story(read: Read, campaign: Campaign) -> Story | None:
    """The newest shown story that says the same of the same office."""
    for mention in read.districts:
        shown = wall(campaign, Part(district=mention.code))[:LOOKED_AT]
        newest = [one.story_id for one in shown]
        for number, signature in signatures_of(newest):
            if is_like(signature, read.signature):
                return next(iter(stories_of([number])), None)
    return None

"""The story of which another may be a copy: at the desk both are read side by side."""

from collections import defaultdict
from collections.abc import Sequence

from sangsuk.core.understand.copies import alike, bands
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.asking import Signed, signed_stories


def earlier_alike(campaign: Campaign, stories: Sequence[int]) -> dict[int, int]:
    """For each of these stories the earlier one that shares most of its words, where one does."""
    if not stories:
        return {}
    asked: dict[bytes, list[Signed]] = defaultdict(list)
    for one in signed_stories(campaign, stories):
        for band in bands(one.signature):
            asked[band].append(one)
    best: dict[int, tuple[float, int]] = {}
    for other in signed_stories(campaign):
        near = {one for band in bands(other.signature) for one in asked.get(band, ())}
        for one in near:
            if (other.posted_at, other.story) < (one.posted_at, one.story):
                shared = (alike(one.signature, other.signature), -other.story)
                best[one.story] = max(best.get(one.story, shared), shared)
    return {story: -other for story, (_share, other) in best.items()}

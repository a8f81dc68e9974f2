"""Stories that were told in chats, many at once."""

from collections.abc import Sequence
from typing import Final

from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.models import Story

LINE: Final = "line"


def stories_of_chats(campaign: Campaign, native_ids: Sequence[str]) -> dict[str, Story]:
    """Those of these that are stories, by native id, with reading and whether they are shown."""
    found = Story.objects.filter(campaign=campaign, platform=LINE, native_id__in=native_ids)
    return {one.native_id: one for one in found.select_related("reading", "shown")}

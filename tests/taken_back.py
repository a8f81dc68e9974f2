"""Ways in which a story goes out of what is told, beside its receipt."""

from collections.abc import Sequence
from datetime import datetime

from sangsuk.connectors.contract import Gone
from sangsuk.flow.doors.erasure import erase_all
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.showing import show_stories
from sangsuk.records.tellers.actions import keep_consents


def take_away_at_the_source(campaign: Campaign, stories: Sequence[Story], *, at: datetime) -> None:
    gone = [Gone(platform=one.platform, id=one.native_id, is_unsent=False) for one in stories]
    erase_all(gone, campaign, at=at)


def refuse_to_be_shown(campaign: Campaign, stories: Sequence[Story], *, at: datetime) -> None:
    """Told again with a no to being shown and quoted; the stories go on to count."""
    for one in stories:
        keep_consents(
            campaign=campaign,
            key=(one.platform, one.native_id),
            given={"publish": False, "quote": False},
            asked={"publish": "?", "quote": "?"},
            at=at,
        )
    show_stories([one.pk for one in stories])

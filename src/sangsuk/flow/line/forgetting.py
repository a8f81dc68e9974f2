"""A story of a chat goes with every message by which it was told."""

from datetime import datetime
from typing import Final

from sangsuk.connectors.contract import Gone
from sangsuk.connectors.line import PLATFORM
from sangsuk.flow.doors.erasure import erase
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.chats.actions import forget_lines
from sangsuk.records.chats.enclosures import forget_enclosures

CHAT: Final = "line_chat"  # the platform of single messages; a story's is `line`


def forget_chat(user: str, story: str, campaign: Campaign, *, at: datetime) -> None:
    """Erase a story, or the draft where it is "", and every message that it was told by."""
    lines = forget_lines(user=user, story=story)
    for message_id in [*lines, *forget_enclosures(user=user, story=story)]:
        erase(Gone(platform=CHAT, id=message_id, is_unsent=True), campaign, at=at)
    if story:
        erase(Gone(platform=PLATFORM, id=story, is_unsent=True), campaign, at=at)

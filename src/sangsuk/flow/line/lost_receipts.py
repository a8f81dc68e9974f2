"""A lost receipt in the chat: a link to a new one, and stories tied to this LINE account for it."""

import os

from sangsuk.connectors.contract import Gone
from sangsuk.connectors.line.hook import Said
from sangsuk.flow.doors.erasure import erase
from sangsuk.flow.line import words
from sangsuk.flow.line.forgetting import CHAT
from sangsuk.flow.outbox.settings import site_address
from sangsuk.flow.telling.lost_codes import write_by_line
from sangsuk.flow.telling.telling import story_of
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.tellers.line_reach import forget_line_reach, keep_line_reach


def of_receipts(said: Said, asked: str, campaign: Campaign) -> words.Messages:
    """What is asked of receipts; nothing where it is of another matter."""
    word, _, code = asked.partition(" ")
    if asked == words.NEW_RECEIPT:
        return _link(said, campaign)
    if word == words.TIE:
        return _tie(said, code.strip().lower(), campaign)
    if asked == words.UNTIE:
        forget_line_reach(user=said.user)
        return words.said(words.UNTIED)
    return []


def _link(said: Said, campaign: Campaign) -> words.Messages:
    if not site_address(os.environ):
        return words.said(words.NO_LINKS)
    found = write_by_line(said.user, campaign, at=said.at)
    return words.said(words.LINK_COMES if found else words.NONE_TO_RECOVER)


def _tie(said: Said, code: str, campaign: Campaign) -> words.Messages:
    """Tie the story of a receipt to this account; the receipt itself is not kept."""
    if code:
        erase(Gone(platform=CHAT, id=said.message_id, is_unsent=True), campaign, at=said.at)
    story = story_of(code, campaign) if code else None
    if story is None or story.withdrawn_at:
        return words.said(words.NONE_TO_TIE if code else words.HOW_TO_TIE)
    key = (story.platform, story.native_id)
    keep_line_reach(campaign=campaign, key=key, user=said.user, at=said.at)
    return words.said(words.TIED, words.button(words.UNTIE, words.UNTIE))

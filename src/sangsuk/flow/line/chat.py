"""What people say in chats with the LINE account: each event heeded once, what is unsent forgotten.

Thin: it speaks Thai; a voice waits for a person, no machine types it.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Final

from django.db import transaction

from sangsuk.connectors.contract import Gone, Rejection
from sangsuk.connectors.line.hook import Kind, Said, read_line
from sangsuk.connectors.redaction import redact
from sangsuk.flow.doors.accepting import Outcome
from sangsuk.flow.doors.erasure import erase
from sangsuk.flow.line import words
from sangsuk.flow.line.following import of_following
from sangsuk.flow.line.forgetting import CHAT, forget_chat
from sangsuk.flow.line.lost_receipts import of_receipts
from sangsuk.flow.line.news import NEWS, QUIET, heed_wish, news_of, offer_news
from sangsuk.flow.line.telling import LINE_HOOK, told
from sangsuk.flow.telling.telling import take_back
from sangsuk.records.campaigns.actions import hold_campaign
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.chats import actions as chats
from sangsuk.records.chats.enclosures import (
    enclosure,
    forget_enclosure,
)
from sangsuk.records.inbox.actions import keep_arrivals, keep_parsings
from sangsuk.records.inbox.erasing import erase_arrivals
from sangsuk.records.inbox.models import Delivery, Parsing
from sangsuk.records.inbox.queries import gone_of

ENCLOSURES: Final = frozenset({Kind.PHOTO, Kind.VOICE})

Later = Callable[[str], None]


def listen(
    delivery: Delivery,
    campaign: Campaign,
    *,
    at: datetime,
    on_reply: Later,
    on_enclosure: Later,
) -> Outcome:
    """Heed what a delivery says, each event once, all or nothing.

    Args:
        delivery: of the account's webhook.
        campaign: whose stories are told.
        at: when it came.
        on_reply: told the event that is to be answered, in the same transaction.
        on_enclosure: told the message whose photo or voice is to be fetched, the same.
    """
    raw = bytes(delivery.body.raw)
    events = read_line(raw) if raw else []
    rejections = [event for event in events if isinstance(event, Rejection)]
    came: Outcome = Counter(rejected=len(rejections))
    with transaction.atomic():
        hold_campaign(campaign=campaign)
        for said in events:
            if isinstance(said, Said):
                came.update([kind := _heed(said, delivery, campaign, at=at)])
                if kind == said.kind:
                    on_reply(said.event_id)
                if kind in ENCLOSURES and enclosure(said.message_id):
                    on_enclosure(said.message_id)
        noted = [asdict(one) for one in rejections]
        keep_parsings([Parsing(delivery=delivery, came=dict(came), rejections=noted, at=at)])
    return came


def _heed(said: Said, delivery: Delivery, campaign: Campaign, *, at: datetime) -> str:
    """One event; what it was, as it is counted."""
    if said.message_id and said.kind != Kind.UNSEND and not _keep(said, delivery, campaign, at=at):
        return "gone"
    if not chats.hear(event_id=said.event_id):
        return "known"
    if said.kind == Kind.UNSEND:
        _unsend(said, campaign, at=at)
        return "erased"
    messages = _answer(said, campaign)
    chats.keep_reply(
        event_id=said.event_id, user=said.user, token=said.reply_token, messages=messages
    )
    if said.kind == Kind.PLACE:  # where somebody is: it has been answered and is not kept
        erase(Gone(platform=CHAT, id=said.message_id, is_unsent=True), campaign, at=at)
    return said.kind


def _keep(said: Said, delivery: Delivery, campaign: Campaign, *, at: datetime) -> bool:
    """Keep a message's row; False, and not a word of it, where it was unsent."""
    about = {"platform": CHAT, "native_id": said.message_id, "delivery": delivery}
    keep_arrivals(campaign=campaign, source=LINE_HOOK, rows=[said.raw], about=[about], at=at)
    stones = gone_of(campaign, [(CHAT, said.message_id)])
    if stones:
        erase_arrivals(campaign=campaign, stones=stones, arrivals={}, redact=redact)
    return not stones


def _unsend(said: Said, campaign: Campaign, *, at: datetime) -> None:
    """A message that is unsent goes; the story that it was part of goes with it."""
    erase(Gone(platform=CHAT, id=said.message_id, is_unsent=True), campaign, at=at)
    line = chats.line_of(said.message_id)
    if sent := enclosure(said.message_id):
        forget_enclosure(of=sent)
    if line is None:
        return
    if line.story:
        forget_chat(said.user, line.story, campaign, at=at)
    chats.forget_line(line=line)


def _answer(said: Said, campaign: Campaign) -> words.Messages:
    asked = said.text.strip()
    if said.kind == Kind.FOLLOW:
        return words.said(words.HELLO)
    if said.kind == Kind.OTHER:
        return words.said(words.TEXT_ONLY)
    if asked in (words.DROP, "drop"):
        forget_chat(said.user, "", campaign, at=said.at)
        return words.said(words.DROPPED)
    word, _, code = asked.partition(" ")
    if word == words.WITHDRAW:
        return _withdraw(said, code, campaign)
    of_sent = _of_sent(said, asked, campaign) or of_receipts(said, asked, campaign)
    return of_sent or told(said, asked, campaign)


def _of_sent(said: Said, asked: str, campaign: Campaign) -> words.Messages:
    """What is asked of stories that are sent; nothing where it is of another matter."""
    if said.kind == Kind.POSTBACK and said.text.startswith((NEWS, QUIET)):
        return heed_wish(said.user, said.text)
    if asked in (words.MINE, words.SILENCE):
        return _asked_of(said, asked, campaign)
    return of_following(said, asked, campaign)


def _asked_of(said: Said, asked: str, campaign: Campaign) -> words.Messages:
    """Where the latest story of this person got to; or that they want to hear no more of it."""
    story = chats.latest_story(said.user)
    if not story:
        return words.said(words.NO_STORY_YET)
    if asked == words.SILENCE:
        return heed_wish(said.user, f"{QUIET}{story}")
    return words.said(news_of(story, campaign)[1], offer_news(story))


def _withdraw(said: Said, code: str, campaign: Campaign) -> words.Messages:
    """The story of a receipt, whoever holds it; without one, the latest story of this person."""
    if code := code.strip().lower():
        done = take_back(code, campaign, at=said.at)
        return words.said(words.WITHDRAWN if done else words.NONE_TO_WITHDRAW)
    story = chats.latest_story(said.user)
    if not story:
        return words.said(words.NONE_TO_WITHDRAW)
    forget_chat(said.user, story, campaign, at=said.at)
    return words.said(words.WITHDRAWN)

"""A story told in a chat with the LINE account: message by message, shown masked, then sent.

Thin: words alone are taken, no picture, voice or sent place; it speaks Thai;
consent is to count and show in one; what is withdrawn is the latest story.
"""

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from sangsuk.connectors.contract import Gone, Rejection, Told
from sangsuk.connectors.line import PLATFORM
from sangsuk.connectors.line.hook import Kind, Said, read_line
from sangsuk.connectors.redaction import redact
from sangsuk.core.terms.story import Post
from sangsuk.flow import line_words as words
from sangsuk.flow.accepting import Brought, Outcome, accept
from sangsuk.flow.erasure import erase
from sangsuk.flow.gazetteer import load_gazetteer
from sangsuk.flow.intake import raw_of
from sangsuk.flow.reader import load_reader
from sangsuk.records.campaigns.actions import hold_campaign
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.chats import actions as chats
from sangsuk.records.chats.models import Line
from sangsuk.records.inbox.actions import keep_arrivals, keep_parsings
from sangsuk.records.inbox.erasing import erase_arrivals
from sangsuk.records.inbox.models import Delivery, Parsing
from sangsuk.records.inbox.queries import gone_of

LINE_HOOK: Final = "line_hook"
CHAT: Final = "line_chat"  # the platform of single messages; a story's is `line`
LONGEST: Final = 10_000  # characters, as on the form

Messages = list[dict[str, Any]]


def listen(
    delivery: Delivery, campaign: Campaign, *, at: datetime, on_reply: Callable[[str], None]
) -> Outcome:
    """Heed what a delivery says, each event once, all or nothing.

    Args:
        delivery: of the account's webhook.
        campaign: whose stories are told.
        at: when it came.
        on_reply: told the event that is to be answered, in the same transaction.
    """
    raw = bytes(delivery.body.raw)
    events = read_line(raw) if raw else []
    rejections = [event for event in events if isinstance(event, Rejection)]
    came: Outcome = Counter(rejected=len(rejections))
    with transaction.atomic():
        hold_campaign(campaign=campaign)
        for said in events:
            if isinstance(said, Said):
                came.update([_heed(said, delivery, campaign, on_reply, at=at)])
        noted = [asdict(one) for one in rejections]
        keep_parsings([Parsing(delivery=delivery, came=dict(came), rejections=noted, at=at)])
    return came


def _heed(
    said: Said,
    delivery: Delivery,
    campaign: Campaign,
    on_reply: Callable[[str], None],
    *,
    at: datetime,
) -> str:
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
    on_reply(said.event_id)
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
    if line is None:
        return
    if line.story:
        _forget(said.user, line.story, campaign, at=at)
    line.delete()


def _forget(user: str, story: str, campaign: Campaign, *, at: datetime) -> None:
    """Erase a story, or the draft where it is "", and every message that it was told by."""
    for message_id in chats.forget_lines(user=user, story=story):
        erase(Gone(platform=CHAT, id=message_id, is_unsent=True), campaign, at=at)
    if story:
        erase(Gone(platform=PLATFORM, id=story, is_unsent=True), campaign, at=at)


def _answer(said: Said, campaign: Campaign) -> Messages:
    asked = said.text.strip()
    if said.kind == Kind.FOLLOW:
        return words.said(words.HELLO)
    if said.kind == Kind.OTHER:
        return words.said(words.TEXT_ONLY)
    if asked == words.WITHDRAW:
        return _withdraw(said, campaign)
    if asked in (words.DROP, "drop"):
        _forget(said.user, "", campaign, at=said.at)
        return words.said(words.DROPPED)
    return _told(said, asked, campaign)


def _told(said: Said, asked: str, campaign: Campaign) -> Messages:
    """What belongs to a story that is being told, while the campaign is open."""
    if not rules_of(campaign).window.holds(said.at):
        return words.said(words.CLOSED)
    if said.kind == Kind.POSTBACK:
        return _send(said, campaign)
    if asked == words.END:
        return _show(said, campaign)
    chats.keep_line(message_id=said.message_id, user=said.user, text=said.text, at=said.at)
    return words.said(words.GO_ON)


def _show(said: Said, campaign: Campaign) -> Messages:
    lines = chats.draft_of(said.user)
    post = _post_of(lines, said, campaign)
    if post is None:
        return words.said(words.NOTHING_YET)
    if len(post.text) > LONGEST:
        return words.said(words.TOO_LONG)
    read = load_reader().read([post], rules_of(campaign))[0]
    names = {district.code: district for district in load_gazetteer().districts}
    offices = [
        f"อำเภอ{names[one.code].name_th} จังหวัด{names[one.code].province_th}"
        for one in read.districts
    ]
    return words.shown(read.masked, offices, f"tell:{_digest(lines)}")


def _send(said: Said, campaign: Campaign) -> Messages:
    lines = chats.draft_of(said.user)
    post = _post_of(lines, said, campaign)
    if post is None or said.text != f"tell:{_digest(lines)}":
        return words.said(words.CHANGED)
    told = Told(post=post, version_at=said.at, raw=raw_of(post))
    accept([Brought(told, said.at)], campaign, source=LINE_HOOK)
    chats.send_draft(lines=lines, story=post.id)
    return words.said(words.sent(post.id))


def _withdraw(said: Said, campaign: Campaign) -> Messages:
    story = chats.latest_story(said.user)
    if not story:
        return words.said(words.NONE_TO_WITHDRAW)
    _forget(said.user, story, campaign, at=said.at)
    return words.said(words.WITHDRAWN)


def _post_of(lines: list[Line], said: Said, campaign: Campaign) -> Post | None:
    """The draft as a story, told when it is sent; the campaign's hashtags are added visibly."""
    if not lines:
        return None
    rules = rules_of(campaign)
    text = "\n".join(line.text for line in lines)
    tags = rules.hashtags if PLATFORM in rules.doors_that_add_hashtags else ()
    missing = " ".join(tag for tag in tags if tag not in text)
    return Post(
        id=lines[0].message_id,
        platform=PLATFORM,
        posted_at=said.at,
        author=hashlib.sha256(f"line {said.user}".encode()).hexdigest()[:32],
        text="\n".join(filter(None, [text, missing])),
    )


def _digest(lines: list[Line]) -> str:
    """Which messages were shown: others need to be shown first."""
    told = "\n".join(f"{line.message_id} {line.text}" for line in lines)
    return hashlib.sha256(told.encode()).hexdigest()[:32]

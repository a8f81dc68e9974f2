"""A story that is being told in a chat: shown masked, its office asked for, allowed and sent."""

import hashlib
import os
from typing import Final

from sangsuk.connectors.contract import Told
from sangsuk.connectors.line import PLATFORM
from sangsuk.connectors.line.hook import Kind, Said
from sangsuk.core.terms.story import Post
from sangsuk.flow.claims.claiming import a_code
from sangsuk.flow.doors.accepting import Brought, accept
from sangsuk.flow.files.intake import raw_of
from sangsuk.flow.line import words
from sangsuk.flow.line.news import offer_news
from sangsuk.flow.line.offices import name_of, office_of, offices_called, offices_near
from sangsuk.flow.outbox.settings import site_address
from sangsuk.flow.reading.reader import load_reader
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.chats import actions as chats
from sangsuk.records.chats.enclosures import (
    choices_of,
    keep_choices,
    keep_enclosure,
    send_choices,
)
from sangsuk.records.chats.models import Draft, Enclosure, Line
from sangsuk.records.tellers.actions import keep_consents
from sangsuk.records.tellers.queries import COUNT

LINE_HOOK: Final = "line_hook"
LONGEST: Final = 10_000  # characters, as on the form


def told(said: Said, asked: str, campaign: Campaign) -> words.Messages:
    """What belongs to a story that is being told, while the campaign is open."""
    if not rules_of(campaign).window.holds(said.at):
        return words.said(words.CLOSED)
    if said.kind == Kind.POSTBACK:
        return _pressed(said, campaign)
    if said.kind == Kind.PLACE and said.spot:
        return offices_near(said.spot, said.text)
    if said.kind in (Kind.PHOTO, Kind.VOICE):
        return _enclosed(said)
    return _said(said, asked, campaign)


def _said(said: Said, asked: str, campaign: Campaign) -> words.Messages:
    choices = choices_of(said.user)
    if asked == words.END:
        return _show(said, choices, campaign)
    if choices.asks_office:
        return offices_called(asked)
    chats.keep_line(message_id=said.message_id, user=said.user, text=said.text, at=said.at)
    return words.said(words.GO_ON)


def _enclosed(said: Said) -> words.Messages:
    kind = Enclosure.Kind.PHOTO if said.kind == Kind.PHOTO else Enclosure.Kind.VOICE
    keep_enclosure(message_id=said.message_id, user=said.user, kind=kind, at=said.at)
    return words.said(words.PHOTO if kind == Enclosure.Kind.PHOTO else words.VOICE)


def _pressed(said: Said, campaign: Campaign) -> words.Messages:
    choices = choices_of(said.user)
    if said.text == "office:ask":
        keep_choices(choices=choices, asks_office=True)
        return words.said(words.ASK_OFFICE)
    if code := office_of(said.text):
        keep_choices(choices=choices, district=code, asks_office=False)
        return _show(said, choices, campaign)
    if said.text.startswith("layer:"):
        return _allow(said, choices, campaign)
    return _send(said, choices, campaign)


def _allow(said: Said, choices: Draft, campaign: Campaign) -> words.Messages:
    """A layer of consent is given, or taken back where it was."""
    layer = said.text.removeprefix("layer:")
    if layer in {one.slug for one in rules_of(campaign).consent} - {COUNT}:
        keep_choices(choices=choices, allowed=sorted({*choices.allowed} ^ {layer}))
    lines = chats.draft_of(said.user)
    return _ask(lines, choices, campaign, has_office=bool(choices.district))


def _show(said: Said, choices: Draft, campaign: Campaign) -> words.Messages:
    lines = chats.draft_of(said.user)
    post = _post_of(lines, choices, said, campaign)
    if post is None:
        return words.said(words.NOTHING_YET)
    if len(post.text) > LONGEST:
        return words.said(words.TOO_LONG)
    read = load_reader().read([post], rules_of(campaign))[0]
    codes = [choices.district] if choices.district else [one.code for one in read.districts]
    asks = _ask(lines, choices, campaign, has_office=bool(codes))
    return words.shown(read.masked, [name_of(code) for code in codes], asks)


def _ask(
    lines: list[Line], choices: Draft, campaign: Campaign, *, has_office: bool
) -> words.Messages:
    layers, given = rules_of(campaign).consent, [COUNT, *choices.allowed]
    agreed = f"tell:{_digest(lines, choices)}"
    return words.asked(layers, given, agreed, has_office=has_office)


def _send(said: Said, choices: Draft, campaign: Campaign) -> words.Messages:
    lines = chats.draft_of(said.user)
    post = _post_of(lines, choices, said, campaign)
    if post is None or said.text != f"tell:{_digest(lines, choices)}":
        return words.said(words.CHANGED)
    told = Told(post=post, version_at=said.at, raw=raw_of(post))
    accept([Brought(told, said.at)], campaign, source=LINE_HOOK)
    asked = {layer.slug: layer.asks.th for layer in rules_of(campaign).consent}
    given = {layer: layer == COUNT or layer in choices.allowed for layer in asked}
    keep_consents(campaign=campaign, key=post.key, given=given, asked=asked, at=said.at)
    receipt = a_code()
    chats.send_draft(lines=lines, story=post.id)
    send_choices(user=said.user, story=post.id, receipt=receipt)
    return words.said(words.sent(receipt, site_address(os.environ)), offer_news(post.id))


def _post_of(lines: list[Line], choices: Draft, said: Said, campaign: Campaign) -> Post | None:
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
        chosen_district=choices.district or None,
        entered_by=next((line.typed_by for line in lines if line.typed_by), None),
    )


def _digest(lines: list[Line], choices: Draft) -> str:
    """Which messages were shown, and for which office: others need to be shown first."""
    told = "\n".join(f"{line.message_id} {line.text}" for line in lines)
    return hashlib.sha256(f"{choices.district}\n{told}".encode()).hexdigest()[:32]

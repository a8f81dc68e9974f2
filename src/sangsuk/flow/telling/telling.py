"""A story told on the site itself: shown masked before it is sent, read as soon as it is in.

In this version its copies are marked by the next `understand` or `rank`, not at once.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import Final

from django.db import transaction

from sangsuk.connectors.contract import Gone
from sangsuk.connectors.line import PLATFORM
from sangsuk.core.terms.campaign import Campaign as Rules
from sangsuk.core.terms.codes import Words
from sangsuk.core.terms.reading import Reading as Read
from sangsuk.core.terms.story import AuthorKind, Post
from sangsuk.flow.campaigns import default_campaign
from sangsuk.flow.doors.erasure import erase
from sangsuk.flow.files.intake import raw_of
from sangsuk.flow.line.forgetting import forget_chat
from sangsuk.flow.reading.reader import load_reader
from sangsuk.flow.telling.finding_districts import find_districts
from sangsuk.flow.telling.withdrawal import withdraw
from sangsuk.records.campaigns.actions import hold_campaign
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.chats.enclosures import receipt_about, receipt_of
from sangsuk.records.inbox.actions import keep_arrivals
from sangsuk.records.standings.counters import count_stories
from sangsuk.records.stories.actions import accept_posts, keep_readings
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.queries import revisions_to_read, stories_of
from sangsuk.records.tellers.actions import forget_contact, keep_consents, keep_contact
from sangsuk.records.tellers.new_codes import key_of_code
from sangsuk.records.tellers.queries import NEWS, Key

DOOR: Final = "web"
ASKS_NEWS: Final = Words(
    "บอกฉันทางอีเมลเมื่อที่ว่าการตอบหรือมีอะไรเปลี่ยน",
    "Write to me when the office answers or something changes",
)
_reading: Final = Lock()  # one story at a time: the reader's loops take a core each


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What a teller hands in.

    `code` is the receipt: who holds it may take the story back.  The memory
    keeps only its digest.
    """

    code: str
    text: str
    district: str = ""
    services: tuple[str, ...] = ()
    is_staff: bool = False
    consents: Mapping[str, bool] = field(default_factory=dict)  # by layer of the campaign's file
    contact: str = ""  # how the teller may be reached, if they like
    entered_by: str = ""  # the account that typed it for them


def preview(telling: Telling, campaign: Campaign, *, at: datetime) -> Read:
    """The story as it would be read and shown; nothing is kept."""
    rules = rules_of(campaign)
    return read_alone(post_as_told(telling, rules, at=at), rules)


def tell(telling: Telling, campaign: Campaign, *, at: datetime) -> Story:
    """Take the story into the inbox, read it, show it and count it, all or nothing.

    Told again with the same receipt it is the same story, also where it is being read just now:
    whoever waits presses twice.
    """
    rules = rules_of(campaign)
    post = post_as_told(telling, rules, at=at)
    known = story_of(telling.code, campaign)
    if known:
        return known
    read = read_alone(post, rules)
    with transaction.atomic():
        hold_campaign(campaign=campaign)
        if known := story_of(telling.code, campaign):
            return known
        arrivals = keep_arrivals(campaign=campaign, source=DOOR, rows=[raw_of(post)], at=at)
        arrived = [(arrival, post) for arrival in arrivals if arrival]
        accept_posts(campaign=campaign, arrived=arrived)
        keep_what_is_allowed(telling, campaign, post.key, at=at)
        story = stories_of(campaign, [post.key])[post.key]
        revision = revisions_to_read(campaign, reader=read.reader).get(story=story)
        keep_readings(rows=[(revision, read)], rules_digest=campaign.digest, at=at)
        count_stories(campaign=campaign, stories=[story.pk])
    return story


def keep_what_is_allowed(telling: Telling, campaign: Campaign, key: Key, *, at: datetime) -> None:
    """Keep what the teller of a post said yes and no to, in the words that they were asked."""
    asked = {layer.slug: layer.asks.th for layer in rules_of(campaign).consent}
    asked[NEWS] = ASKS_NEWS.th
    given = {layer: telling.consents[layer] for layer in asked if layer in telling.consents}
    keep_consents(campaign=campaign, key=key, given=given, asked=asked, at=at)
    keep_contact(campaign=campaign, key=key, words=telling.contact, at=at)


def take_back(code: str, campaign: Campaign, *, at: datetime) -> bool:
    """Withdraw the story of a receipt and erase its words everywhere; False where there is none."""
    story = story_of(code, campaign)
    if story is None:
        return False
    with transaction.atomic():
        hold_campaign(campaign=campaign)  # before counting, as who tells a story does
        if story.platform == PLATFORM and (receipt := receipt_about(story.native_id)):
            forget_chat(receipt.user, receipt.story, campaign, at=at)
        withdraw(story, by="the teller, by receipt", at=at)
        key = (story.platform, story.native_id)
        erase(Gone(platform=key[0], id=key[1], is_unsent=True), campaign, at=at)
        forget_contact(campaign=campaign, key=key)
    return True


def story_of(code: str, campaign: Campaign) -> Story | None:
    """The story of a receipt: given when it was told, here or in a chat, or later."""
    receipt = receipt_of(code)
    told = (PLATFORM, receipt.story) if receipt else (DOOR, _native_id(code))
    key = key_of_code(campaign, code) or told
    return stories_of(campaign, [key]).get(key)


def warm_up(at: datetime) -> None:
    """Make the reader ready before somebody waits: its loops are compiled by a first story."""
    rules = default_campaign(at)
    find_districts("อำเภอ")
    read_alone(post_as_told(Telling(code="", text="ไปทำบัตรที่อำเภอมา"), rules, at=at), rules)


def read_alone(post: Post, rules: Rules) -> Read:
    """What the reader says of one post; one at a time."""
    with _reading:
        return load_reader().read([post], rules)[0]


def post_as_told(telling: Telling, rules: Rules, *, at: datetime) -> Post:
    """The post that a telling makes; the campaign's hashtags are added visibly."""
    missing = added_hashtags(telling, rules)
    return Post(
        id=_native_id(telling.code),
        platform=DOOR,
        posted_at=at,
        author=None,
        text="\n".join([telling.text, *([" ".join(missing)] if missing else [])]),
        author_kind=AuthorKind.STAFF if telling.is_staff else None,
        chosen_district=telling.district or None,
        chosen_services=telling.services,
        entered_by=telling.entered_by or None,
    )


def added_hashtags(telling: Telling, rules: Rules) -> list[str]:
    """The campaign's hashtags that a telling lacks, where this door adds them."""
    tags = rules.hashtags if DOOR in rules.doors_that_add_hashtags else ()
    return [tag for tag in tags if tag not in telling.text]


def _native_id(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()[:32]

"""Deliveries of services: kept at once as they are, looked into later."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Final

from django.db import transaction

from sangsuk.connectors.contract import Event, Gone, Rejection, Told
from sangsuk.connectors.facebook.hook import read_hook
from sangsuk.connectors.facebook.page import read_page
from sangsuk.connectors.instagram.media import read_media
from sangsuk.connectors.mail.letter import read_letter
from sangsuk.connectors.push import read_push
from sangsuk.connectors.x.page import read_search
from sangsuk.connectors.youtube.comments import read_comments
from sangsuk.flow.claims.proofs import heed_claims
from sangsuk.flow.doors.accepting import Brought, Outcome, accept
from sangsuk.flow.doors.erasure import erase_all
from sangsuk.flow.doors.letters import answer_letters, heed_withdrawals
from sangsuk.flow.telling.unasked import keep_unasked
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.inbox.actions import PUSH, keep_parsings
from sangsuk.records.inbox.models import Delivery, Parsing

FACEBOOK_HOOK: Final = "facebook_hook"
FACEBOOK_POLL: Final = "facebook_poll"
INSTAGRAM: Final = "instagram"
X_SEARCH: Final = "x_search"
YOUTUBE: Final = "youtube"
EMAIL: Final = "email"
MOST_REJECTIONS: Final = 200  # written down of one delivery; all are counted

# Of a door: its events, from the bytes of a delivery, its headers and when it came.
Read = Callable[[bytes, dict[str, str], datetime], list[Event]]

DOORS: Final[dict[str, Read]] = {
    FACEBOOK_HOOK: lambda raw, headers, _: read_hook(raw, page_id=headers.get("page", "")),
    FACEBOOK_POLL: lambda raw, headers, at: read_page(
        raw, page_id=headers.get("page", ""), asked_at=at
    ),
    INSTAGRAM: lambda raw, _, at: read_media(raw, asked_at=at),
    X_SEARCH: lambda raw, _, at: read_search(raw, asked_at=at),
    YOUTUBE: lambda raw, headers, at: read_comments(
        raw, video=headers.get("video", ""), asked_at=at
    ),
    EMAIL: lambda raw, headers, at: read_letter(raw, is_whole=headers.get("whole") != "no", at=at),
    PUSH: lambda raw, _, at: read_push(raw, at=at),
}


def parse(delivery: Delivery, campaign: Campaign) -> Outcome:
    """Take in what a delivery tells and erase what it says is gone, all or nothing.

    Parsed again, or in another order than others, it comes to the same.
    """
    return parse_all([delivery], campaign)


def parse_all(deliveries: Sequence[Delivery], campaign: Campaign) -> Outcome:
    """Take in what deliveries tell, at once, as of their arrival; it comes to the same.

    What is told is taken in first: a post that is gone in one of them stays out
    in whatever order they came.
    """
    read = {delivery: _events_of(delivery) for delivery in deliveries}
    came: Outcome = Counter()
    with transaction.atomic():
        for door in sorted({delivery.door for delivery in read}):
            told = [
                Brought(event, delivery.arrived_at, delivery)
                for delivery, events in read.items()
                for event in events
                if delivery.door == door and isinstance(event, Told)
            ]
            told = heed_withdrawals(told, campaign) if door == EMAIL else told
            came.update(accept(told, campaign, source=door))
            if door == EMAIL:
                keep_unasked([one.key for one in told], campaign)
                answer_letters(told, campaign)
        came.update(erased=_erase_gone(read, campaign))
        keep_parsings([_parsing(delivery, events) for delivery, events in read.items()])
        heed_claims(read, campaign)
    came.update(rejected=sum(_counted(events)["rejected"] for events in read.values()))
    return came


def _events_of(delivery: Delivery) -> list[Event]:
    raw = bytes(delivery.body.raw)
    return DOORS[delivery.door](raw, delivery.headers, delivery.arrived_at) if raw else []


def _erase_gone(read: Mapping[Delivery, list[Event]], campaign: Campaign) -> int:
    """The first delivery that says so gives the moment of the tombstone."""
    said: dict[datetime, list[Gone]] = {}
    for delivery, events in read.items():
        gone = [event for event in events if isinstance(event, Gone)]
        if gone:
            said.setdefault(delivery.arrived_at, []).extend(gone)
    return sum(erase_all(said[at], campaign, at=at) for at in sorted(said))


def _parsing(delivery: Delivery, events: list[Event]) -> Parsing:
    rejections = [asdict(event) for event in events if isinstance(event, Rejection)]
    return Parsing(
        delivery=delivery,
        at=delivery.arrived_at,
        came=dict(_counted(events)),
        rejections=rejections[:MOST_REJECTIONS],
    )


def _counted(events: list[Event]) -> Outcome:
    kinds = {Told: "told", Gone: "gone", Rejection: "rejected"}
    return Counter(kinds[type(event)] for event in events)

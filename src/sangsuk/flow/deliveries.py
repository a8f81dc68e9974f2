"""Deliveries of services: kept at once as they are, looked into later."""

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Final

from django.db import transaction

from sangsuk.connectors.contract import Event, Gone, Rejection, Told
from sangsuk.connectors.facebook.hook import read_hook
from sangsuk.connectors.facebook.page import read_page
from sangsuk.connectors.push import read_push
from sangsuk.flow.accepting import Outcome, accept
from sangsuk.flow.erasure import erase
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.inbox.actions import keep_parsing
from sangsuk.records.inbox.models import Delivery

FACEBOOK_HOOK: Final = "facebook_hook"
FACEBOOK_POLL: Final = "facebook_poll"
PUSH: Final = "push"
MOST_REJECTIONS: Final = 200  # written down of one delivery; all are counted

# Of a door: its events, from the bytes of a delivery, its headers and when it came.
Read = Callable[[bytes, dict[str, str], datetime], list[Event]]

DOORS: Final[dict[str, Read]] = {
    FACEBOOK_HOOK: lambda raw, headers, _: read_hook(raw, page_id=headers.get("page", "")),
    FACEBOOK_POLL: lambda raw, headers, at: read_page(
        raw, page_id=headers.get("page", ""), asked_at=at
    ),
    PUSH: lambda raw, _, at: read_push(raw, at=at),
}


def parse(delivery: Delivery, campaign: Campaign, *, at: datetime) -> Outcome:
    """Take in what a delivery tells and erase what it says is gone, all or nothing.

    Parsed again, or in another order than others, it comes to the same.
    """
    raw = bytes(delivery.body.raw)
    events = DOORS[delivery.door](raw, delivery.headers, delivery.arrived_at) if raw else []
    told = [event for event in events if isinstance(event, Told)]
    gone = [event for event in events if isinstance(event, Gone)]
    rejections = [event for event in events if isinstance(event, Rejection)]
    with transaction.atomic():
        came = accept(told, campaign, source=delivery.door, delivery=delivery, at=at)
        erased = Counter(erased=sum(erase(one, campaign, at=at) for one in gone))
        came.update(erased, rejected=len(rejections))
        keep_parsing(
            delivery=delivery,
            came=came,
            rejections=[asdict(one) for one in rejections[:MOST_REJECTIONS]],
            at=at,
        )
    return came

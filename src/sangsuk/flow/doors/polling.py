"""Asks a service for what was told since it was asked last; what is not collected is written down.

The same for every service: its place is kept after each page, what it answers
is kept as it came, and each hour of a gap says why.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from sangsuk.connectors.asking import Fault, Page, ServiceError
from sangsuk.flow.doors.receiving import receive
from sangsuk.flow.work.worker import NotNow
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.inbox.coverage import note_collected, note_missed
from sangsuk.records.inbox.cursors import OVERLAP, begin_pass, forget_place, keep_place, pass_of
from sangsuk.records.inbox.models import Cursor

PASSING: Final = frozenset({Fault.QUOTA, Fault.OUTAGE})
WINDOW: Final = "window"  # the service shows no more of what was told so long ago

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One thing that a service is asked from time to time."""

    ledger: str  # its name in the ledger of coverage, and that of its place
    door: str  # of the deliveries that its pages are
    ask: Callable[[dict[str, str]], Page]
    first: Callable[[datetime], dict[str, str]]  # the first question, for what was told since then
    headers: Mapping[str, str] = field(default_factory=dict)
    after: Callable[[bytes], None] = lambda _: None  # what a page makes necessary to ask too
    reaches_back: timedelta | None = None  # older things the service does not show at all
    overlap: timedelta = OVERLAP


def ask_through(one: Asking, campaign: Campaign, *, at: datetime) -> None:
    """Ask page by page to the last one; goes on where it was broken off.

    Raises:
        NotNow: the service asks to be left alone, or is away.
    """
    try:
        _ask(one, campaign, at=at)
    except ServiceError as error:
        log.error("%s: %s, code %d", one.ledger, error.fault, error.code)  # noqa: TRY400 - its code says all
        _note_gap(one, error, campaign, at=at)
        if error.fault in PASSING:
            raise NotNow(error.wait) from None


def _ask(one: Asking, campaign: Campaign, *, at: datetime) -> None:
    cursor = begin_pass(door=one.ledger, first=campaign.opens, at=at, overlap=one.overlap)
    since = _shown_since(one, cursor, campaign)
    while cursor.next is not None:
        page = one.ask(cursor.next or one.first(since))
        if page.raw:
            receive(door=one.door, raw=page.raw, headers=one.headers, at=at)
            one.after(page.raw)
        keep_place(cursor=cursor, following=page.next)
        if page.next is None:
            note_collected(door=one.ledger, since=since, until=cursor.began_at)
        if page.wait:
            raise ServiceError(Fault.QUOTA, 0, page.wait)


def _shown_since(one: Asking, cursor: Cursor, campaign: Campaign) -> datetime:
    """From when on the service still shows what was told; what is before is lost and said so."""
    if one.reaches_back is None:
        return cursor.since
    shown = cursor.began_at - one.reaches_back
    reached = cursor.reached_at or campaign.opens
    if reached < shown:
        note_missed(door=one.ledger, since=reached, until=shown, reason=WINDOW)
    return max(cursor.since, shown)


def _note_gap(one: Asking, error: ServiceError, campaign: Campaign, *, at: datetime) -> None:
    cursor = pass_of(one.ledger)
    reached = cursor.reached_at if cursor else None
    since = reached or campaign.opens
    if one.reaches_back is not None:  # what lies before is lost whatever the service answers
        since = max(since, at - one.reaches_back)
    note_missed(door=one.ledger, since=since, until=at, reason=error.fault)
    if cursor and error.fault == Fault.REQUEST:
        # The place that was kept may have run out: the next pass begins anew.
        forget_place(cursor=cursor)

"""Asks X for posts with the campaign's hashtags: paid for, so estimated first and never by itself.

Thin: what is deleted on X after it was found is not asked for again.
"""

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final

from django_tasks import task

from sangsuk.connectors.asking import Fault, Page, ServiceError
from sangsuk.connectors.x import DOLLARS_A_POST, REACHES_BACK
from sangsuk.connectors.x.page import posts_in
from sangsuk.connectors.x.search import X, moment, query_of
from sangsuk.flow.doors.deliveries import X_SEARCH
from sangsuk.flow.doors.polled import XDoor, x_door
from sangsuk.flow.doors.polling import Asking, ask_through
from sangsuk.flow.memory import remember_campaign
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.inbox.cursors import pass_of
from sangsuk.records.inbox.spending import note_spent, spent

OVERLAP: Final = timedelta(hours=1)  # each post that is read again is paid for again next day
NEWEST: Final = timedelta(seconds=30)  # X shows nothing younger
MARGIN: Final = timedelta(minutes=1)  # of its seven days: the question takes a while
LEDGER: Final = "x_search"


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What a pull would give and cost."""

    posts: int
    since: datetime
    until: datetime
    spent_today: Decimal

    @property
    def dollars(self) -> Decimal:
        return self.posts * DOLLARS_A_POST


@task()
def poll_x(*, at: datetime) -> None:
    """Pull where what it would cost is left of the day's dollars.

    Raises:
        NotNow: X asks to be left alone, or is away.
    """
    door = x_door(os.environ)
    if door is not None and door.dollars_a_day:
        pull_x(door, remember_campaign(None, at=at), most=door.dollars_a_day, at=at)


def estimate_x(door: XDoor, campaign: Campaign, *, at: datetime) -> Estimate:
    """Ask X how many posts there are; nothing is read and nothing is to be paid.

    Raises:
        ServiceError: X does not answer.
    """
    cursor = pass_of(LEDGER)
    reached = cursor.reached_at if cursor else None
    asked = max((reached - OVERLAP) if reached else campaign.opens, campaign.opens)
    since, until = max(asked, at - REACHES_BACK + MARGIN), _until(campaign, at)
    is_over = since >= until
    posts = 0 if is_over else X(door.url, door.token).count(_question(campaign, since, until))
    return Estimate(posts=posts, since=since, until=until, spent_today=_spent_today(at))


def pull_x(door: XDoor, campaign: Campaign, *, most: Decimal, at: datetime) -> None:
    """Read what there is, where all of today's together costs no more than `most` dollars.

    Raises:
        NotNow: it costs more, X asks to be left alone, or is away.
    """
    ask_through(_asking(door, campaign, most=most, at=at), campaign, at=at)


def _asking(door: XDoor, campaign: Campaign, *, most: Decimal, at: datetime) -> Asking:
    service = X(door.url, door.token)

    def ask(asked: dict[str, str]) -> Page:
        if "next_token" not in asked and not _is_there(door, campaign, most=most, at=at):
            return Page(raw=b"", next=None)
        page = service.search(asked)
        note_spent(door=X_SEARCH, day=at.astimezone(UTC).date(), amount=posts_in(page.raw))
        if page.next is not None and _spent_today(at) >= most:
            raise ServiceError(Fault.QUOTA, 0, _tomorrow(at))
        return page

    return Asking(
        ledger=LEDGER,
        door=X_SEARCH,
        ask=ask,
        first=lambda since: _question(campaign, since, _until(campaign, at)),
        reaches_back=REACHES_BACK - MARGIN,
        overlap=OVERLAP,
    )


def _is_there(door: XDoor, campaign: Campaign, *, most: Decimal, at: datetime) -> bool:
    """Whether there is anything to read.

    Raises:
        ServiceError: it would cost more than may be spent today.
    """
    estimate = estimate_x(door, campaign, at=at)
    if estimate.spent_today + estimate.dollars > most:
        raise ServiceError(Fault.QUOTA, 0, _tomorrow(at))
    return estimate.posts > 0


def _question(campaign: Campaign, since: datetime, until: datetime) -> dict[str, str]:
    query = query_of(rules_of(campaign).hashtags)
    return {"query": query, "start_time": moment(since), "end_time": moment(until)}


def _until(campaign: Campaign, at: datetime) -> datetime:
    """No post after the close is paid for."""
    return min(campaign.closes, at - NEWEST)


def _spent_today(at: datetime) -> Decimal:
    return spent(door=X_SEARCH, day=at.astimezone(UTC).date()) * DOLLARS_A_POST


def _tomorrow(at: datetime) -> timedelta:
    today = at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return today + timedelta(days=1) - at

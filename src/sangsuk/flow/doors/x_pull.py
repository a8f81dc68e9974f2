"""X asked by a person, who is told first what it costs."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal

from sangsuk.connectors.asking import ServiceError
from sangsuk.core.errors import CallError
from sangsuk.flow.doors.polled import XDoor
from sangsuk.flow.doors.x import Estimate, estimate_x, pull_x
from sangsuk.flow.work.worker import NotNow
from sangsuk.records.campaigns.models import Campaign


def estimate_now(door: XDoor, campaign: Campaign, *, at: datetime) -> Estimate:
    """What a pull would give and cost.

    Raises:
        CallError: X does not answer.
    """
    with _said_to_a_person():
        return estimate_x(door, campaign, at=at)


def pull_now(door: XDoor, campaign: Campaign, *, most: Decimal, at: datetime) -> Estimate:
    """Read what there is, where all of today's together costs no more than `most` dollars.

    Raises:
        CallError: it costs more, or X does not give all now.
    """
    with _said_to_a_person():
        estimate = estimate_x(door, campaign, at=at)
        total = estimate.spent_today + estimate.dollars
        if total > most:
            raise _too_dear(total, most)
        pull_x(door, campaign, most=most, at=at)
    return estimate


@contextmanager
def _said_to_a_person() -> Iterator[None]:
    try:
        yield
    except (ServiceError, NotNow) as fault:
        raise CallError(
            "pull.no_answer",
            what=f"X does not give all now ({fault}).",
            where="x",
            remedy="see sangsuk doors for what was missed; the next pull goes on from there.",
        ) from None


def _too_dear(total: Decimal, most: Decimal) -> CallError:
    return CallError(
        "pull.too_dear",
        what=f"Today would cost ${total:,.2f}; --most allows ${most:,.2f}. Nothing was read.",
        where="--most",
        remedy=f"give --most {total:.2f} to read them.",
    )

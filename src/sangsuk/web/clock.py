"""The clock that the entrances read; below them, time comes in as `at=`."""

import os
from datetime import UTC, datetime
from typing import Final

from sangsuk.core.errors import CallError

SETTING: Final = "SANGSUK_CLOCK"


def now() -> datetime:
    """This moment, or the one that SANGSUK_CLOCK sets (2020-12-15T10:00:00+07:00).

    Raises:
        CallError: SANGSUK_CLOCK is no moment with an offset.
    """
    setting = os.environ.get(SETTING)
    if not setting:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(setting)
    except ValueError:
        raise _unreadable(setting) from None
    if moment.tzinfo is None:
        raise _unreadable(setting)
    return moment


def true_now() -> datetime:
    """This moment whatever SANGSUK_CLOCK sets: phones and locks go by no other."""
    return datetime.now(UTC)


def _unreadable(setting: str) -> CallError:
    return CallError(
        "clock.unreadable",
        what=f"{setting!r} is no moment with an offset.",
        where=SETTING,
        remedy="write it like 2020-12-15T10:00:00+07:00, or leave it out.",
    )

"""Nobody is woken: between eight in the evening and eight in the morning messages wait."""

from datetime import datetime, time, timedelta
from typing import Final

from sangsuk.core.thai.dates import BANGKOK

EVENING: Final = time(20)
MORNING: Final = time(8)


def next_waking_hour(at: datetime) -> datetime:
    """The first moment from `at` on at which people may be written to."""
    local = at.astimezone(BANGKOK)
    if MORNING <= local.time() < EVENING:
        return at
    day = local.date() + timedelta(days=local.time() >= EVENING)
    return datetime.combine(day, MORNING, BANGKOK)

"""By when an office should have answered: five working days, holidays left out."""

import csv
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Final

from sangsuk.core.thai.dates import BANGKOK
from sangsuk.core.thai.working_days import after_working_days, working_days_between

ANSWERED_WITHIN: Final = 5  # working days
_HOLIDAYS: Final = files("sangsuk") / "assets" / "holidays" / "thai.csv"


@cache
def load_holidays() -> frozenset[date]:
    """Days on which Thai offices are closed, beside Saturdays and Sundays."""
    with _HOLIDAYS.open(encoding="utf-8") as file:
        return frozenset(date.fromisoformat(row["day"]) for row in csv.DictReader(file))


def answer_due(told_at: datetime) -> date:
    """The day by which a story should be answered."""
    told = told_at.astimezone(BANGKOK).date()
    return after_working_days(told, ANSWERED_WITHIN, load_holidays())


def days_left(due: date, at: datetime) -> int:
    """Working days until then; negative: so many too late."""
    return working_days_between(at.astimezone(BANGKOK).date(), due, load_holidays())

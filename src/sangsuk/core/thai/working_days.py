"""Working days of Thai offices: no Saturday, no Sunday, no holiday."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Final

SATURDAY: Final = 5


def after_working_days(day: date, count: int, holidays: Collection[date]) -> date:
    """The working day that is so many after a day; the day itself is not counted."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day, holidays)
    return day


def working_days_between(first: date, last: date, holidays: Collection[date]) -> int:
    """Working days after `first` up to `last`; negative where `last` is before."""
    if last < first:
        return -working_days_between(last, first, holidays)
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(is_working_day(day, holidays) for day in days)


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    return day.weekday() < SATURDAY and day not in holidays

"""Working days leave out Saturdays, Sundays and holidays."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.thai.working_days import (
    after_working_days,
    is_working_day,
    working_days_between,
)
from sangsuk.flow.offices.clocks import load_holidays

HOLIDAYS = load_holidays()
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 1))


def test_the_days_around_a_constitution_day():
    friday = date(2020, 12, 4)

    assert [after_working_days(friday, n, HOLIDAYS).day for n in range(1, 5)] == [8, 9, 14, 15]


@given(DAYS, st.integers(1, 15))
def test_counting_forth_and_back_is_the_same(day, count):
    later = after_working_days(day, count, HOLIDAYS)

    assert is_working_day(later, HOLIDAYS)
    assert working_days_between(day, later, HOLIDAYS) == count
    assert working_days_between(later, day, HOLIDAYS) == -count


def test_every_year_has_its_holidays_and_none_is_at_a_weekend():
    per_year = {year: sum(day.year == year for day in HOLIDAYS) for year in range(2020, 2031)}

    assert all(15 <= count <= 25 for count in per_year.values())
    assert all(day.weekday() < 5 for day in HOLIDAYS)
    assert date(2020, 12, 10) + timedelta(days=1) in HOLIDAYS

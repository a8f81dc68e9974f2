"""Days as people type them into a form: read in every usual form, never by a guess of the era."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.thai.dates import BE_AHEAD, thai_date
from sangsuk.core.thai.typed_days import DayUnreadError, Era, Unread, typed_day

FIFTH = date(2020, 12, 5)


@pytest.mark.parametrize(
    "typed",
    [
        "5 ธ.ค. 2563",
        "5 ธค 2563",
        "5ธค2563",
        "๕ ธันวาคม ๒๕๖๓",
        "5 ธันวา 2563",
        "  05 / 12 / 2563 ",
        "5/12/2563",
        "5-12-2563",
        "5.12.2563",
        "5 12 2563",
        "2563-12-05",
        "5 ธ.ค. พ.ศ. 2563",
        "5/12/2563 พ.ศ.",
        "วันเสาร์ที่ 5 ธันวาคม พ.ศ. 2563",
        "วันที่ 5 เดือนธันวาคม พ.ศ. 2563",
        "5 ธ.ค. ค.ศ. 2020",
        "5 Dec 2563",
    ],
)
def test_a_day_of_the_buddhist_era_is_read_however_it_is_typed(typed: str):
    assert typed_day(typed, Era.BUDDHIST) == FIFTH


@pytest.mark.parametrize(
    "typed",
    [
        "5 Dec 2020",
        "5 Dec. 2020",
        "5 december 2020",
        "December 5, 2020",
        "5/12/2020",
        "2020-12-05",
        "5 ธ.ค. 2020",
        "5 ธ.ค. พ.ศ. 2563",
    ],
)
def test_a_day_of_the_common_era_is_read_where_the_page_shows_that_era(typed: str):
    assert typed_day(typed, Era.COMMON) == FIFTH


@pytest.mark.parametrize(
    ("typed", "era"),
    [
        ("5 ธ.ค. 2020", Era.BUDDHIST),
        ("5/12/2020", Era.BUDDHIST),
        ("2020-12-05", Era.BUDDHIST),
        ("5 Dec 2020", Era.BUDDHIST),
        ("5 ธ.ค. 2563", Era.COMMON),
        ("5/12/2563", Era.COMMON),
    ],
)
def test_a_year_of_the_other_era_is_not_taken_and_the_day_that_may_be_meant_is_told(typed, era):
    with pytest.raises(DayUnreadError) as told:
        typed_day(typed, era)

    assert (told.value.why, told.value.meant) == (Unread.OTHER_ERA, FIFTH)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", Unread.EMPTY),
        (" \u200b ", Unread.EMPTY),
        ("พรุ่งนี้", Unread.FORM),
        ("5 ธ.ค.", Unread.FORM),
        ("ธ.ค. 2563", Unread.FORM),
        ("5/12/2563 เช้า", Unread.FORM),
        ("5/12/" + "9" * 5000, Unread.FORM),
        ("5 มนาคม 2563", Unread.MONTH),
        ("5 De 2563", Unread.MONTH),
        ("12/25/2563", Unread.MONTH),
        ("5/0/2563", Unread.MONTH),
        ("5/12/63", Unread.YEAR),
        ("5 ธ.ค. 63", Unread.YEAR),
        ("5 ธ.ค. 2263", Unread.YEAR),
        ("5 ธ.ค. 25630", Unread.YEAR),
        ("5 ธ.ค. ค.ศ. 2563", Unread.YEAR),
        ("5 ธ.ค. พ.ศ. 2020", Unread.YEAR),
        ("29 ก.พ. 2564", Unread.NO_SUCH_DAY),
        ("29/2/2643", Unread.NO_SUCH_DAY),  # the common year 2100
        ("31 เม.ย. 2564", Unread.NO_SUCH_DAY),
        ("0/12/2563", Unread.NO_SUCH_DAY),
        ("29 ก.พ. 2021", Unread.NO_SUCH_DAY),
    ],
)
def test_what_is_no_day_says_why(typed: str, why: Unread):
    with pytest.raises(DayUnreadError) as told:
        typed_day(typed, Era.BUDDHIST)

    assert (told.value.why, told.value.meant) == (why, None)


@pytest.mark.parametrize(
    ("typed", "day"), [("29 ก.พ. 2563", date(2020, 2, 29)), ("29/2/2567", date(2024, 2, 29))]
)
def test_the_29th_of_february_is_a_day_of_leap_years(typed: str, day: date):
    assert typed_day(typed, Era.BUDDHIST) == day


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_that_the_house_writes_is_read_back(day: date):
    assert typed_day(thai_date(day), Era.BUDDHIST) == day
    assert typed_day(thai_date(day, short=True), Era.BUDDHIST) == day
    assert typed_day(f"{day.day}/{day.month}/{day.year + BE_AHEAD}", Era.BUDDHIST) == day
    assert typed_day(f"{day:%d %B %Y}", Era.COMMON) == day


@given(st.text(max_size=40), st.sampled_from(Era))
def test_whatever_is_typed_is_a_day_or_says_why_it_is_none(text: str, era: Era):
    try:
        read, why = typed_day(text, era), None
    except DayUnreadError as told:
        read, why = told.meant, told.why

    assert (read is None) == (why not in (None, Unread.OTHER_ERA))

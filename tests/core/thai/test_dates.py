from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.thai.dates import BANGKOK, parse_moment, thai_date, thai_moment


@pytest.mark.parametrize(
    "written",
    [
        "9 ธ.ค. 63",
        "9 ธค 2563",
        "๙ ธันวาคม ๒๕๖๓",
        "วันที่ 9 ธันวาคม พ.ศ. 2563",
        "วันพุธที่ 9 ธันวาคม 2563",
        "9 ธันวา 63",
        "9/12/2563",
        "09-12-63",
        "9.12.2563",
        "2563-12-09",
        "2020-12-09",
        "9 ธันวาคม ค.ศ. 2020",
    ],
)
def test_a_day_is_read_in_every_usual_form(written: str):
    assert parse_moment(written) == datetime(2020, 12, 9, tzinfo=BANGKOK)


@pytest.mark.parametrize(
    "written",
    [
        "9 ธ.ค. 63 14.30 น.",
        "วันที่ 9 ธันวาคม พ.ศ. 2563 เวลา 14.30 น.",
        "09/12/2563 14:30",
        "2020-12-09T14:30:00+07:00",
        "2563-12-09 14:30",
        "2020-12-09T07:30:00Z",
    ],
)
def test_a_moment_without_offset_is_in_bangkok(written: str):
    assert parse_moment(written) == datetime(2020, 12, 9, 14, 30, tzinfo=BANGKOK)


@pytest.mark.parametrize("written", ["", "เมื่อวาน", "31 ก.พ. 63", "9 มนาคม 2563", "32/12/2563"])
def test_what_is_no_date_is_refused(written: str):
    with pytest.raises(ValueError, match=r"no|day|month"):
        parse_moment(written)


def test_dates_are_written_in_the_buddhist_era():
    assert thai_date(date(2020, 12, 9)) == "9 ธันวาคม 2563"
    assert thai_date(date(2020, 12, 9), short=True) == "9 ธ.ค. 2563"
    midnight_in_bangkok = datetime(2020, 12, 31, 17, 0, tzinfo=UTC)
    assert thai_moment(midnight_in_bangkok) == "1 มกราคม 2564 เวลา 00.00 น."


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_written_day_reads_back(day: date):
    for short in (False, True):
        assert parse_moment(thai_date(day, short=short)).date() == day

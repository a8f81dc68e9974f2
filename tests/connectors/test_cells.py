from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.connectors.contract import Rejection
from sangsuk.connectors.files import cells
from sangsuk.connectors.files.cells import NoPost
from sangsuk.connectors.files.rows import COLUMNS, make_post
from sangsuk.core.terms.story import MOST_TEXT_BYTES, AuthorKind, Post

SECRET = "ป้าสมศรี 081-234-5678 ไปอำเภอมา"


def reason(check, *given) -> str:
    with pytest.raises(NoPost) as fault:
        check(*given)
    return str(fault.value)


@pytest.mark.parametrize(
    "written",
    [
        "2020-12-02T09:14:35+07:00",
        "2020-12-02 09:14:35+0700",
        "2020-12-02T02:14:35Z",
        "20201202T091435+07",
        " 2020-12-02T02:14:35.000+00:00 ",
    ],
)
def test_every_way_of_iso_8601_with_an_offset_is_one_moment(written: str):
    assert cells.moment(written) == datetime(2020, 12, 2, 2, 14, 35, tzinfo=UTC)


@pytest.mark.parametrize("written", ["2020-12-02", "2020-12-02T09:14:35", "2020-12-02 09:14"])
def test_a_moment_without_offset_is_refused_with_the_remedy(written: str):
    assert reason(cells.moment, written) == (
        f"posted_at {written} has no offset from UTC; write it as text, for Thai time with "
        "+07:00 at the end, like 2020-12-02T09:14:35+07:00"
    )


@pytest.mark.parametrize(
    "written",
    ["2563-12-02T09:14:35+07:00", "2563-12-02", "2/12/2563 09:14", "๒/๑๒/๒๕๖๓", "2 ธ.ค. 2563"],
)
def test_a_buddhist_year_is_refused_with_the_remedy(written: str):
    told = reason(cells.moment, written)
    assert "พ.ศ.; take 543 from the year and write it like 2020-12-02T09:14:35+07:00" in told


@pytest.mark.parametrize(
    "value",
    [None, "", "เมื่อวาน", 1606880075, True, "0001-01-01T00:00:00+14:00", "2020-13-02T00:00+07:00"],
)
def test_what_is_no_moment_is_refused(value: object):
    assert "2020-12-02T09:14:35+07:00" in reason(cells.moment, value)


def test_a_spreadsheet_date_has_no_offset():
    assert "has no offset" in reason(cells.moment, datetime(2020, 12, 2, 9, 14))  # noqa: DTZ001


def test_what_a_database_cannot_hold_is_refused_with_the_place():
    assert cells.needed_handle("9" * 300, "id") == "9" * 300
    assert reason(cells.needed_handle, "9" * 301, "id") == (
        "id is longer than 300 characters; the columns may have slipped"
    )
    assert reason(cells.needed_handle, "f" * 41, "platform") == (
        "platform is longer than 40 characters; the columns may have slipped"
    )
    assert reason(cells.story_text, "ดี\0มาก") == (
        "text holds a zero byte at character 3 and cannot be stored; export the row again"
    )


@pytest.mark.parametrize("value", ["1.23E+15", "1,02e+16", " 5E+11 ", 1.02e16, float("inf")])
@pytest.mark.parametrize("column", ["id", "author"])
def test_a_number_that_a_spreadsheet_rounded_is_no_identifier(value: object, column: str):
    assert column in reason(cells.needed_handle, value, column)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("0012", "0012"),
        (12, "12"),
        (12.0, "12"),
        (10**24, "1" + "0" * 24),
        (Decimal(10**19), "10000000000000000000"),
        ("1E15", "1E15"),
        ("a1.2E+5", "a1.2E+5"),
    ],
)
def test_an_identifier_keeps_every_digit(value: object, written: str):
    assert cells.handle(value, "id") == written


@pytest.mark.parametrize("value", [None, "", "  ", float("nan")])
def test_an_empty_cell_is_null(value: object):
    assert cells.handle(value, "author") is None
    assert cells.whole_number(value, "likes") is None
    assert cells.author_kind(value) is None
    assert reason(cells.needed_handle, value, "id") == "the row has no id"
    assert reason(cells.story_text, value) == "the row has no text, or only blanks"


@pytest.mark.parametrize("value", [5, 5.0, "5", "5.0", " 5 ", "๕"])
def test_a_whole_number_is_read_however_it_is_written(value: object):
    assert cells.whole_number(value, "likes") == 5


def test_thousands_may_be_set_apart():
    assert cells.whole_number("1,234", "likes") == 1234


@pytest.mark.parametrize("value", ["many", -1, 1.5, True, [1], "9" * 30, "²"])
def test_what_is_no_whole_number_is_refused(value: object):
    assert "likes" in reason(cells.whole_number, value, "likes")


def test_author_kinds_are_four():
    assert cells.author_kind(" Staff ") == AuthorKind.STAFF
    assert "citizen, staff, news, commercial" in reason(cells.author_kind, "robot")


def test_a_district_is_a_code_of_four_digits():
    assert cells.district_code(3021) == "3021"
    assert cells.district_code("3021") == "3021"
    assert "4 digits" in reason(cells.district_code, "ปากช่อง")


@pytest.mark.parametrize(
    "value",
    [["id_card", "relief"], "id_card;relief", "id_card, relief,", " id_card ;relief;id_card"],
)
def test_services_are_a_list_or_text_with_separators(value: object):
    assert cells.services(value) == ("id_card", "relief")


def test_an_unknown_service_is_refused():
    assert "no code of a service" in reason(cells.services, "id_card;ทำบัตร")


def test_half_a_character_is_refused_in_any_column():
    assert reason(cells.story_text, "ดีมาก \ud83d") == (
        "text holds half a character (lone surrogate U+D83D) at character 7 and cannot be stored "
        "as UTF-8; export the row again"
    )
    assert "author holds half a character" in reason(cells.handle, "\udc00", "author")
    assert "a byte that is not UTF-8 (0xE9)" in reason(cells.story_text, "caf\udce9")


def test_text_may_have_five_million_bytes_and_no_more():
    whole = "ก" * (MOST_TEXT_BYTES // 3)
    assert cells.story_text(whole) == whole
    assert "longer than 5,000,000 bytes" in reason(cells.story_text, whole + "กก")


@pytest.mark.parametrize("column", [column for column in COLUMNS if column != "text"])
def test_a_reason_never_quotes_what_slipped_into_another_column(column: str):
    row = {"id": "1", "platform": "x", "posted_at": "2020-12-02T09:14:35+07:00", "text": "ดี"}
    made = make_post(row | {column: SECRET}, where="posts.csv, line 2")
    assert isinstance(made, Post) or not any(word in made.reason for word in SECRET.split())


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(COLUMNS), anything))
def test_any_row_at_all_is_a_post_or_a_rejection(row: dict):
    assert isinstance(make_post(row, where="here"), Post | Rejection)

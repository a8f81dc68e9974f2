from datetime import UTC, datetime, timedelta, timezone

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.terms.story import AuthorKind, Post
from sangsuk.core.terms.tables import POSTS
from sangsuk.core.understand.post_arrays import (
    UNTOLD,
    PostArrays,
    letters_in,
    moment_of,
    moments_in,
    texts_in,
)
from sangsuk.core.understand.reader import BATCH, MOST_LETTERS, in_parts

OFFSETS = st.integers(-23 * 60 - 59, 23 * 60 + 59).map(lambda m: timezone(timedelta(minutes=m)))
MOMENTS = st.datetimes(timezones=OFFSETS)
WHOLE = MOMENTS.map(lambda moment: moment.replace(microsecond=0))
WRITTEN = st.one_of(
    *(moments.map(datetime.isoformat) for moments in (MOMENTS, WHOLE)),
    WHOLE.map(lambda moment: moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")),
    st.from_regex(
        r"[0-9]{4}-[0-3][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9][+-][0-2]\d:[0-6]\d"
    ),
    st.text(max_size=30),
    st.none(),
)


def slowly(written: str | None) -> int:
    try:
        moment = datetime.fromisoformat(written or "")
    except ValueError:
        return UNTOLD
    return UNTOLD if moment.tzinfo is None else moment_of(moment)


@given(st.lists(WRITTEN, max_size=6))
def test_moments_of_a_column_are_those_that_python_reads(written: list[str | None]):
    written = [each and each.encode(errors="ignore").decode() for each in written]
    column = pa.array(written, pa.string())
    assert moments_in(column).tolist() == [slowly(each) for each in written]
    assert moments_in(column[1:]).tolist() == [slowly(each) for each in written[1:]]


@pytest.mark.parametrize("day", ["2020-02-29", "2100-02-28", "2000-02-29", "1970-01-01"])
def test_leap_days_are_days(day: str):
    written = f"{day}T23:59:59+07:00"
    assert moments_in(pa.array([written])).tolist() == [slowly(written)]
    assert slowly(written) != UNTOLD


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=6))
def test_texts_of_a_column_are_those_put_into_it(texts: list[str]):
    column = pa.array(texts, pa.string())
    assert texts_in(column).strings() == texts
    assert texts_in(column[1:3]).strings() == texts[1:3]


THAI_WITH_OTHERS = st.lists(
    st.integers(0, 40).map("ก็".__mul__) | st.sampled_from(["a", " ", "é", "๛", "ຂ", "€", "😂"]),
    max_size=12,
).map("".join)


@given(st.lists(THAI_WITH_OTHERS, max_size=4))
def test_letters_are_read_and_counted_wherever_thai_is_broken_by_others(texts: list[str]):
    column = pa.array(texts, pa.string())
    assert texts_in(column).strings() == texts
    assert letters_in(column).tolist() == [len(text) for text in texts]


@given(THAI_WITH_OTHERS, st.integers(0, 200), st.binary(min_size=1, max_size=1))
def test_one_byte_that_is_wrong_is_found_in_a_long_text(text: str, place: int, byte: bytes):
    told = bytearray((text + 30 * "ขอบคุณ").encode())
    told[place : place + 1] = byte
    bounds = pa.py_buffer(np.array([0, len(told)], np.int32))
    column = pa.StringArray.from_buffers(1, bounds, pa.py_buffer(bytes(told)))
    try:
        right = told.decode()
    except UnicodeDecodeError:
        with pytest.raises(UnicodeDecodeError):
            texts_in(column)
    else:
        assert texts_in(column).strings() == [right]


@given(st.binary(max_size=12))
def test_bytes_that_are_no_text_are_refused_as_python_refuses_them(some: bytes):
    bounds = pa.py_buffer(np.array([0, len(some)], np.int32))
    column = pa.StringArray.from_buffers(1, bounds, pa.py_buffer(some))
    try:
        text = some.decode()
    except UnicodeDecodeError:
        with pytest.raises(UnicodeDecodeError):
            texts_in(column)
    else:
        assert texts_in(column).strings() == [text]


def test_what_few_posts_have_is_told_of_these():
    moment = datetime(2020, 12, 2, 9, tzinfo=UTC)
    rows = [{"text": "ก"}, {"author_kind": "news", "chosen_services": ["id_card"], "text": "ข"}]
    rows[0] |= {"chosen_district": "5505", "found_at": moment.isoformat()}
    same = {"id": "1", "platform": "x", "posted_at": moment.isoformat()}
    told = PostArrays.of_columns(pa.RecordBatch.from_pylist([same | row for row in rows], POSTS))
    one = Post(id="1", platform="x", posted_at=moment, author=None, text="ก")
    assert told.texts.strings() == ["ก", "ข"]
    assert told.chosen == {0: "5505"}
    assert told.services == {1: ["id_card"]}
    assert told.kinds.tolist() == [-1, list(AuthorKind).index(AuthorKind.NEWS)]
    assert told.times.found.tolist() == [moment_of(moment), UNTOLD]
    assert PostArrays.of([one]).times.posted.tolist() == [moment_of(moment)]


def test_a_moment_without_a_time_zone_is_refused():
    row = {"id": "1", "platform": "x", "posted_at": "2020-12-02T09:00:00+07:00", "text": ""}
    posts = pa.RecordBatch.from_pylist([row | {"found_at": "2020-12-02T09:00:00"}], POSTS)
    with pytest.raises(ValueError, match="without a time zone"):
        PostArrays.of_columns(posts)


@given(st.lists(st.sampled_from([0, 480, 5_000_000]), max_size=3 * BATCH // 2))
def test_posts_are_read_in_parts_of_few_letters(letters: list[int]):
    parts = [letters[part] for part in in_parts(letters)]
    assert [number for part in parts for number in part] == letters
    for part, after in zip(parts, [*parts[1:], None], strict=False):
        assert len(part) == 1 or (len(part) <= BATCH and sum(part) <= MOST_LETTERS)
        if after is not None:
            assert len(part) == BATCH or sum(part) + after[0] > MOST_LETTERS

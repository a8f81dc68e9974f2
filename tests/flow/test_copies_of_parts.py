"""Copies of readings that lie in parts, on disk, against the slow twin that holds all."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import PRAISED, a_reading

from sangsuk.core.terms.reading import Reading, Reason, Review
from sangsuk.core.terms.reading_row import reading_of, row_of
from sangsuk.core.terms.tables import PLACES, SIGNED
from sangsuk.core.understand.copies import mark_copies, sign_text
from sangsuk.core.understand.post_arrays import moment_of
from sangsuk.engines.parts import Parts
from sangsuk.flow.reading.assemble import assemble, marks_of
from sangsuk.flow.reading.copies_of_parts import find_copies_of
from sangsuk.flow.reading.disk_room import DiskRoom
from sangsuk.flow.reading.time_order import order_by_time

FIRST = datetime(2020, 12, 10, 9, tzinfo=UTC)
WORDS = ("ขอชื่นชม", "อำเภอปัว", "บริการ", "ประทับใจ", "ยิ้มแย้ม", "รวดเร็ว", "ทันใจ", "แนะนำ", "ดีมาก")
REASONS = (None, None, None, Reason.HASHTAG)
REVIEWS = ((), (Review.PII_UNSURE,))


def read(chance: random.Random, number: int, sources: list[str]) -> Reading:
    """A story of a few kinds, moments and offices, some of them read as not eligible."""
    words = chance.choice(sources).split(" ")
    for _ in range(chance.randrange(12)):
        words[chance.randrange(len(words))] = chance.choice(WORDS)
    codes = chance.choice([(), ("5505",), ("1001", "5505")])
    told = a_reading(
        f"เรื่อง{number}",
        None,
        *((code, PRAISED) for code in codes),
        at=FIRST + timedelta(hours=chance.randrange(3)),
        reason=chance.choice(REASONS),
        platform=chance.choice(["x", "facebook"]),
        review=chance.choice(REVIEWS),
    )
    return replace(told, signature=sign_text("".join(words)))


def keep(readings: list[Reading], parts: Parts, rows: int) -> None:
    """As an engine keeps what it read."""
    schema = pa.unify_schemas([SIGNED, PLACES])
    for number, start in enumerate(range(0, len(readings), rows)):
        some = [
            row_of(each)
            | {"signature": each.signature, "moment": moment_of(each.posted_at)}
            | {"row": start + at, "where": "", "key": b"", "told": b""}
            for at, each in enumerate(readings[start : start + rows])
        ]
        parts.keep(number, pa.RecordBatch.from_pylist(some, schema=schema))


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 90), st.integers(1, 5), st.integers(1, 40))
def test_parts_on_disk_are_marked_as_the_slow_twin_marks_what_it_holds(
    seed: int, texts: int, sources: int, rows: int
):
    chance = random.Random(seed)
    source = [" ".join(chance.choices(WORDS, k=25)) for _ in range(sources)]
    readings = [read(chance, number, source) for number in range(texts)]
    with TemporaryDirectory() as folder:
        parts = Parts(Path(folder))
        keep(readings, parts, rows)
        kept = sorted(path.name for path in parts.folder.iterdir())
        nothing = np.empty(0, np.int64)
        found = find_copies_of(parts, nothing, parts.folder)
        marked = [
            reading_of(row)
            for batch in assemble(parts, marks_of(parts, nothing, found))
            for row in batch.to_pylist()
        ]
        assert sorted(path.name for path in parts.folder.iterdir()) == kept
    assert marked == [replace(each, signature=b"") for each in mark_copies(readings)]


def test_repeats_are_left_out_and_copied_by_nothing(tmp_path: Path):
    chance, parts = random.Random(1), Parts(tmp_path)
    one = replace(read(chance, 0, [" ".join(WORDS)]), ineligible_reason=None, posted_at=FIRST)
    later = [replace(one, id=f"เรื่อง{n}", posted_at=FIRST + timedelta(hours=n)) for n in (1, 2)]
    keep([one, *later], parts, 2)
    first_is_repeated = np.array([0])
    found = find_copies_of(parts, first_is_repeated, tmp_path)
    (batch, last) = assemble(parts, marks_of(parts, first_is_repeated, found))
    told = [*batch.to_pylist(), *last.to_pylist()]
    assert [(row["id"], row["duplicate_of"]) for row in told] == [
        ("เรื่อง1", None),
        ("เรื่อง2", "เรื่อง1"),
    ]


@pytest.mark.parametrize("at_once", [1, 3, 1000])
@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4), st.text("ก\x01z", max_size=3)), max_size=40))
def test_posts_are_in_order_of_moment_and_name(at_once: int, told: list[tuple[int, str]]):
    moments = np.array([moment for moment, _ in told], np.int64)
    names = pa.array([name.encode() for _, name in told], pa.large_binary())
    order = order_by_time(moments, names, at_once=at_once)
    assert order.tolist() == sorted(range(len(told)), key=lambda at: (*told[at], at))


def test_arrays_on_disk_keep_what_is_written_and_leave_no_file(tmp_path: Path):
    room = DiskRoom(tmp_path)
    array, empty = room.array((3, 2), np.int32), room.array((0,), np.int64)
    array[1] = 7
    room.rest()
    assert array.tolist() == [[0, 0], [7, 7], [0, 0]]
    assert empty.tolist() == []
    assert list(tmp_path.iterdir()) == []

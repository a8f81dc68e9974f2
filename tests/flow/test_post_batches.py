"""Rows that come many at once are the posts, the rejections and the parts of rows one by one."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sangsuk.connectors.contract import Post, Rejection
from sangsuk.connectors.files.parquet import ParquetFile
from sangsuk.flow.files.arriving import PLACED
from sangsuk.flow.files.post_batches import LETTERS_A_PART, ROWS_A_PART, PostBatches, Rejected, cut

PLAIN = {
    "id": "17",
    "platform": "facebook",
    "posted_at": "2020-12-02T09:14:35+07:00",
    "author": "u1",
    "text": "ขอบคุณอำเภอปัว",
    "url": "https://a.co/1",
    "entered_by": "desk",
    "author_kind": "citizen",
    "chosen_district": "5507",
    "found_at": "2020-12-03T09:14:35+07:00",
    "revised_at": None,
}
WORDS = st.one_of(
    st.sampled_from(
        ["", " ", "\u00a0", "\u2003", "ก", "a+b", "1.2E+17", "๑e+1", "a\0b", "x" * 300, "x" * 301]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
    st.none(),
)
MOMENTS = st.sampled_from(
    [
        *("2020-12-02T02:14:35Z", "2020-12-02 09:14:35+0700", "2020-12-02T09:14:35-00:00"),
        *("2020-12-02T09:14:35", "2563-12-02T09:14:35+07:00", "2399-12-31T23:30:00-10:00"),
        *("1899-01-01T00:00:00+07:00", "1969-01-01T00:00:00+00:00", " 2020-12-02T09:14:35+07:00"),
        *("2020-12-02T09:14:35.5+07:00", "2020-02-30T09:14:35+07:00", "", None),
    ]
)
CELLS = {
    **dict.fromkeys(("id", "platform", "author", "text", "url", "entered_by"), WORDS),
    **dict.fromkeys(("posted_at", "found_at", "revised_at"), MOMENTS),
    "author_kind": st.sampled_from(["staff", "STAFF", "robot", "", None]),
    "chosen_district": st.sampled_from(["5507", " 5507", "5507\n", "550", "๕๕๐๗", None]),
}
CHANGES = st.dictionaries(st.sampled_from(sorted(CELLS)), st.integers(0, 9), max_size=2)
NUMBERS = st.one_of(st.none(), st.integers(-1, 3), st.just(10**18))


@st.composite
def rows(draw: st.DrawFn) -> list[dict]:
    return [
        PLAIN
        | {name: draw(CELLS[name]) for name in draw(CHANGES)}
        | {"likes": draw(NUMBERS), "chosen_services": draw(st.sampled_from([None, [], ["relief"]]))}
        for _ in range(draw(st.integers(0, 6)))
    ]


def written(rows_told: list[dict], path: Path, **kinds: pa.DataType) -> Path:
    fields = [(name, kinds.get(name, pa.string())) for name in PLAIN]
    fields += [("likes", pa.int64()), ("chosen_services", pa.list_(pa.string()))]
    pq.write_table(pa.Table.from_pylist(rows_told, schema=pa.schema(fields)), path)
    return path


class OneByOne:
    """The same file of which no connector's columns are asked."""

    def __init__(self, path: Path) -> None:
        self._file = ParquetFile(path, title=path.name)
        self.name = self._file.name

    @property
    def where(self) -> str:
        return self._file.where

    @property
    def portion(self) -> float:
        return self._file.portion

    def read(self) -> Iterator[Post | Rejection]:
        return self._file.read()


def arrived(*connectors) -> tuple[list[dict], list[Rejected]]:
    rejected: list[Rejected] = []
    parts = PostBatches(connectors, rejected.append).read()
    return [row for part in parts for row in part.to_pylist()], rejected


def both(path: Path) -> None:
    at_once = arrived(ParquetFile(path, title=path.name))
    assert at_once == arrived(OneByOne(path))


@settings(max_examples=300, deadline=None)
@given(
    rows(),
    st.sampled_from([pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())]),
)
def test_many_at_once_are_the_same_posts_and_rejections(told: list[dict], kind: pa.DataType):
    with TemporaryDirectory() as folder:
        both(written(told, Path(folder) / "posts.parquet", text=kind, platform=kind))


@pytest.mark.parametrize(
    ("column", "kind", "values"),
    [
        ("text", pa.binary(), ["ดี".encode(), b"caf\xe9"]),
        ("id", pa.int64(), [1, 2]),
        ("author", pa.float64(), [1e16, float("nan")]),
        (
            "posted_at",
            pa.timestamp("ns", tz="Asia/Bangkok"),
            [datetime(2020, 12, 2, tzinfo=UTC)] * 2,
        ),
        ("url", pa.null(), [None, None]),
        ("url", pa.bool_(), [True, None]),
    ],
)
def test_columns_of_any_type_are_the_same(tmp_path: Path, column: str, kind, values: list):
    told = [PLAIN | {"id": str(n)} for n in range(2)]
    table = pq.read_table(written(told, tmp_path / "a.parquet"))
    at = table.column_names.index(column)
    pq.write_table(table.set_column(at, column, pa.array(values, kind)), tmp_path / "b.parquet")
    both(tmp_path / "b.parquet")


def test_what_is_not_utf8_is_the_same(tmp_path: Path):
    raw = pa.array(["ดี".encode(), b"caf\xe9", b"good"], pa.binary())
    told = [PLAIN | {"id": str(n)} for n in range(3)]
    table = pq.read_table(written(told, tmp_path / "a.parquet"))
    text = pa.Array.from_buffers(pa.string(), 3, raw.buffers())
    at = table.column_names.index("text")
    pq.write_table(table.set_column(at, "text", text), tmp_path / "b.parquet")
    both(tmp_path / "b.parquet")


def test_missing_columns_and_many_rows_are_the_same(tmp_path: Path):
    told = [PLAIN | {"id": "" if n % 700 == 3 else f"p{n}"} for n in range(2 * ROWS_A_PART + 5)]
    table = pq.read_table(written(told, tmp_path / "a.parquet"))
    path = tmp_path / "b.parquet"
    pq.write_table(table.select(["text", "id", "platform", "posted_at"]), path)
    both(path)


def letters(lengths: list[int]) -> pa.RecordBatch:
    row = dict.fromkeys(PLACED.names) | {"id": "", "platform": "x", "posted_at": "", "where": ""}
    told = [row | {"text": "ก" * n, "row": at, "moment": 0} for at, n in enumerate(lengths)]
    return pa.RecordBatch.from_pylist(told, schema=PLACED)


@given(st.lists(st.sampled_from([1, 9, 1000]), max_size=12), st.integers(1, 5))
def test_parts_do_not_depend_on_how_rows_come(lengths: list[int], together: int):
    enough = LETTERS_A_PART // 1000
    whole = letters([n * enough for n in lengths if n < 1000] + [1] * len(lengths))
    pieces = [whole.slice(at, together) for at in range(0, whole.num_rows, together)]
    assert [part.to_pylist() for part in cut(pieces)] == [part.to_pylist() for part in cut([whole])]


def test_a_part_ends_with_the_row_that_makes_its_letters_enough():
    half = LETTERS_A_PART // 2
    parts = list(cut([letters([half, half, 1, half, half + 1, 7])]))
    assert [part["row"].to_pylist() for part in parts] == [[0, 1], [2, 3, 4], [5]]


def test_usual_rows_need_not_be_looked_at_one_by_one(tmp_path: Path):
    told = [PLAIN | {"id": str(n), "likes": n, "author": None} for n in range(9)]
    path = written(told, tmp_path / "posts.parquet")
    (some,) = ParquetFile(path, title=path.name).read_some()
    assert (some.plain.all(), some.posts.num_rows, some.others) == (True, 9, {})

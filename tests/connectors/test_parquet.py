from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from a_row import A_ROW

from sangsuk.core.errors import UnreadableSourceError


@pytest.fixture
def parquet(tmp_path: Path):
    def made(columns: dict | None = None, rows: int = 1, **given) -> Path:
        table = pa.table({name: [value] * rows for name, value in A_ROW.items()} | (columns or {}))
        pq.write_table(table, tmp_path / "posts.parquet", **given)
        return tmp_path / "posts.parquet"

    return made


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary()]
)
def test_text_may_be_of_any_string_type(read, parquet, kind: pa.DataType):
    text = pa.array([A_ROW["text"].encode()], pa.binary()).cast(pa.string()).cast(kind)
    (post,), rejected = read(parquet({"text": text}))
    assert (post.text, rejected) == (A_ROW["text"], [])


def test_text_may_be_a_dictionary(read, parquet):
    (post,), _ = read(parquet({"text": pa.array([A_ROW["text"]]).dictionary_encode()}))
    assert post.text == A_ROW["text"]


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_a_timestamp_with_zone_is_a_moment(read, parquet, unit: str):
    moment = datetime(2020, 12, 2, 2, 14, 35, tzinfo=UTC)
    stamps = pa.array([moment], pa.timestamp(unit, tz="Asia/Bangkok"))
    (post,), _ = read(parquet({"posted_at": stamps}))
    assert (post.posted_at, post.posted_at_given) == (moment, "2020-12-02T09:14:35+07:00")


def test_a_timestamp_without_zone_is_rejected(read, parquet):
    stamps = pa.array([datetime(2020, 12, 2, 9, 14)], pa.timestamp("us"))  # noqa: DTZ001
    _, (rejected,) = read(parquet({"posted_at": stamps}))
    assert rejected.where == "posts.parquet, row 1"
    assert "has no offset" in rejected.reason


def test_whole_numbers_are_identifiers_and_rounded_ones_are_not(read, parquet):
    (post,), _ = read(parquet({"id": pa.array([1234567890123456789], pa.int64())}))
    assert post.id == "1234567890123456789"

    _, (rejected,) = read(parquet({"id": pa.array([1.23e18], pa.float64())}))
    assert "has rounded" in rejected.reason


def test_a_list_of_services_and_numbers_with_gaps_are_read(read, parquet):
    (post,), _ = read(
        parquet({"chosen_services": pa.array([["id_card"]]), "likes": pa.array([float("nan")])})
    )
    assert (post.chosen_services, post.likes) == (("id_card",), None)


@pytest.mark.parametrize("kind", [pa.string(), pa.binary()])
def test_what_is_not_utf8_costs_its_row_alone(read, parquet, kind: pa.DataType):
    raw = pa.array([b"caf\xe9", "ดี".encode()], pa.binary())
    text = pa.Array.from_buffers(kind, 2, raw.buffers())
    posts, rejected = read(parquet({"text": text}, rows=2))
    assert [post.text for post in posts] == ["ดี"]
    assert rejected[0].where == "posts.parquet, row 1"
    assert "not UTF-8" in rejected[0].reason


def test_no_rows_are_no_fault(read, parquet):
    assert read(parquet(rows=0)) == ([], [])


def test_rows_are_numbered_across_batches_and_row_groups(read, parquet):
    ids = [*map(str, range(2999)), ""]
    posts, (rejected,) = read(parquet({"id": ids}, rows=3000, row_group_size=700))
    assert (len(posts), rejected.where) == (2999, "posts.parquet, row 3000")


def test_missing_columns_are_refused(read, tmp_path: Path):
    pq.write_table(pa.table({"id": ["1"], "message": ["ดี"]}), tmp_path / "posts.parquet")
    with pytest.raises(UnreadableSourceError) as fault:
        read(tmp_path / "posts.parquet")
    assert fault.value.what == "No column is named platform, posted_at, text."


def test_a_file_that_is_cut_off_anywhere_is_refused(read, parquet, write):
    whole = parquet(rows=50).read_bytes()
    for kept in range(1, len(whole), 101):
        with pytest.raises(UnreadableSourceError):
            read(write("cut.parquet", whole[:kept]))


def test_damage_inside_a_file_never_ends_in_a_traceback(read, parquet, write):
    whole = bytearray(parquet(rows=50).read_bytes())
    for place in range(0, len(whole), 53):
        damaged = whole.copy()
        damaged[place] ^= 0xFF
        with suppress(UnreadableSourceError):
            posts, rejections = read(write("damaged.parquet", bytes(damaged)))
            assert len(posts) + len(rejections) == 50

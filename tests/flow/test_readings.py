import json
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from told import BANG_BAN, PRAISED, a_campaign, a_reading, december

from sangsuk.core.errors import CallError, UnreadableSourceError
from sangsuk.core.terms.reading_row import row_of
from sangsuk.core.terms.tables import READINGS
from sangsuk.flow.files.readings import recall_readings, write_readings

ONE, TWO = a_reading("1", "u1", (BANG_BAN, PRAISED)), a_reading("2", None)


def code(path: Path) -> str:
    with pytest.raises((UnreadableSourceError, CallError)) as fault:
        recall_readings(path)
    return fault.value.code


@pytest.mark.parametrize("ending", [".jsonl", ".parquet"])
@pytest.mark.parametrize(
    "readings", [[], [ONE, TWO], [a_reading(str(n), "u") for n in range(3000)]]
)
def test_readings_come_back_as_they_were_written(tmp_path: Path, ending: str, readings: list):
    path = tmp_path / f"readings{ending}"
    write_readings(map(row_of, readings), path, ending=ending)
    assert recall_readings(path) == readings


def test_parquet_has_the_columns_of_the_table(tmp_path: Path):
    write_readings([row_of(ONE)], tmp_path / "r.parquet", ending=".parquet")
    assert pq.read_schema(tmp_path / "r.parquet") == READINGS
    assert pq.read_table(tmp_path / "r.parquet").to_pylist() == [row_of(ONE)]


def test_jsonl_is_plain_thai_in_the_order_of_the_columns(tmp_path: Path):
    write_readings([row_of(ONE)], tmp_path / "r.jsonl", ending=".jsonl")
    line = (tmp_path / "r.jsonl").read_text()
    assert "เจ้าหน้าที่ยิ้มแย้ม" in line
    assert list(json.loads(line)) == READINGS.names


def test_a_damaged_line_is_named_and_nothing_is_counted(tmp_path: Path):
    path = tmp_path / "r.jsonl"
    write_readings(map(row_of, [ONE, TWO]), path, ending=".jsonl")
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(UnreadableSourceError) as fault:
        recall_readings(path)
    assert fault.value.where == "r.jsonl, line 2"


@pytest.mark.parametrize(
    "line", ["[]", "{}", '{"id": "1"}', "\ud800".encode("utf-8", "surrogatepass")]
)
def test_a_line_that_is_no_reading_is_refused(tmp_path: Path, line: str | bytes):
    (tmp_path / "r.jsonl").write_bytes(line if isinstance(line, bytes) else line.encode())
    assert code(tmp_path / "r.jsonl") == "readings.damaged"


def test_blank_lines_are_no_rows(tmp_path: Path):
    (tmp_path / "r.jsonl").write_text(f"\n{json.dumps(row_of(ONE))}\n\n")
    assert recall_readings(tmp_path / "r.jsonl") == [ONE]


def test_a_post_that_is_read_twice_is_refused(tmp_path: Path):
    write_readings(map(row_of, [ONE, ONE]), tmp_path / "r.jsonl", ending=".jsonl")
    assert code(tmp_path / "r.jsonl") == "readings.damaged"


def test_a_parquet_that_is_cut_off_or_of_something_else_is_refused(tmp_path: Path):
    write_readings([row_of(ONE)], tmp_path / "r.parquet", ending=".parquet")
    whole = (tmp_path / "r.parquet").read_bytes()
    for content in [b"", whole[:100], whole[:-1]]:
        (tmp_path / "r.parquet").write_bytes(content)
        assert code(tmp_path / "r.parquet") == "readings.damaged"
    pq.write_table(pa.table({"id": ["1"]}), tmp_path / "r.parquet")
    assert code(tmp_path / "r.parquet") == "readings.damaged"


def test_a_wrong_path_is_told(tmp_path: Path):
    assert code(tmp_path / "none.jsonl") == "readings.not_there"
    assert code(tmp_path / "none") == "readings.not_there"
    (tmp_path / "readings.csv").touch()
    assert code(tmp_path / "readings.csv") == "readings.unknown_ending"


@pytest.mark.parametrize("ending", [".jsonl", ".parquet"])
def test_readings_of_other_hashtags_or_another_window_are_not_ranked(tmp_path: Path, ending: str):
    path, ours = tmp_path / f"r{ending}", a_campaign()
    window = replace(ours.window, closes=december(25))
    write_readings([row_of(ONE, goes_by=ours.eligibility_digest)], path, ending=ending)

    assert recall_readings(path, made_for=a_campaign(digest="1" * 64, tie_chain=())) == [ONE]
    for other in (a_campaign(window=window), a_campaign(hashtags=("#สุขนี้ที่อำเภอ",))):
        with pytest.raises(CallError, match="read the posts again") as fault:
            recall_readings(path, made_for=other)
        assert fault.value.code == "readings.other_campaign"


def test_a_changed_bit_within_a_page_is_noticed(tmp_path: Path):
    path = tmp_path / "r.parquet"
    rows = (row_of(a_reading(f"post {n**3}", f"u{n**3}")) for n in range(2000))
    write_readings(rows, path, ending=".parquet")
    whole = path.read_bytes()
    group = pq.ParquetFile(path).metadata.row_group(0)
    pages = [group.column(n) for n in range(group.num_columns)]
    long = [page for page in pages if page.total_compressed_size > 2000]
    assert {page.path_in_schema for page in long} >= {"id", "author"}
    for page in long:
        at = page.data_page_offset + page.total_compressed_size // 4
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert code(path) == "readings.damaged"

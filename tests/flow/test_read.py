import csv
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import Workbook

from sangsuk.core.errors import CallError, UnreadableSourceError
from sangsuk.core.terms.tables import READINGS
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.counting.files import rank_file
from sangsuk.flow.counting.results import FILES
from sangsuk.flow.files.post_batches import ROWS_A_PART
from sangsuk.flow.reading.read import RowCount, read_to_file, run

CAMPAIGN = load_campaign("amphoe-sangsuk-2563")
TAGS = "#สุขนี้ที่อำเภอ #ทุกข์น้อยลงสุขมากขึ้น"


def post(id_: str, text: str, **changed: object) -> dict:
    return {
        "id": id_,
        "platform": "facebook",
        "posted_at": "2020-12-02T09:14:35+07:00",
        "author": f"u{id_}",
        "author_kind": "citizen",
        "text": f"{text} {TAGS}",
    } | changed


PAK_CHONG = post("1", "พาแม่ไปทำบัตรประชาชนที่อำเภอปากช่อง พูดเพราะมาก ไม่ถึงสิบนาทีก็เสร็จ แม่ยิ้มกลับบ้าน")
KAO_LIAO = post("2", "แจ้งเกิดหลานที่ที่ว่าการอำเภอเก้าเลี้ยว รวดเร็ว ยิ้มแย้ม ขอบคุณมากค่ะ", author=None)
UNTAGGED = post("3", "") | {"text": "วันนี้ฝนตก"}
STORIES = [PAK_CHONG, KAO_LIAO, UNTAGGED]


def told(path: Path, rows: list[dict]) -> Path:
    """The rows as a file of the kind that its ending names."""
    columns = list(PAK_CHONG)
    cells = [[row.get(column) for column in columns] for row in rows]
    if path.suffix == ".jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    elif path.suffix == ".csv":
        with path.open("w", encoding="cp874", newline="") as file:
            csv.writer(file).writerows([columns, *cells])
    elif path.suffix == ".xlsx":
        book = Workbook()
        for line in [columns, *cells]:
            book.active.append(line)
        book.save(path)
    else:
        table = {column: [row.get(column) for row in rows] for column in columns}
        pq.write_table(pa.table(table, schema=pa.schema((c, pa.string()) for c in columns)), path)
    return path


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def read(posts: Path, out: Path) -> RowCount:
    return read_to_file(posts, CAMPAIGN, out, on_progress=lambda _: None)


def test_each_post_gets_one_reading(tmp_path: Path):
    rows = read(told(tmp_path / "posts.jsonl", STORIES), tmp_path / "r.jsonl")

    first, second, third = sorted(lines(tmp_path / "r.jsonl"), key=lambda reading: reading["id"])
    assert rows == RowCount(read=3, rejected=0)
    assert list(first) == READINGS.names
    assert [(d["code"], d["polarity"]) for d in first["districts"]] == [("3021", "positive")]
    assert [d["code"] for d in second["districts"]] == ["6006"]
    assert (second["author"], second["eligible"]) == (None, True)
    assert (third["eligible"], third["ineligible_reason"]) == (False, "hashtag")


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".parquet"])
def test_every_kind_of_file_gives_the_same_readings(tmp_path: Path, ending: str):
    read(told(tmp_path / "posts.jsonl", STORIES), tmp_path / "one.jsonl")
    read(told(tmp_path / f"posts{ending}", STORIES), tmp_path / "two.jsonl")
    assert (tmp_path / "two.jsonl").read_bytes() == (tmp_path / "one.jsonl").read_bytes()


def test_jsonl_and_parquet_hold_the_same_readings(tmp_path: Path):
    posts = told(tmp_path / "posts.jsonl", STORIES)
    read(posts, tmp_path / "r.jsonl")
    read(posts, tmp_path / "r.parquet")
    assert pq.read_table(tmp_path / "r.parquet").to_pylist() == lines(tmp_path / "r.jsonl")


def test_the_moment_comes_out_as_it_was_given(tmp_path: Path):
    moments = ["2020-12-02T02:14:35Z", "2020-12-02 09:14:35+0700", "2020-12-02T09:14:35+07:00"]
    rows = [post(str(n), "ดี", posted_at=moment) for n, moment in enumerate(moments)]
    read(told(tmp_path / "posts.jsonl", rows), tmp_path / "r.jsonl")
    assert {r["id"]: r["posted_at"] for r in lines(tmp_path / "r.jsonl")} == dict(
        zip("012", moments, strict=True)
    )


def test_rejected_rows_lie_beside_the_readings_with_place_and_reason(tmp_path: Path):
    rows = [PAK_CHONG, PAK_CHONG, {"platform": "x"}, PAK_CHONG | {"id": "4", "text": " "}]
    count = read(told(tmp_path / "posts.jsonl", rows), tmp_path / "r.parquet")
    rejected = lines(tmp_path / "r.rejected.jsonl")
    assert count == RowCount(read=1, rejected=3)
    assert [list(row) for row in rejected] == [["where", "reason"]] * 3
    assert [row["where"] for row in rejected] == [f"posts.jsonl, line {n}" for n in (2, 3, 4)]


def test_without_rejections_the_list_is_there_and_empty(tmp_path: Path):
    (tmp_path / "r.rejected.jsonl").write_text("of an earlier run")
    read(told(tmp_path / "posts.jsonl", STORIES), tmp_path / "r.jsonl")
    assert (tmp_path / "r.rejected.jsonl").read_bytes() == b""


def test_copies_are_found_across_the_files_of_a_folder(tmp_path: Path):
    folder = tmp_path / "posts"
    folder.mkdir()
    told(folder / "a.jsonl", [PAK_CHONG | {"id": "9", "posted_at": "2020-12-03T00:00:00+07:00"}])
    told(folder / "b.csv", [PAK_CHONG])
    read(folder, tmp_path / "r.jsonl")
    assert {r["id"]: r["duplicate_of"] for r in lines(tmp_path / "r.jsonl")} == {
        "9": "1",
        "1": None,
    }


def test_a_text_of_one_megabyte_is_read(tmp_path: Path):
    long = post("1", "ไปทำบัตรที่อำเภอปากช่องมาค่ะ ดีมาก " * 11_000)
    assert len(long["text"].encode()) > 1_000_000
    assert read(told(tmp_path / "posts.jsonl", [long]), tmp_path / "r.jsonl").read == 1


def test_readings_are_never_written_over_or_among_the_posts(tmp_path: Path):
    posts = told(tmp_path / "posts.jsonl", STORIES)
    before = posts.read_bytes()
    (tmp_path / "x.rejected.jsonl").write_text("posts of somebody")
    for source, out in [
        (posts, posts),
        (tmp_path, tmp_path / "r.jsonl"),
        (tmp_path / "x.rejected.jsonl", tmp_path / "x.jsonl"),
    ]:
        with pytest.raises(CallError) as fault:
            read(source, out)
        assert fault.value.code == "output.among_posts"
    assert posts.read_bytes() == before


def test_a_source_that_breaks_off_leaves_the_old_result(tmp_path: Path):
    out = tmp_path / "r.parquet"
    read(told(tmp_path / "posts.parquet", STORIES), out)
    before = out.read_bytes()
    (tmp_path / "posts.parquet").write_bytes((tmp_path / "posts.parquet").read_bytes()[:-30])
    with pytest.raises(UnreadableSourceError):
        read(tmp_path / "posts.parquet", out)
    assert out.read_bytes() == before
    assert {p.name for p in tmp_path.iterdir()} == {
        "posts.parquet",
        "r.parquet",
        "r.rejected.jsonl",
    }


def test_progress_goes_up_to_the_whole(tmp_path: Path):
    portions: list[float] = []
    rows = [post(str(n), f"เรื่องที่ {n}") for n in range(ROWS_A_PART + 200)]
    read_to_file(
        told(tmp_path / "posts.jsonl", rows),
        CAMPAIGN,
        tmp_path / "r.jsonl",
        on_progress=portions.append,
    )
    assert portions == sorted(portions)
    assert (len(portions), portions[-1]) == (3, 1.0)


RESULTS = {*FILES}


def test_run_is_read_and_rank(tmp_path: Path):
    posts = told(tmp_path / "posts.jsonl", STORIES)
    run(posts, CAMPAIGN, tmp_path / "whole", on_progress=lambda _: None)
    read(posts, tmp_path / "r.jsonl")
    assert rank_file(tmp_path / "r.jsonl", CAMPAIGN, tmp_path / "ranked") == 3

    out = tmp_path / "whole"
    whole = {str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()}
    assert whole == RESULTS | {"readings.parquet", "readings.rejected.jsonl"}
    for name in RESULTS:
        assert (tmp_path / "whole" / name).read_bytes() == (tmp_path / "ranked" / name).read_bytes()
    summary = json.loads((tmp_path / "whole" / "summary.json").read_text())
    assert (summary["posts"], summary["eligible"], summary["districts_heard"]) == (3, 2, 2)


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".parquet"])
def test_a_header_alone_gives_878_silent_districts(tmp_path: Path, ending: str):
    rows = run(told(tmp_path / f"posts{ending}", []), CAMPAIGN, tmp_path / "out", on_progress=print)
    standings = pq.read_table(tmp_path / "out" / "standings.parquet")
    assert rows == RowCount(read=0, rejected=0)
    assert (standings.num_rows, standings["place"].null_count) == (878, 878)

import multiprocessing
import os
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pyarrow as pa
import pytest

from sangsuk.core.terms.tables import PLACES, POSTS
from sangsuk.engines.parts import Parts
from sangsuk.engines.threads import MOST_DEATHS, DeadWorkersError, Job, read_parts
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.reading.reader import load_reader

TEXTS = [
    "พาแม่ไปทำบัตรประชาชนที่อำเภอปากช่อง พูดเพราะมาก #สุขนี้ที่อำเภอ #ทุกข์น้อยลงสุขมากขึ้น",
    "วันนี้ฝนตก",
    "แจ้งเกิดหลานที่ที่ว่าการอำเภอเก้าเลี้ยว รวดเร็ว ยิ้มแย้ม",
]
SCHEMA = pa.unify_schemas([POSTS, PLACES])


def posts(number: int) -> pa.RecordBatch:
    """The part of that number: three posts."""
    row = dict.fromkeys(SCHEMA.names) | {
        "platform": "facebook",
        "posted_at": "2020-12-02T09:14:35+07:00",
        "where": "posts.jsonl",
        "moment": 0,
        "key": b"",
        "told": b"",
    }
    rows = [
        row | {"id": f"{number}-{n}", "text": text, "row": number * len(TEXTS) + n}
        for n, text in enumerate(TEXTS)
    ]
    return pa.RecordBatch.from_pylist(rows, schema=SCHEMA)


def job(folder: Path) -> Job:
    folder.mkdir(exist_ok=True)
    return Job(
        make_reader=partial(load_reader, careful=False),
        campaign=load_campaign("amphoe-sangsuk-2563"),
        parts=Parts(folder),
    )


def read(folder: Path, batches: Iterator[pa.RecordBatch], *, workers: int) -> list[dict]:
    told: list[int] = []
    count = read_parts(batches, job(folder), workers=workers, on_done=told.append)
    assert sum(told) == count * len(TEXTS)
    return [row for batch in Parts(folder).each() for row in batch.to_pylist()]


@pytest.fixture(scope="module")
def alone(tmp_path_factory) -> list[dict]:
    """What one worker makes of six parts."""
    return read(tmp_path_factory.mktemp("alone"), map(posts, range(6)), workers=1)


def test_one_worker_keeps_every_part_in_order(alone: list[dict]):
    assert [row["id"] for row in alone] == [f"{n}-{at}" for n in range(6) for at in range(3)]
    assert [row["row"] for row in alone] == list(range(18))
    assert [d["code"] for d in alone[0]["districts"]] == ["3021"]


@pytest.mark.slow
def test_more_workers_keep_the_same_parts(tmp_path: Path, alone: list[dict]):
    assert read(tmp_path, map(posts, range(6)), workers=2) == alone


def test_what_is_finished_is_not_read_again(tmp_path: Path, alone: list[dict]):
    read(tmp_path, map(posts, range(3)), workers=1)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert read(tmp_path, map(posts, range(6)), workers=1) == alone
    assert {path: path.stat().st_mtime_ns for path in before} == before


@pytest.mark.parametrize("damage", [b"", b"ARROW1", None])
def test_a_part_that_is_not_whole_is_read_again(tmp_path: Path, alone: list[dict], damage):
    read(tmp_path, map(posts, range(6)), workers=1)
    torn = sorted(tmp_path.iterdir())[2]
    torn.write_bytes(torn.read_bytes()[:-40] if damage is None else damage)
    assert read(tmp_path, map(posts, range(6)), workers=1) == alone


def killing(numbers: range, kill_at: set[int]) -> Iterator[pa.RecordBatch]:
    for number in numbers:
        if number in kill_at and (children := multiprocessing.active_children()):
            os.kill(children[0].pid, signal.SIGKILL)
        yield posts(number)


@pytest.mark.slow
def test_a_worker_that_is_killed_is_replaced(tmp_path: Path, alone: list[dict]):
    assert read(tmp_path, killing(range(6), {3, 5}), workers=2) == alone


def kill_oneself(folder: str) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.slow
def test_workers_that_always_die_end_the_work_with_advice(tmp_path: Path):
    deadly = Job(
        make_reader=partial(kill_oneself, ""),
        campaign=load_campaign("amphoe-sangsuk-2563"),
        parts=Parts(tmp_path),
    )
    with pytest.raises(DeadWorkersError, match=f"{MOST_DEATHS + 1} times"):
        read_parts(map(posts, range(6)), deadly, workers=2, on_done=lambda _: None)


def test_posts_are_taken_only_as_fast_as_they_are_read(tmp_path: Path):
    """Back-pressure: with one worker, no post is taken before the one before it is kept."""
    kept: list[int] = []

    def watched() -> Iterator[pa.RecordBatch]:
        for number in range(4):
            kept.append(len(list(tmp_path.glob("*.arrow"))))
            yield posts(number)

    read(tmp_path, watched(), workers=1)
    assert kept == [0, 1, 2, 3]

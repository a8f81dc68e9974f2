"""The reader itself, in this process."""

import sys
from collections.abc import Iterator, Sequence
from typing import Any, Final

import pyarrow as pa

from bench.clock import run, time_of
from bench.commands import CAMPAIGN, timed
from sangsuk.core.understand.batch import read_batch
from sangsuk.core.understand.reader import Reader
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.reading.reader import load_reader

BATCH: Final = 4096


def batches(texts: Sequence[str]) -> list[pa.RecordBatch]:
    rows = [
        {"id": str(n), "platform": "x", "posted_at": "2020-12-05T10:00:00+07:00", "text": text}
        for n, text in enumerate(texts)
    ]
    made: list[pa.RecordBatch] = pa.Table.from_pylist(rows).to_batches(max_chunksize=BATCH)
    return made


def read_all(texts: Sequence[str], reader: Reader) -> None:
    campaign = load_campaign(CAMPAIGN)
    for batch in batches(texts):
        read_batch(batch, reader, campaign)


def tiers(texts: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Every field of the contract, by the fast tier and by both."""
    for name in ("fast", "full"):
        reader = load_reader(careful=name == "full")
        read_all(texts[:BATCH], reader)  # compiled and warm
        took = time_of(lambda: read_all(texts, reader), best_of=2)  # noqa: B023 - run at once
        yield timed(f"ours, {name} tier", len(texts), took.cpu, took.wall)


def first_reading() -> dict[str, Any]:
    """From the start of a process to its first reading, with a warm kernel cache."""
    one = (
        "from bench.ours import read_all; from sangsuk.flow.reading.reader import load_reader;"
        "read_all(['ขอบคุณอำเภอปัว'], load_reader())"
    )
    command = [sys.executable, "-c", one]
    run(command)  # warms the cache
    ran = run(command)
    return {"bench": "first reading after start", "wall_s": round(ran.wall, 2)}

"""The reader itself: whole and stage by stage, in this process and as a command."""

import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from bench.clock import run, time_of
from bench.texts import write_posts
from sangsuk.core.understand.batch import read_batch
from sangsuk.core.understand.reader import Reader
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.reading.reader import load_reader

CAMPAIGN: Final = "amphoe-sangsuk-2563"
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
        yield _line(f"ours, {name} tier", len(texts), took.cpu, took.wall)


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


def whole(
    sizes: Sequence[int], folder: Path, *, workers: Sequence[int], engine: str = "threads"
) -> Iterator[dict[str, Any]]:
    """Parquet in, Parquet out and standings: the command, with all its processes."""
    for size in sizes:
        posts = write_posts(size, folder / f"posts-{size}.parquet")
        for count in workers:
            out = folder / f"out-{engine}"
            shutil.rmtree(out, ignore_errors=True)
            ran = run(
                [
                    *(str(Path(sys.executable).with_name("sangsuk")), "run", str(posts)),
                    *("--campaign", CAMPAIGN, "--out", str(out), "--tiers", "fast"),
                    *("--workers", str(count), "--engine", engine),
                ]
            )
            line = _line(f"sangsuk run, {engine}", size, ran.cpu, ran.wall)
            yield line | {"workers": count, "peak_mb": round(ran.peak_mb)}


def beside_threads(sizes: Sequence[int], folder: Path) -> Iterator[dict[str, Any]]:
    """Spark and workers of this machine on the same posts, and whether both read the same."""
    for size in sizes:
        yield from whole([size], folder, workers=(2,))
        for line in whole([size], folder, workers=(2,), engine="spark"):
            threads, spark = (
                pq.read_table(folder / f"out-{engine}" / "readings.parquet").sort_by("id")
                for engine in ("threads", "spark")
            )
            yield line | {"same_readings": threads.equals(spark)}


def _line(name: str, texts: int, cpu: float, wall: float) -> dict[str, Any]:
    return {
        "bench": name,
        "texts": texts,
        "cpu_s": round(cpu, 3),
        "wall_s": round(wall, 3),
        "texts_per_cpu_s": round(texts / cpu, 1),
    }

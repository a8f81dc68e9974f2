"""The commands that read and count files: from Parquet to Parquet, with all their processes."""

import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import pyarrow.parquet as pq

from bench.clock import run
from bench.texts import write_posts

CAMPAIGN: Final = "amphoe-sangsuk-2563"
READINGS: Final = "readings.parquet"
COMMANDS: Final = ("run", "read", "rank")


def whole(
    sizes: Sequence[int],
    folder: Path,
    *,
    workers: Sequence[int],
    commands: Sequence[str] = COMMANDS,
) -> Iterator[dict[str, Any]]:
    """Each command by each number of workers; the standings alone by one, for it takes no more."""
    for size in sizes:
        for command in commands:
            for count in workers if command != "rank" else (1,):
                yield {"run": _run, "read": _read, "rank": _rank}[command](size, folder, count)


def beside_threads(sizes: Sequence[int], folder: Path) -> Iterator[dict[str, Any]]:
    """Spark and workers of this machine on the same posts, and whether both read the same."""
    for size in sizes:
        yield _run(size, folder, 2)
        line = _run(size, folder, 2, engine="spark")
        threads, spark = (
            pq.read_table(folder / f"out-{engine}" / READINGS).sort_by("id")
            for engine in ("threads", "spark")
        )
        yield line | {"same_readings": threads.equals(spark)}


def _run(size: int, folder: Path, workers: int, *, engine: str = "threads") -> dict[str, Any]:
    """All that comes of posts: readings, standings, tables, the report."""
    out = _emptied(folder / f"out-{engine}")
    posts = write_posts(size, folder)
    how = ("--out", out, "--tiers", "fast", "--workers", workers, "--engine", engine)
    return _called(f"sangsuk run, {engine}", size, workers, "run", posts, *how)


def _read(size: int, folder: Path, workers: int) -> dict[str, Any]:
    """The readings alone."""
    out = _emptied(folder / f"read-{size}") / READINGS
    how = ("--out", out, "--tiers", "fast", "--workers", workers)
    return _called("sangsuk read", size, workers, "read", write_posts(size, folder), *how)


def _rank(size: int, folder: Path, workers: int) -> dict[str, Any]:
    """The standings alone, of the readings that `_read` left, or makes here."""
    readings = folder / f"read-{size}" / READINGS
    if not readings.is_file():
        _read(size, folder, 2)
    out = _emptied(folder / f"rank-{size}")
    name = "sangsuk rank --standings-alone"
    return _called(name, size, workers, "rank", readings, "--out", out, "--standings-alone")


def _emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def _called(name: str, size: int, workers: int, *command: object) -> dict[str, Any]:
    sangsuk = Path(sys.executable).with_name("sangsuk")
    ran = run([str(part) for part in (sangsuk, *command, "--campaign", CAMPAIGN)])
    line = timed(name, size, ran.cpu, ran.wall)
    return line | {"workers": workers, "peak_mb": round(ran.peak_mb)}


def timed(name: str, texts: int, cpu: float, wall: float) -> dict[str, Any]:
    """A line about so many texts, in so many seconds."""
    return {
        "bench": name,
        "texts": texts,
        "cpu_s": round(cpu, 3),
        "wall_s": round(wall, 3),
        "texts_per_cpu_s": round(texts / cpu, 1),
    }

"""Measures the reader beside what else there is; prints one JSON object a line.

make bench                                  # minutes
make bench BENCH_FLAGS="--sizes 100000,1000000,10000000"
make bench BENCH_FLAGS="--only whole --command read --command rank --workers 2 --sizes 1000000"
make bench BENCH_FLAGS="--only copies --sizes 1000000,10000000"
make bench BENCH_FLAGS="--only counters"
PYTHONPATH=tools tools/postgres.sh .venv/bin/python -m bench --only counters  # on PostgreSQL
"""

import argparse
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from bench.commands import COMMANDS

PARTS: Final = ("peers", "ours", "whole", "copies", "spark", "counters")


def main() -> None:
    asked = _asked()
    with tempfile.TemporaryDirectory() as home:
        os.environ.setdefault("SANGSUK_HOME", home)
        print(json.dumps(_machine()), flush=True)
        for part in asked.only or PARTS:
            for line in globals()[f"_{part}"](asked):
                print(json.dumps(line, ensure_ascii=False), flush=True)


def _machine() -> dict[str, Any]:
    """How busy it was when the run began: what others do makes wall times longer."""
    return {"bench": "machine", "cores": os.cpu_count(), "load": round(os.getloadavg()[0], 1)}


def _peers(asked: argparse.Namespace) -> Iterator[dict[str, Any]]:
    # why: what is not asked for need not be installed
    from bench.beside import beside_peers  # noqa: PLC0415

    yield from beside_peers(asked.texts)


def _ours(_: argparse.Namespace) -> Iterator[dict[str, Any]]:
    from bench.ours import first_reading  # noqa: PLC0415
    from bench.stages import stages  # noqa: PLC0415

    yield first_reading()
    yield from stages()


def _whole(asked: argparse.Namespace) -> Iterator[dict[str, Any]]:
    from bench.commands import whole  # noqa: PLC0415

    commands = asked.command or COMMANDS
    yield from whole(asked.sizes[:1], asked.folder, workers=asked.workers, commands=commands)
    yield from whole(asked.sizes[1:], asked.folder, workers=asked.workers[-1:], commands=commands)


def _copies(asked: argparse.Namespace) -> Iterator[dict[str, Any]]:
    from bench.alike import copies  # noqa: PLC0415

    yield from copies(asked.sizes, asked.folder)


def _spark(asked: argparse.Namespace) -> Iterator[dict[str, Any]]:
    from bench.commands import beside_threads  # noqa: PLC0415

    yield from beside_threads(asked.sizes[:1], asked.folder)


def _counters(asked: argparse.Namespace) -> Iterator[dict[str, Any]]:
    from bench.counters import counters  # noqa: PLC0415

    yield from counters(asked.stories)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="make bench", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--only", action="append", choices=PARTS, help="may be given again")
    parser.add_argument("--texts", type=int, default=1000, help="a peer reads in a round; ours 8 x")
    parser.add_argument("--sizes", type=_sizes, default=[20_000], help="posts, with commas")
    parser.add_argument(
        "--command", action="append", choices=COMMANDS, help="of whole; may be given again"
    )
    parser.add_argument("--workers", type=_sizes, default=[1, 2], help="of the first size")
    parser.add_argument("--stories", type=int, default=1_000_000, help="behind the counters")
    parser.add_argument("--folder", type=Path, default=Path("var/bench"), help="of made posts")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    return asked


def _sizes(told: str) -> list[int]:
    return [int(size) for size in told.split(",")]


if __name__ == "__main__":
    main()

"""Many readings, all eligible and half of them copies: how long it takes to find these, and in
how much memory.

The readings are made, not read: that would take longer than all that is measured.  The work is done
in a process of its own, `python -m bench.alike FOLDER`, which says how much it held at most.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from bench.clock import time_of
from sangsuk.core.terms.tables import PLACES, SIGNED
from sangsuk.core.understand.signatures import DIGEST, HASHES
from sangsuk.engines.parts import Parts
from sangsuk.flow.reading.assemble import assemble, marks_of
from sangsuk.flow.reading.copies_of_parts import find_copies_of
from sangsuk.flow.reading.gazetteer import load_gazetteer

ROWS_A_PART: Final = 4096
HOUR: Final = 3_600_000_000  # microseconds
FIRST: Final = 1_606_780_800_000_000  # the moments are 720 hours from here
SEED: Final = 878
SAME_WORDS: Final = 0.25  # of copies; in the others
CHANGED: Final = 0.2  # of the hashes are others
SCHEMA: Final = pa.unify_schemas([SIGNED, PLACES])
LIKE_ALL: Final[dict[str, Any]] = {
    "id": "",
    "platform": "x",
    "posted_at": "2020-12-05T10:00:00+07:00",
    "author": None,
    "eligible": True,
    "localities": [],
    "ambiguous": False,
    "candidates": [],
    "candidates_total": 0,
    "sentiment": "positive",
    "sentiment_p": {"positive": 0.9, "neutral": 0.1, "negative": 0.0},
    "services": ["id_card"],
    "drivers": [],
    "pii": [],
    "masked": "ขอชื่นชมเจ้าหน้าที่ บริการรวดเร็ว",
    "review": [],
    "reader": "made",
    "signature": b"",
    "row": 0,
    "where": "",
    "moment": 0,
    "key": b"",
    "told": b"",
}

Numbers = NDArray[np.uint64]


def copies(sizes: Sequence[int], folder: Path) -> Iterator[dict[str, Any]]:
    """A line a size; the readings are taken away again."""
    for size in sizes:
        made = folder / f"alike-{size}"
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir()
        keep_alike(size, Parts(made))
        command = [sys.executable, "-m", "bench.alike", str(made)]
        ran = subprocess.run(command, check=True, capture_output=True)
        shutil.rmtree(made)
        yield {"bench": "copies of posts, half of them", "texts": size} | json.loads(ran.stdout)


def keep_alike(count: int, parts: Parts) -> None:
    """Readings of which each other one copies one of those between, whichever is earlier."""
    chance = np.random.default_rng(SEED)
    usual = pa.RecordBatch.from_pylist([LIKE_ALL] * ROWS_A_PART, schema=SCHEMA)
    for part, start in enumerate(range(0, count, ROWS_A_PART)):
        rows = np.arange(start, min(start + ROWS_A_PART, count), dtype=np.uint64)
        of = np.where(rows % 2 == 0, rows, chance.integers(0, count // 2 + 1, rows.size) * 2)
        of = of.astype(np.uint64)
        columns = dict(zip(SCHEMA.names, usual.slice(0, rows.size).columns, strict=True))
        columns |= {
            "id": pa.array([f"{row:09}" for row in rows.tolist()]),
            "author": pa.array([f"u{row // 2}" for row in rows.tolist()]),
            "districts": _offices(of),
            "moment": pa.array(FIRST + HOUR * chance.integers(0, 720, rows.size)),
            "signature": _signatures(rows, of, chance),
        }
        parts.keep(part, pa.RecordBatch.from_arrays(list(columns.values()), schema=SCHEMA))


def _offices(of: Numbers) -> pa.ListArray:
    """One office for each reading; a copy speaks of the office of its original."""
    kind = SCHEMA.field("districts").type.value_type
    codes = [district.code for district in load_gazetteer().districts]
    each = [
        {"code": codes[number], "polarity": "positive", "confidence": 0.9, "spans": []}
        for number in (of % len(codes)).tolist()
    ]
    return pa.ListArray.from_arrays(
        pa.array(np.arange(of.size + 1, dtype=np.int32)), pa.array(each, kind)
    )


def _signatures(rows: Numbers, of: Numbers, chance: np.random.Generator) -> pa.BinaryArray:
    same = (rows == of) | (chance.random(rows.size) < SAME_WORDS)
    digests = _stirred(np.where(same, of, rows), DIGEST // 4)
    hashes = _stirred(of, HASHES)
    others = chance.integers(0, 1 << 32, hashes.shape, dtype=np.uint32)
    changed = ~same[:, None] & (chance.random(hashes.shape) < CHANGED)
    content = np.hstack([digests, np.where(changed, others, hashes)])
    bounds = np.arange(rows.size + 1, dtype=np.int32) * content.itemsize * content.shape[1]
    buffers = [None, pa.py_buffer(bounds), pa.py_buffer(content.tobytes())]
    return pa.BinaryArray.from_buffers(pa.binary(), rows.size, buffers)


def _stirred(numbers: Numbers, columns: int) -> NDArray[np.uint32]:
    """So many numbers that look like chance for each of some, always the same ones."""
    each: Any = numbers[:, None] * np.uint64(128) + np.arange(columns, dtype=np.uint64)
    for shift, odd in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        each = (each ^ (each >> np.uint64(shift))) * np.uint64(odd)
    stirred: NDArray[np.uint32] = (each ^ (each >> np.uint64(31))).astype(np.uint32)
    return stirred


def find(folder: Path) -> dict[str, Any]:
    """Find the copies among kept readings and mark them: how many there are, and what it took."""
    parts, nothing = Parts(folder), np.empty(0, np.int64)
    copies: list[int] = []

    def work() -> None:
        marks = marks_of(parts, nothing, find_copies_of(parts, nothing, folder))
        columns = (batch.column("duplicate_of") for batch in assemble(parts, marks))
        copies.extend(len(column) - column.null_count for column in columns)

    took = time_of(work)
    return {
        "copies": sum(copies),
        "cpu_s": round(took.cpu, 1),
        "wall_s": round(took.wall, 1),
        "peak_mb": _peak_mb(),
    }


def _peak_mb() -> int:
    """What this process held at most; what `getrusage` says is that of who started it, if more."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


if __name__ == "__main__":
    print(json.dumps(find(Path(sys.argv[1]))))

"""Whether two versions of the reader read alike: keep what one reads, compare what another reads.

    python tools/same_labels.py keep posts.jsonl kept.jsonl --tiers fast
    python tools/same_labels.py compare posts.jsonl kept.jsonl --tiers fast

Every field of a reading is compared.  Labels must be the same, one by one; a confidence or a
share is a number, whose greatest difference is told.  Leaves with status 1 where a label differs.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, Final

import numpy as np

from sangsuk.core.terms.reading import Reading
from sangsuk.core.terms.reading_row import row_of
from sangsuk.core.terms.story import AuthorKind, Post
from sangsuk.core.understand.blend import Blend
from sangsuk.core.understand.care import Care
from sangsuk.core.understand.encoder import Encoder
from sangsuk.core.understand.reader import Reader
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.reading.encoder import CARE_ARRAYS
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.flow.reading.reader import ARRAYS, load_reader

AT_ONCE: Final = 256
SHOWN: Final = 8  # ids named for each field that differs
NUMBERED: Final = ("districts", "sentiment_p")
NO_LABELS: Final = ("reader", "eligibility_digest")  # of the version, not of the story


def main() -> None:
    asked = _asked()
    posts = list(islice(_posts(asked.posts), 0, None, asked.every))
    started = time.process_time()
    rows = _read(posts, _reader(asked.arrays, careful=asked.tiers == "full"))
    if asked.do == "keep":
        with asked.kept.open("w", encoding="utf-8") as file:
            for row in rows:
                file.write(json.dumps(row) + "\n")
        print(f"{len(posts)} readings kept in {time.process_time() - started:.0f} CPU-seconds")
        return
    with asked.kept.open(encoding="utf-8") as lines:
        kept = [json.loads(line) for line in islice(lines, 0, None, asked.every)]
    differing = _compare(rows, kept, signatures=asked.signatures)
    print(f"{len(posts)} readings compared in {time.process_time() - started:.0f} CPU-seconds")
    sys.exit(1 if differing else 0)


def _compare(
    rows: Iterator[Mapping[str, Any]], kept: Sequence[Mapping[str, Any]], *, signatures: bool
) -> int:
    """Print what differs; gives how many rows do."""
    ids: dict[str, list[str]] = {}
    differing = 0
    furthest: dict[str, tuple[float, str]] = dict.fromkeys(NUMBERED, (0.0, ""))
    for row, former in zip(rows, kept, strict=True):
        fields = [name for name in former if name not in NO_LABELS]
        fields = [name for name in fields if signatures or name != "signature"]
        unlike = [name for name in fields if _labels(row[name]) != _labels(former[name])]
        differing += bool(unlike)
        for name in unlike:
            ids.setdefault(name, []).append(row["id"])
        for name in NUMBERED:
            furthest[name] = max(furthest[name], (_furthest(row[name], former[name]), row["id"]))
    for name, which in ids.items():
        print(f"{name}: {len(which)} differ: {', '.join(which[:SHOWN])}")
    print("greatest difference of numbers:", furthest)
    print(f"rows with a label that differs: {differing}")
    return differing


def _labels(value: Any) -> Any:
    """The value without its floating-point numbers."""
    if isinstance(value, dict):
        return {name: _labels(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_labels(each) for each in value]
    return None if isinstance(value, float) else value


def _numbers(value: Any) -> list[float]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [number for each in value for number in _numbers(each)]
    return [value] if isinstance(value, float) else []


def _furthest(one: Any, other: Any) -> float:
    return max(
        (abs(a - b) for a, b in zip(_numbers(one), _numbers(other), strict=False)), default=0.0
    )


def _reader(arrays: Path | None, *, careful: bool) -> Reader:
    """The shipped reader, or today's rules with the arrays of another version."""
    if arrays is None:
        return load_reader(careful=careful)
    fast, slow = (dict(np.load(arrays / name)) for name in (ARRAYS, CARE_ARRAYS))
    care = Care(Encoder(slow), Blend(slow)) if careful else None
    return Reader(load_gazetteer(), fast, digest="", care=care)


def _read(posts: Sequence[Post], reader: Reader) -> Iterator[dict[str, Any]]:
    campaign = load_campaign("amphoe-sangsuk-2563")
    for start in range(0, len(posts), AT_ONCE):
        for reading in reader.read(posts[start : start + AT_ONCE], campaign):
            yield _row(reading)


def _row(reading: Reading) -> dict[str, Any]:
    return row_of(reading) | {"signature": reading.signature.hex()}


def _posts(path: Path) -> Iterator[Post]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Post(
                id=row["id"],
                platform=row["platform"],
                posted_at=datetime.fromisoformat(row["posted_at"]),
                author=row["author"],
                text=row["text"],
                author_kind=AuthorKind(row["author_kind"]) if row.get("author_kind") else None,
                chosen_district=row.get("chosen_district"),
                chosen_services=tuple(row.get("chosen_services") or ()),
            )


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("do", choices=["keep", "compare"])
    parser.add_argument("posts", type=Path, metavar="POSTS.jsonl")
    parser.add_argument("kept", type=Path, metavar="KEPT.jsonl")
    parser.add_argument("--tiers", choices=["fast", "full"], default="full")
    parser.add_argument("--arrays", type=Path, metavar="DIR", help="of reader.npz and encoder.npz")
    parser.add_argument("--every", type=int, default=1, help="only each Nth post")
    parser.add_argument(
        "--signatures", action="store_true", help="compare the copy-finder's keys too"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()

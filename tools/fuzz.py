"""Reads what nobody should send, for a while; leaves with status 1 at the first fault.

    python tools/fuzz.py --seconds 60 [--seed N]

Every batch must be read in reasonable time without a crash, with one reading for each row that is
a post, and each reading must be the one that the post gets when it is read alone.
"""

import argparse
import random
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any, Final

import pyarrow as pa

from sangsuk.connectors.files.cells import NoPost, story_text
from sangsuk.core.terms.reading_row import row_of
from sangsuk.core.terms.story import MOST_TEXT_BYTES, Post
from sangsuk.core.understand.batch import are_posts, read_batch
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.reading.reader import load_reader

MOMENT: Final = "2020-12-05T10:00:00+07:00"
TAGS: Final = " #สุขนี้ที่อำเภอ #ทุกข์น้อยลงสุขมากขึ้น"
PRAISE: Final = "ไปทำบัตรที่อำเภอปัว จังหวัดน่าน เจ้าหน้าที่ชื่อสมชาย ใจดี โทร 081-234-5678 พูดเพราะมาก"
MARKS: Final = "่้๊๋็์ิีึืุูํ\u0301\u0327\u20dd"
SLOWEST: Final = 20.0  # seconds for a batch, on a busy machine
KINDS: Final = (pa.string(), pa.large_string(), pa.string_view())


def main() -> None:
    asked = _asked()
    print(f"seed {asked.seed}")
    chance = random.Random(asked.seed)  # noqa: S311 - to be the same again
    ends, batches = time.monotonic() + asked.seconds, 0
    refuse_half_characters()
    while time.monotonic() < ends:
        check(posts(chance), chance)
        batches += 1
    print(f"{batches} batches read, no fault")


def check(batch: pa.RecordBatch, chance: random.Random) -> None:
    """Read a batch and compare it with its posts read alone."""
    campaign, reader = load_campaign("amphoe-sangsuk-2563"), load_reader(careful=False)
    started = time.monotonic()
    read = read_batch(batch, reader, campaign)
    took = time.monotonic() - started
    pairs = zip(batch.to_pylist(), are_posts(batch).to_pylist(), strict=True)
    told = [row for row, is_post in pairs if is_post]
    if took > SLOWEST:
        sys.exit(f"a batch took {took:.0f} s")
    if read["id"].to_pylist() != [row["id"] for row in told]:
        sys.exit("the readings are not those of the rows that are posts")
    for at in chance.sample(range(len(told)), min(2, len(told))):
        post = _post(told[at])
        (alone,) = reader.read([post], campaign)
        row = row_of(alone, posted_at=MOMENT, goes_by=campaign.eligibility_digest)
        if row | {"signature": alone.signature} != read.slice(at, 1).to_pylist()[0]:
            sys.exit(f"read alone it is another reading: {told[at]['text'][:200]!a}")


def refuse_half_characters() -> None:
    """A lone surrogate is no text that could be stored: its row is rejected at the door."""
    for half in ("\ud800", "\udfff", "\udc80"):
        try:
            story_text(f"ดี{half}มาก")
        except NoPost:
            continue
        sys.exit("half a character was taken in")


def posts(chance: random.Random) -> pa.RecordBatch:
    """A batch of a few rows, in any kind of column, some without what is needed."""
    rows: list[dict[str, Any]] = [
        {"id": str(n), "platform": "x", "posted_at": MOMENT, "text": text, "author": None}
        for n, text in enumerate(_texts(chance))
    ]
    for row in chance.sample(rows, len(rows) // 10):
        row[chance.choice(["id", "platform", "posted_at", "text"])] = None
    columns = {
        name: pa.array([row[name] for row in rows], chance.choice(KINDS)) for name in rows[0]
    }
    if chance.random() < 0.2:
        columns[chance.choice(["author", "text"])] = pa.nulls(len(rows))
    return pa.RecordBatch.from_arrays(list(columns.values()), list(columns))


def _texts(chance: random.Random) -> Iterator[str]:
    if chance.random() < 0.02:
        yield "ก" * (MOST_TEXT_BYTES // 3 + chance.randrange(3))
    if chance.random() < 0.02:
        yield "ก" + chance.choice(MARKS) * 100_000 + TAGS
    for _ in range(chance.randrange(1, 40)):
        yield chance.choice(MAKERS)(chance)


def _bytes(chance: random.Random) -> str:
    return chance.randbytes(chance.randrange(1, 400)).decode("utf-8", "replace")


def _any_letters(chance: random.Random) -> str:
    ranges: Sequence[tuple[int, int]] = (
        (1, 128),
        (0xE00, 0xE60),
        (0x80, 0xD800),
        (0x1F300, 0x1FAFF),
    )
    letters = (chance.randrange(*chance.choice(ranges)) for _ in range(chance.randrange(1, 300)))
    return "".join(map(chr, letters))


def _damaged(chance: random.Random) -> str:
    letters = list(PRAISE + TAGS)
    for _ in range(chance.randrange(1, 12)):
        at = chance.randrange(len(letters))
        letters[at] = (
            chance.choice(
                ["", letters[at] * 2, chance.choice(MARKS), "\u200b", "\n", "๐", "@", "0812345678"]
            )
            or letters[at]
        )
    text = "".join(letters)
    return unicodedata.normalize(chance.choice(["NFC", "NFD", "NFKC", "NFKD"]), text)


def _again(chance: random.Random) -> str:
    return chance.choice([PRAISE, TAGS, "อำเภอ", "ำ่", "เเ", "0", "#", " "]) * chance.randrange(
        1, 300
    )


MAKERS: Final[tuple[Callable[[random.Random], str], ...]] = (_bytes, _any_letters, _damaged, _again)


def _post(row: dict[str, Any]) -> Post:
    return Post(
        id=row["id"],
        platform="x",
        posted_at=datetime.fromisoformat(MOMENT),
        posted_at_given=MOMENT,
        author=None,
        text=row["text"],
    )


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))  # noqa: S311
    return parser.parse_args()


if __name__ == "__main__":
    main()

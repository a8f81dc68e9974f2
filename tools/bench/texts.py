"""Posts for the benchmarks, made of the project's own stories; the same for the same seed."""

import json
import random
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

STORIES: Final = Path(__file__).parents[2] / "training" / "stories"
LETTERS: Final = 480  # of a post, on average
TAGS: Final = " #สุขนี้ที่อำเภอ #ทุกข์น้อยลงสุขมากขึ้น"
OTHER_TALK: Final = "other_talk.jsonl"
SEED: Final = 878
ROWS_AT_ONCE: Final = 20_000
MADE: Final = 1_000_000  # posts; more are these again, changed a little
COPIES: Final = 0.05  # of posts: an earlier one again, with a word more or less
SCHEMA: Final = pa.schema(
    [(name, pa.string()) for name in ("id", "platform", "posted_at", "author", "text")]
)


def stories(files_named: str = "*.jsonl") -> list[dict[str, Any]]:
    """Every labelled story, file by file."""
    files = sorted(STORIES.glob(files_named))
    return [json.loads(line) for file in files for line in file.open(encoding="utf-8")]


def posts(count: int) -> Iterator[dict[str, str]]:
    """Posts of about 480 letters: a story among other talk; most are tagged, some are copies."""
    chance = random.Random(SEED)  # noqa: S311 - to be the same again
    told, other = _said(stories("[!o]*.jsonl")), _said(stories(OTHER_TALK))
    recent: list[str] = []
    for number in range(count):
        is_copy = chance.random() < COPIES and recent
        text = _copy(chance, recent) if is_copy else _told(chance, told, other)
        recent = [*recent[-499:], text]
        yield {
            "id": str(number),
            "platform": chance.choice(["facebook", "facebook", "x", "pantip"]),
            "posted_at": _moment(chance),
            "author": f"u{chance.randrange(max(1, count // 2))}",
            "text": text + (TAGS if chance.random() < 0.9 else ""),
        }


def texts(count: int) -> list[str]:
    return [post["text"] for post in posts(count)]


def write_posts(count: int, folder: Path) -> Path:
    """A Parquet file of posts; kept, for it is the same each time.

    More than a million are the million again and again, each time with other ids and authors
    and a word more: to make them all anew takes longer than to read them.
    """
    path = folder / f"posts-{count}.parquet"
    if path.is_file():
        return path
    partial = path.with_suffix(".tmp")
    with pq.ParquetWriter(partial, SCHEMA, compression="zstd") as writer:
        for table in _made(count) if count <= MADE else _again(write_posts(MADE, folder), count):
            writer.write_table(table)
    return partial.replace(path)


def _made(count: int) -> Iterator[pa.Table]:
    made = posts(count)
    while some := list(islice(made, ROWS_AT_ONCE)):
        yield pa.Table.from_pylist(some, schema=SCHEMA)


def _again(million: Path, count: int) -> Iterator[pa.Table]:
    """The posts of a file, over and over."""
    for first in range(0, count, MADE):
        with pq.ParquetFile(million) as file:
            start = first
            for batch in file.iter_batches(ROWS_AT_ONCE):
                some = batch.slice(0, max(0, count - start))
                yield pa.table(_changed(some, first, start), schema=SCHEMA)
                start += batch.num_rows


def _changed(batch: pa.RecordBatch, first: int, start: int) -> dict[str, Any]:
    """What stands at `start` in the whole, made of a million that begins at `first`."""
    columns = dict(zip(batch.schema.names, batch.columns, strict=True))
    if not first:
        return columns
    numbers = pa.array(range(start, start + batch.num_rows)).cast(pa.string())
    word = f" ครั้งที่{first // MADE} "
    return columns | {
        "id": numbers,
        "author": pc.binary_join_element_wise(columns["author"], f"{first}", "-"),
        "text": pc.replace_substring(columns["text"], " ", word, max_replacements=1),
    }


def _said(stories_told: list[dict[str, Any]]) -> list[str]:
    """Their words without tags."""
    return [re.sub(r"\s*#\S+", "", story["text"]) for story in stories_told]


def _told(chance: random.Random, told: list[str], other: list[str]) -> str:
    """A story, with other talk before and behind it until it is long enough."""
    text = chance.choice(told)
    while len(text) < LETTERS - len(TAGS) - 60:
        text = " ".join(chance.sample([text, chance.choice(other)], 2))
    return text[: 2 * LETTERS]


def _moment(chance: random.Random) -> str:
    return f"2020-12-{chance.randint(1, 30):02}T{chance.randint(0, 23):02}:15:00+07:00"


def _copy(chance: random.Random, recent: list[str]) -> str:
    words = chance.choice(recent).replace(TAGS, "").split(" ")
    words.insert(chance.randrange(len(words) + 1), chance.choice(["จริง", "นะคะ", "ครับ", "555"]))
    return " ".join(words)

"""How many rows and cards of an archive are alone with what is told of them."""

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from sangsuk.core.check.cards import CARDS
from sangsuk.core.check.rows import ROWS

FEW: Final = 5
# What somebody may know of a story who was there, or who has seen the post: all but opaque names.
KNOWN: Final[dict[str, tuple[str, ...]]] = {
    ROWS: ("reason", "mentions", "review"),
    CARDS: ("stratum", "tickets", "recorded"),
}


class Crowd(NamedTuple):
    """Of so many rows, how many are alone with their cells, and how many among fewer than five."""

    rows: int
    alone: int
    among_few: int


def crowds_of(archive: Path) -> dict[str, Crowd]:
    """By file of the archive; only those that hold a row for somebody."""
    with zipfile.ZipFile(archive) as opened:
        there = [name for name in KNOWN if name in opened.namelist()]
        return {name: crowd_of(_cells(opened.read(name), KNOWN[name])) for name in there}


def crowd_of(cells: Iterable[Sequence[str]]) -> Crowd:
    sizes = Counter(map(tuple, cells)).values()
    return Crowd(
        rows=sum(sizes),
        alone=sum(size == 1 for size in sizes),
        among_few=sum(size for size in sizes if size < FEW),
    )


def _cells(content: bytes, columns: Sequence[str]) -> Iterable[list[str]]:
    table = csv.DictReader(io.StringIO(content.decode(), newline=""))
    for row in table:
        yield [row[column] for column in columns]

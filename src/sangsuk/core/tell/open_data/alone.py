"""Before tables are opened: does a row tell of one person, or a small count stand in the open?"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from sangsuk.core.tell.open_data.suppression import FEWEST

ROWS_OF_STORIES: Final = ("drivers", "services", "practices", "themes")
CROSSED: Final = ("service_by_region", "parts", "driver_by_part", "doors", "days")
MAY_TELL: Final = {"praises", "blames", "codes"}  # of one story
Tables = Mapping[str, Sequence[Mapping[str, Any]]]


class Crowd(NamedTuple):
    """Of so many rows of stories, how many are alone with their cells, how many among few."""

    rows: int
    alone: int
    among_few: int


def crowds_of(tables: Tables) -> dict[str, Crowd]:
    """Of each table with a row for a story."""
    return {name: _crowd(tables[name]) for name in ROWS_OF_STORIES}


def what_tells_too_much(tables: Tables) -> list[str]:
    """What must not be opened; empty: nothing.

    A row of one story tells one kind of thing, without where, when or by whom: whoever
    finds a story in it by what he knows already learns nothing more.  Of cross-tables
    no count of 1 to 4 is shown.
    """
    found = [
        f"{name}: {column} tells more of a story than one thing"
        for name in ROWS_OF_STORIES
        for column in sorted({*(tables[name][0] if tables[name] else ())} - MAY_TELL)
    ]
    return found + [
        f"{name}, row {number}: a count of {row['stories']}"
        for name in CROSSED
        for number, row in enumerate(tables[name], 2)
        if row["stories"] is not None and 0 < row["stories"] < FEWEST
    ]


def _crowd(rows: Sequence[Mapping[str, Any]]) -> Crowd:
    sizes = Counter(tuple(row.values()) for row in rows).values()
    return Crowd(
        rows=sum(sizes),
        alone=sum(size == 1 for size in sizes),
        among_few=sum(size for size in sizes if size < FEWEST),
    )

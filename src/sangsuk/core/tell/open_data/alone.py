"""Before tables are opened: does a row tell of one person, or a small count stand in the open?"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from sangsuk.core.tell.answers.became import ANSWERED, STATES
from sangsuk.core.tell.answers.days import SAID
from sangsuk.core.tell.open_data.suppression import FEWEST

ROWS_OF_STORIES: Final = ("drivers", "services", "practices", "themes")
ANSWERED_ROWS: Final = "answered"
OF_ONE: Final = frozenset({"praises", "blames", "codes"})
# Of what each row may tell. What became of a story that was answered stands beside it in public.
MAY_TELL: Final = {
    **dict.fromkeys(ROWS_OF_STORIES, OF_ONE),
    ANSWERED_ROWS: OF_ONE | {"became"},
    **dict.fromkeys(
        ("concern_districts", "practice_districts", "theme_districts"), frozenset({"codes"})
    ),
    "promises": frozenset({"codes", "confirmed"}),
}
# Of each cross-table the counts that tell of people, and not of what offices did.
CROSSED: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(("service_by_region", "parts", "driver_by_part", "doors"), ("stories",)),
    "days": ("stories", *SAID),
    "became": tuple(one for one in STATES if one not in ANSWERED),
}
Tables = Mapping[str, Sequence[Mapping[str, Any]]]


class Crowd(NamedTuple):
    """Of so many rows of stories, how many are alone with their cells, how many among few."""

    rows: int
    alone: int
    among_few: int


def crowds_of(tables: Tables) -> dict[str, Crowd]:
    """Of each table with a row for a story."""
    return {name: _crowd(tables[name]) for name in (*ROWS_OF_STORIES, ANSWERED_ROWS)}


def what_tells_too_much(tables: Tables) -> list[str]:
    """What must not be opened; empty: nothing.

    A row of one story tells one kind of thing, without where, when or by whom: whoever
    finds a story in it by what he knows already learns nothing more.  A row of one office does
    not tell which it is.  Of cross-tables no count of 1 to 4 is shown.
    """
    found = [
        f"{name}: {column} tells more than one thing"
        for name, may_tell in MAY_TELL.items()
        for column in sorted({*(tables[name][0] if tables[name] else ())} - may_tell)
    ]
    return found + [
        f"{name}, row {number}: a count of {row[column]}"
        for name, columns in CROSSED.items()
        for number, row in enumerate(tables[name], 2)
        for column in columns
        if row[column] is not None and 0 < row[column] < FEWEST
    ]


def _crowd(rows: Sequence[Mapping[str, Any]]) -> Crowd:
    sizes = Counter(tuple(row.values()) for row in rows).values()
    return Crowd(
        rows=sum(sizes),
        alone=sum(size == 1 for size in sizes),
        among_few=sum(size for size in sizes if size < FEWEST),
    )

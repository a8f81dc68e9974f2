"""A calendar: each day a square, deeper the more was told; the weeks run from Monday to Sunday."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from sangsuk.core.tell.figures.drawing import box, figure, words
from sangsuk.core.tell.figures.wrapped import headed

WIDE: Final = 360
CELL, GAP = 48, 4
FOOT: Final = 8
DAYS_HIGH: Final = 24  # the line with the names of the days
STEPS: Final = 5  # depths of colour

Row = Mapping[str, Any]  # date, stories: None where it is not told


def depth_of(told: int, least: int, most: int) -> int:
    """Which of the depths a day has: the lightest is that of the least, the deepest of the most."""
    return (told - least) * STEPS // (most - least + 1)


def draw_calendar(
    name: str,
    rows: Sequence[Row],
    *,
    title: str,
    told: str,
    weekdays: Sequence[str],
    alone: bool = False,
) -> str:
    """A square a day with its number and how many stories were told.

    Args:
        name: unique on its page.
        rows: the days in their order.
        title: what it shows.
        told: the same in words.
        weekdays: what Monday to Sunday are called in short.
        alone: whether it stands outside a page.
    """
    body, top = headed(title, WIDE, alone=alone)
    for at, weekday in enumerate(weekdays):
        body += words(at * (CELL + GAP) + CELL / 2, top + 16, weekday, "fig-soft fig-middle")
    counts = [row["stories"] for row in rows if row["stories"] is not None] or [0]
    least, most = min(counts), max(counts)
    first = _monday(rows[0]["date"]) if rows else 0
    weeks = (_monday(rows[-1]["date"]) - first) // 7 + 1 if rows else 0
    for row in rows:
        day: date = row["date"]
        y = top + DAYS_HIGH + (_monday(day) - first) // 7 * (CELL + GAP)
        x = day.weekday() * (CELL + GAP)
        untold = row["stories"] is None
        body += _shut(x, y, row) if untold else _cell(x, y, row, least, most)
    high = top + DAYS_HIGH + weeks * (CELL + GAP) + FOOT
    return figure(name, body, title=title, told=told, wide=WIDE, high=high, alone=alone)


def _cell(x: float, y: float, row: Row, least: int, most: int) -> str:
    depth = depth_of(row["stories"], least, most)
    kind = f"fig-in-{depth}"
    return (
        box(x, y, CELL, CELL, f"fig-heat-{depth}")
        + words(x + 6, y + 18, row["date"].day, f"fig-soft {kind}")
        + words(x + CELL - 6, y + CELL - 8, f"{row['stories']:,}", f"fig-end {kind}")
    )


def _shut(x: float, y: float, row: Row) -> str:
    """A day on which something was told, and not how much."""
    return box(x + 1, y + 1, CELL - 2, CELL - 2, "fig-shut") + words(
        x + 6, y + 18, row["date"].day, "fig-soft"
    )


def _monday(day: date) -> int:
    """The Monday of its week, as a number of days."""
    return day.toordinal() - day.weekday()

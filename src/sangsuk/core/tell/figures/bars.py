"""Bars with the range in which each share lies, and the same small, side by side."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sangsuk.core.tell.figures.drawing import box, figure, words
from sangsuk.core.tell.figures.wrapped import headed, lines_of

Row = Mapping[str, Any]  # name, likely, low, high, likely_text, range_text
WIDE: Final = 360  # a phone's: there a letter is as large as it is drawn
LINE: Final = 52
MINI_WIDE, MINI_LINE, MINI_HEAD = 168, 40, 40
MINI_END: Final = 32  # room for the number behind a small bar
NAME, NAME_LINE = 16, 22  # of a part, which may take several lines
COLUMNS, GAP = 2, 24


def draw_bars(
    name: str,
    rows: Sequence[Row],
    *,
    title: str,
    told: str,
    kind: str = "fig-bar",
    alone: bool = False,
) -> str:
    """One bar a row: its name above it, its share at the end, a line over what is likely."""
    most = max((row["high"] for row in rows), default=0) or 1
    body, top = headed(title, WIDE, alone=alone)
    for at, row in enumerate(rows):
        y = top + at * LINE
        body += words(0, y + 20, row["name"])
        body += words(WIDE, y + 20, f"{row['likely_text']} ({row['range_text']})", "fig-end")
        body += _bar(row, most, 0, y + 28, WIDE, 12, kind)
    return figure(
        name,
        body,
        title=title,
        told=told,
        wide=WIDE,
        high=top + len(rows) * LINE,
        alone=alone,
    )


def draw_multiples(
    name: str,
    parts: Sequence[Mapping[str, Any]],
    *,
    title: str,
    told: str,
    kind: str = "fig-bar",
    alone: bool = False,
) -> str:
    """Small bars of each part on one scale, so that parts can be compared by eye.

    Args:
        name: unique on its page.
        parts: each with a `name` and its `top` rows.
        title: what it shows.
        told: the same in words.
        kind: the class of the bars.
        alone: whether it stands outside a page.
    """
    most = max((row["high"] for part in parts for row in part["top"]), default=0) or 1
    lines = max((len(part["top"]) for part in parts), default=0)
    named = [lines_of(part["name"], MINI_WIDE, NAME) for part in parts]
    head = MINI_HEAD + (max(map(len, named), default=1) - 1) * NAME_LINE
    high = head + lines * MINI_LINE + GAP
    wide = COLUMNS * (MINI_WIDE + GAP) - GAP
    body, top = headed(title, wide, alone=alone)
    for at, part in enumerate(parts):
        x, y = at % COLUMNS * (MINI_WIDE + GAP), top + at // COLUMNS * high
        for n, line in enumerate(named[at]):
            body += words(x, y + 24 + n * NAME_LINE, line, "fig-strong")
        for n, row in enumerate(part["top"]):
            body += _mini(row, most, x, y + head + n * MINI_LINE, kind)
    tall = top + -(-len(parts) // COLUMNS) * high
    return figure(name, body, title=title, told=told, wide=wide, high=tall, alone=alone)


def _mini(row: Row, most: float, x: float, y: float, kind: str) -> str:
    return (
        words(x, y + 14, row["name"], "fig-soft")
        + words(x + MINI_WIDE, y + 28, row["likely_text"], "fig-soft fig-end")
        + _bar(row, most, x, y + 20, MINI_WIDE - MINI_END, 8, kind)
    )


def _bar(row: Row, most: float, x: float, y: float, wide: float, high: float, kind: str) -> str:
    low, end = (x + wide * row[side] / most for side in ("low", "high"))
    middle = y + high / 2
    return (
        box(x, y, wide, high, "fig-way")
        + box(x, y, wide * row["likely"] / most, high, kind)
        + f'<path class="fig-range" d="M{low:.5g} {middle:g}H{end:.5g}"/>'
    )

"""Bars with the range in which each share lies, and the same small, side by side."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sangsuk.core.tell.figures.drawing import figure, words
from sangsuk.core.tell.figures.wrapped import headed, lines_of

Bar = tuple[str, str, str]
Row = Mapping[str, Any]  # name, likely, low, high, likely_text, range_text
WIDE: Final = 360  # a phone's: there a letter is as large as it is drawn
LINE: Final = 52
MINI_WIDE, MINI_LINE, MINI_HEAD = 168, 40, 40
MINI_END: Final = 32  # room for the number behind a small bar
NAME, NAME_LINE = 16, 22  # of a part, which may take several lines
COLUMNS, GAP = 2, 24
MINIS_WIDE: Final = COLUMNS * (MINI_WIDE + GAP) - GAP


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
        y = top + at * LINE + 20
        body += words(0, y, row["name"])
        body += words(WIDE, y, f"{row['likely_text']} ({row['range_text']})", "fig-end")
    bars = [_bar(row, most, 0, top + at * LINE + 28, WIDE, 12) for at, row in enumerate(rows)]
    body += _drawn(bars, kind)
    high = top + len(rows) * LINE
    return figure(name, body, title=title, told=told, wide=WIDE, high=high, alone=alone)


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
    body, top = headed(title, MINIS_WIDE, alone=alone)
    bars: list[Bar] = []
    for at, part in enumerate(parts):
        x, y = at % COLUMNS * (MINI_WIDE + GAP), top + at // COLUMNS * high
        body += _mini_name(named[at], x, y)
        for n, row in enumerate(part["top"]):
            body += _mini_words(row, x, y + head + n * MINI_LINE)
            bars.append(_mini_bar(row, most, x, y + head + n * MINI_LINE))
    body += _drawn(bars, kind)
    tall = top + -(-len(parts) // COLUMNS) * high
    return figure(name, body, title=title, told=told, wide=MINIS_WIDE, high=tall, alone=alone)


def _mini_name(lines: Sequence[str], x: float, y: float) -> str:
    drawn = (words(x, y + 24 + n * NAME_LINE, one, "fig-strong") for n, one in enumerate(lines))
    return "".join(drawn)


def _mini_words(row: Row, x: float, y: float) -> str:
    name = words(x, y + 14, row["name"], "fig-soft")
    return name + words(x + MINI_WIDE, y + 28, row["likely_text"], "fig-soft fig-end")


def _mini_bar(row: Row, most: float, x: float, y: float) -> Bar:
    return _bar(row, most, x, y + 20, MINI_WIDE - MINI_END, 8)


def _bar(row: Row, most: float, x: float, y: float, wide: float, high: float) -> Bar:
    """The way that it could go, how far it goes, and the range over it, each as a piece of path."""
    low, end = (x + wide * row[side] / most for side in ("low", "high"))
    return (
        f"M{x:g} {y:g}h{wide:g}v{high:g}h-{wide:g}z",
        f"M{x:g} {y:g}h{wide * row['likely'] / most:.4g}v{high:g}H{x:g}z",
        f"M{low:.5g} {y + high / 2:g}H{end:.5g}",
    )


def _drawn(bars: Sequence[Bar], kind: str) -> str:
    """All bars of a figure: those of a kind are one path, which weighs half."""
    if not bars:
        return ""
    pieces = zip(("fig-way", kind, "fig-range"), zip(*bars, strict=True), strict=True)
    return "".join(f'<path class="{each}" d="{"".join(path)}"/>' for each, path in pieces)

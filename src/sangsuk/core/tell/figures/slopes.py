"""A slope chart: what was so at first and at last, a line from the one to the other."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sangsuk.core.tell.figures.drawing import figure, words
from sangsuk.core.tell.figures.wrapped import headed

WIDE: Final = 360
LEFT, RIGHT = 40, 116  # where the lines begin and end
HIGH, LINE = 260, 19  # of the field; of a name, so that none covers another
LABELS: Final = 34

Row = Mapping[str, Any]  # name, first, last, first_text, last_text


def draw_slopes(
    name: str,
    rows: Sequence[Row],
    *,
    title: str,
    told: str,
    ends: tuple[str, str],
    alone: bool = False,
) -> str:
    """A line a row; its name stands at its end.

    Args:
        name: unique on its page.
        rows: shares of 0..1 at first and at last.
        title: what it shows.
        told: the same in words.
        ends: what the first and the last are called.
        alone: whether it stands outside a page.
    """
    body, top = headed(title, WIDE, alone=alone)
    top += LABELS
    for x, end in zip((0, RIGHT), ends, strict=True):
        body += words(x, top - 14, end, "fig-strong")
    most = max((row[end] for row in rows for end in ("first", "last")), default=0) or 1
    high = max(HIGH, len(rows) * LINE)
    where = {
        end: _apart([top + 12 + (high - 24) * (1 - row[end] / most) for row in rows], top + 12)
        for end in ("first", "last")
    }
    for at, row in enumerate(rows):
        begins, ends_at = where["first"][at], where["last"][at]
        body += words(0, begins + 5, row["first_text"])
        body += f'<path class="fig-slope" d="M{LEFT} {begins:.4g}L{RIGHT - 8} {ends_at:.4g}"/>'
        body += words(RIGHT, ends_at + 5, f"{row['last_text']} {row['name']}")
    return figure(name, body, title=title, told=told, wide=WIDE, high=top + high, alone=alone)


def _apart(heights: Sequence[float], top: float) -> list[float]:
    """The same heights, moved as far as it takes that lines of words stand apart, none above."""
    placed = list(heights)
    last = float("-inf")
    for at in sorted(range(len(heights)), key=lambda one: (heights[one], one)):
        placed[at] = last = max(heights[at], last + LINE)
    over = last - max(heights) if heights else 0.0
    up = min(over / 2, min(placed, default=top) - top)
    return [height - up for height in placed]

"""Bars of counts: how many stories or offices, a line each, one bar or two."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from sangsuk.core.tell.figures.drawing import figure, words
from sangsuk.core.tell.figures.key import Meaning, height_of, key_below
from sangsuk.core.tell.figures.wrapped import headed, lines_of

WIDE: Final = 360
LETTER, LINE = 16, 22
BAR, APART, GAP = 10, 4, 16
END: Final = 52  # room for the number behind a bar


class Count(NamedTuple):
    """A name with its bars: the class of each, and how many."""

    name: str
    bars: tuple[tuple[str, int], ...]


def draw_counts(
    name: str,
    rows: Sequence[Count],
    *,
    title: str,
    told: str,
    key: Sequence[Meaning] = (),
    alone: bool = False,
) -> str:
    """The bars of each row below its name, all on one scale, each with its number at its end.

    Args:
        name: unique on its page.
        rows: in their order.
        title: what it shows.
        told: the same in words.
        key: what the bars of a row mean.
        alone: whether it stands outside a page.
    """
    most = max((many for row in rows for _, many in row.bars), default=0) or 1
    body, y = headed(title, WIDE, alone=alone)
    body += key_below(key, y)
    bars: dict[str, list[str]] = {}
    y += height_of(key) + (GAP if key else 0)
    for row in rows:
        for line in lines_of(row.name, WIDE, LETTER):
            y += LINE
            body += words(0, y - 5, line)
        for kind, many in row.bars:
            long = max((WIDE - END) * many / most, 1)
            bars.setdefault(kind, []).append(f"M0 {y + 2:g}h{long:.4g}v{BAR}H0z")
            body += words(round(long + 6, 1), y + BAR + 1, f"{many:,}", "fig-soft")
            y += BAR + APART
        y += GAP
    return figure(name, body + _drawn(bars), title=title, told=told, wide=WIDE, high=y, alone=alone)


def _drawn(bars: Mapping[str, Sequence[str]]) -> str:
    """The bars of each class as one path."""
    return "".join(f'<path class="{kind}" d="{"".join(each)}"/>' for kind, each in bars.items())

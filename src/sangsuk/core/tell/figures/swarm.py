"""The story swarm: a dot a story, on its day, coloured by what it says or what became of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import sqrt
from typing import Final

from sangsuk.core.tell.figures.drawing import figure, words
from sangsuk.core.tell.figures.key import Meaning, height_of, key_below
from sangsuk.core.tell.figures.wrapped import headed

WIDE: Final = 360
HIGH: Final = 220  # about
FOOT: Final = 28
MOST_DOTS: Final = 12_000  # more are told by dots that stand for several stories

Day = tuple[date, Mapping[str, int]]  # how many stories of each kind


def dots_of(stories: int) -> int:
    """For how many stories one dot stands."""
    return max(1, -(-stories // MOST_DOTS))


def draw_swarm(
    name: str,
    days: Sequence[Day],
    *,
    title: str,
    told: str,
    key: Sequence[Meaning] = (),
    alone: bool = False,
) -> str:
    """The dots of each day stand on each other, the first kind below.

    Args:
        name: unique on its page.
        days: in their order; all have the same kinds, each a class of the sheet.
        title: what it shows.
        told: the same in words.
        key: what the kinds mean.
        alone: whether it stands outside a page.
    """
    column = WIDE / max(len(days), 1)
    body, top = headed(title, WIDE, alone=alone)
    drawn, floor = _swarm(days, column, top)
    body += drawn
    for at, (day, _) in enumerate(days):
        if day.day % 5 == 0 or day.day == 1:
            body += words((at + 0.5) * column, floor + 20, day.day, "fig-soft fig-middle")
    body += key_below(key, floor + FOOT, stroked=True)
    high = floor + FOOT + height_of(key)
    return figure(name, body, title=title, told=told, wide=WIDE, high=high, alone=alone)


def _swarm(days: Sequence[Day], column: float, top: float) -> tuple[str, float]:
    """All dots, and how deep the floor lies on which they stand."""
    each = dots_of(sum(sum(counts.values()) for _, counts in days))
    stacks = [_stack(counts, each) for _, counts in days]
    most = max((len(stack) for stack in stacks), default=0) or 1
    across = max(1, round(column / sqrt(HIGH * column / most)))
    step = column / (across + 0.5)
    floor = top + -(-most // across) * step
    dots: dict[str, list[str]] = {kind: [] for _, counts in days[:1] for kind in counts}
    for at, stack in enumerate(stacks):
        for n, kind in enumerate(stack):
            x = at * column + (n % across + 0.5) * step
            dots[kind].append(f"M{x:.1f} {floor - (n // across + 0.5) * step:.1f}h0")
    drawn = "".join(_dots(kind, dots[kind], step * 0.8) for kind in dots if dots[kind])
    return drawn, floor


def _dots(kind: str, dots: Sequence[str], across: float) -> str:
    return (
        f'<path class="fig-dot fig-{kind}" stroke-linecap="round" stroke-width="{across:.2f}" '
        f'fill="none" d="{"".join(dots)}"/>'
    )


def _stack(counts: Mapping[str, int], each: int) -> list[str]:
    return [kind for kind, many in counts.items() for _ in range(round(many / each))]

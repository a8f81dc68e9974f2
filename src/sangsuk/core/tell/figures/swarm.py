"""The story swarm: a dot a story, on its day, coloured by what it says or what became of it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import sqrt
from typing import Final

from sangsuk.core.tell.figures.drawing import figure, words
from sangsuk.core.tell.figures.key import Meaning, height_of, key_below
from sangsuk.core.tell.figures.wrapped import headed

WIDE: Final = 360
HIGH: Final = 220  # about
FOOT: Final = 28
LARGEST: Final = 14.0  # from dot to dot: few stories are no large ones
FEW_DAYS: Final = 10  # each of which has room for its number
MOST_DOTS: Final = 12_000  # more are told by dots that stand for several stories

DOT: Final = 0.01  # how long it is: where it were nothing, not all would draw it
PAST: Final = 0.2  # of a step, by which a line goes past its last dot

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
        if len(days) <= FEW_DAYS or day.day % 5 == 0 or day.day == 1:
            body += words((at + 0.5) * column, floor + 20, day.day, "fig-soft fig-middle")
    body += key_below(key, floor + FOOT, stroked=True)
    high = floor + FOOT + height_of(key)
    return figure(name, body, title=title, told=told, wide=WIDE, high=high, alone=alone)


def _swarm(days: Sequence[Day], column: float, top: float) -> tuple[str, float]:
    """All dots, and how deep the floor lies on which they stand."""
    each = dots_of(sum(sum(counts.values()) for _, counts in days))
    stacks = [{kind: round(many / each) for kind, many in counts.items()} for _, counts in days]
    most = max((sum(stack.values()) for stack in stacks), default=0) or 1
    across = max(1, round(column / sqrt(HIGH * column / most)))
    step = min(column / (across + 0.5), LARGEST)
    floor = top + -(-most // across) * step
    lines: dict[str, list[str]] = {kind: [] for stack in stacks for kind in stack}
    for at, stack in enumerate(stacks):
        below = 0
        for kind, many in stack.items():
            for x, first, last in _upright(below, below + many, across):
                begins = floor - (first + 0.5) * step
                long = (last - first + PAST) * step
                left = (at + 0.5) * column + (x + 0.5 - across / 2) * step
                lines[kind].append(f"M{left:.4g} {begins:.4g}v-{long:.4g}")
            below += many
    return "".join(_dots(kind, lines[kind], step) for kind in lines if lines[kind]), floor


def _upright(start: int, end: int, across: int) -> Iterator[tuple[int, int, int]]:
    """Dots from `start` to before `end` of a stack as upright rows: column, first, last."""
    for column in range(across):
        first, last = -(-(start - column) // across), (end - 1 - column) // across
        if first <= last:
            yield column, first, last


def _dots(kind: str, lines: Sequence[str], step: float) -> str:
    """A dashed line is a row of dots: a tenth of what each dot by itself would weigh."""
    return (
        f'<path class="fig-dot fig-{kind}" stroke-linecap="round" stroke-width="{step * 0.8:.2f}" '
        f'stroke-dasharray="{DOT} {step - DOT:.4f}" fill="none" d="{"".join(lines)}"/>'
    )

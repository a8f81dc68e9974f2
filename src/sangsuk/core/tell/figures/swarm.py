"""The story swarm: a dot for each story, on its day, coloured by what it says."""

from collections.abc import Sequence
from datetime import date
from math import sqrt
from typing import Final

from sangsuk.core.tell.figures.drawing import figure, words

WIDE: Final = 360
HIGH: Final = 220  # about
HEAD, FOOT = 40, 28
MOST_DOTS: Final = 12_000  # more are told by dots that stand for several stories
KINDS: Final = ("praise", "both", "neither", "blame")

Day = tuple[date, int, int, int, int]  # all, praising, blaming, doing both


def dots_of(days: Sequence[Day]) -> int:
    """For how many stories one dot stands."""
    return max(1, -(-sum(all_ for _, all_, *_ in days) // MOST_DOTS))


def draw_swarm(
    name: str, days: Sequence[Day], *, title: str, told: str, alone: bool = False
) -> str:
    """The dots of each day stand on each other, praise below and blame above."""
    column = WIDE / max(len(days), 1)
    stacks = [_stack(day, dots_of(days)) for day in days]
    most = max((len(stack) for stack in stacks), default=0) or 1
    across = max(1, round(column / sqrt(HIGH * column / most)))
    step = column / (across + 0.5)
    floor = (HEAD if alone else 0) + -(-most // across) * step
    dots: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for at, stack in enumerate(stacks):
        for n, kind in enumerate(stack):
            x = at * column + (n % across + 0.5) * step
            dots[kind].append(f"M{x:.1f} {floor - (n // across + 0.5) * step:.1f}h0")
    body = words(0, 24, title, "fig-title") if alone else ""
    body += "".join(_dots(kind, dots[kind], step * 0.8) for kind in KINDS if dots[kind])
    for at, (day, *_) in enumerate(days):
        if day.day % 5 == 0 or day.day == 1:
            body += words((at + 0.5) * column, floor + 20, day.day, "fig-soft fig-middle")
    return figure(name, body, title=title, told=told, wide=WIDE, high=floor + FOOT, alone=alone)


def _dots(kind: str, dots: Sequence[str], across: float) -> str:
    return (
        f'<path class="fig-dot fig-{kind}" stroke-linecap="round" stroke-width="{across:.2f}" '
        f'fill="none" d="{"".join(dots)}"/>'
    )


def _stack(day: Day, each: int) -> list[str]:
    _, all_, good, bad, both = day
    counts = {"praise": good - both, "both": both, "blame": bad - both}
    counts["neither"] = all_ - sum(counts.values())
    return [kind for kind in KINDS for _ in range(round(counts[kind] / each))]

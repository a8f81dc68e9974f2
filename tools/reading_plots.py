"""Plots of the reader's figures as small SVG files, the same bytes for the same figures."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

WIDTH, HEIGHT = 640, 380
LEFT, RIGHT, TOP, BOTTOM = 64, 496, 28, 320  # of the field
INK, GREY, PAPER = "#2b2a33", "#c9c2b4", "#fffdf8"
COLOURS: Final = ("#0d6b62", "#b4531a", "#4a5aa8", "#8a6d00", "#8b3a62")
LETTERS: Final = "role='img' font-family='system-ui, sans-serif' font-size='13'"
ROUND: Final = "stroke-linejoin='round' stroke-linecap='round'"


class Axis(NamedTuple):
    """What is told along an axis, from where to where."""

    label: str
    ticks: Sequence[float]
    percent: bool = True

    def place(self, value: float, start: int, end: int) -> float:
        least, most = self.ticks[0], self.ticks[-1]
        return start + (min(max(value, least), most) - least) / (most - least) * (end - start)

    def say(self, value: float) -> str:
        return f"{value:.0%}" if self.percent else f"{value:,.0f}"


class Line(NamedTuple):
    name: str
    points: Sequence[tuple[float, float]]


def plot(
    title: str, across: Axis, up: Axis, lines: Sequence[Line], *, diagonal: bool = False
) -> str:
    """One SVG; each line is named at its end."""
    drawn = [*_frame(title, across, up)]
    if diagonal:
        drawn.append(_stroke([(LEFT, BOTTOM), (RIGHT, TOP)], GREY, "stroke-dasharray='4 5'"))
    ends = _apart([up.place(line.points[-1][1], BOTTOM, TOP) for line in lines])
    for line, colour, end in zip(lines, COLOURS, ends, strict=False):
        places = [(across.place(x, LEFT, RIGHT), up.place(y, BOTTOM, TOP)) for x, y in line.points]
        drawn.append(_stroke(places, colour, f"stroke-width='2.2' {ROUND}"))
        drawn += [f"<circle cx='{x:.1f}' cy='{y:.1f}' r='3' fill='{colour}'/>" for x, y in places]
        drawn.append(_text(RIGHT + 12, end + 4, line.name, colour))
    return "\n".join([*drawn, "</svg>", ""])


def _frame(title: str, across: Axis, up: Axis) -> list[str]:
    drawn = [
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {HEIGHT}' {LETTERS}>",
        f"<title>{title}</title>",
        f"<rect width='{WIDTH}' height='{HEIGHT}' fill='{PAPER}'/>",
    ]
    for tick in up.ticks:
        y = up.place(tick, BOTTOM, TOP)
        drawn.append(_stroke([(LEFT, y), (RIGHT, y)], GREY, "stroke-width='0.7'"))
        drawn.append(_text(LEFT - 8, y + 4, up.say(tick), INK, "end"))
    for tick in across.ticks:
        x = across.place(tick, LEFT, RIGHT)
        drawn.append(_text(x, BOTTOM + 20, across.say(tick), INK, "middle"))
    drawn.append(_text((LEFT + RIGHT) / 2, BOTTOM + 44, across.label, INK, "middle"))
    drawn.append(_text(LEFT - 44, TOP - 12, up.label, INK))
    return drawn


def _stroke(points: Sequence[tuple[float, float]], colour: str, more: str) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f"<polyline points='{path}' fill='none' stroke='{colour}' {more}/>"


def _text(x: float, y: float, words: str, colour: str, anchor: str = "start") -> str:
    return f"<text x='{x:.1f}' y='{y:.1f}' fill='{colour}' text-anchor='{anchor}'>{words}</text>"


def _apart(places: Sequence[float], least: float = 16) -> list[float]:
    """The same places, moved down where they would cover each other."""
    moved = list(places)
    order = sorted(range(len(moved)), key=lambda at: moved[at])
    for above, below in pairwise(order):
        moved[below] = max(moved[below], moved[above] + least)
    return moved


FIFTHS: Final = tuple(at / 5 for at in range(6))
FEWEST: Final = 20  # a bin that holds fewer is chance
Figures = Mapping[str, Any]


def tenths_above(lines: Sequence[Line]) -> tuple[float, ...]:
    """Ticks up to 100 % from the tenth below the lowest point: nothing is cut off."""
    lowest = min(y for line in lines for _, y in line.points)
    return tuple(at / 10 for at in range(min(9, int(lowest * 10)), 11))


def plot_reliability(cross: Figures) -> str:
    told = cross["declared"]["reliability"]
    names = {"sentiment": "sentiment", "positive": "p(positive)", "mention": "mention"}
    lines = [
        Line(name, [(b["said"], b["came_true"]) for b in told[key]["bins"] if b["told"] >= FEWEST])
        for key, name in names.items()
    ]
    return plot(
        "How often it came true, by the probability that was said",
        Axis("probability said", FIFTHS),
        Axis("came true", FIFTHS),
        lines,
        diagonal=True,
    )


def plot_asking(cross: Figures, choosing: Figures) -> str:
    parts = {"training, unseen": cross["declared"], "for choosing": choosing["declared"]}
    lines = [
        Line(name, [(at["asked"], at["precision"]) for at in part["award_by_share_asked"]])
        for name, part in parts.items()
    ]
    return plot(
        "Precision of award pairs by the share sent to a person",
        Axis("share of award pairs sent to a person", FIFTHS),
        Axis("right of what is left", tenths_above(lines)),
        lines,
    )


def plot_learning(curve: Sequence[Figures]) -> str:
    names = {
        "place_f1": "places F1",
        "award_f1": "awards F1",
        "sentiment_acc": "sentiment",
        "service_f1": "services F1",
        "driver_f1": "drivers F1",
    }
    lines = [Line(name, [(at["stories"], at[key]) for at in curve]) for key, name in names.items()]
    most = -(-curve[-1]["stories"] // 2000) * 2000
    return plot(
        "Figures by the number of stories learned from",
        Axis("stories learned from", tuple(range(0, most + 1, 2000)), percent=False),
        Axis("figure", tenths_above(lines)),
        lines,
    )

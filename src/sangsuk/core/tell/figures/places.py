"""A map of dots: each district one, near its true place, larger the more stories speak of it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from types import MappingProxyType
from typing import Any, Final

from sangsuk.core.tell.figures.drawing import figure
from sangsuk.core.tell.figures.key import Meaning, height_of, key_below
from sangsuk.core.tell.figures.wrapped import headed

WIDE: Final = 360
LARGEST, SMALLEST = 9.0, 1.0  # radius
FINEST: Final = 0.5  # steps of the radius: dots of one size are drawn as one
SILENT: Final = "fig-spot-silent"
KINDS: Final = ("fig-spot-praise", "fig-spot-blame", "fig-spot-neither", SILENT)
BLAMED: Final = 0.5  # of what praises or blames blames: the dot is of that colour

Place = tuple[float, float]
Row = Mapping[str, Any]  # name, x, y (0..1 of the map's width), stories, praise, blame


def draw_places(
    name: str,
    rows: Sequence[Row],
    *,
    title: str,
    told: str,
    tall: float,
    key: Mapping[str, str] = MappingProxyType({}),
    alone: bool = False,
) -> str:
    """All dots, the largest first, so that no small one lies under it; silent ones are hollow.

    Args:
        name: unique on its page.
        rows: districts.
        title: what it shows.
        told: the same in words.
        tall: the map's height as a part of its width.
        key: what each of `KINDS` means.
        alone: whether it stands outside a page.
    """
    body, top = headed(title, WIDE, alone=alone)
    dots = "".join(_dots(*alike) for alike in _by_size(rows, top))
    body += f'<g stroke-linecap="round" fill="none">{dots}</g>'
    kinds = Counter(_kind(row) for row in rows)
    meanings = [Meaning(kind, said, f"{kinds[kind]:,}") for kind, said in key.items()]
    below = top + tall * WIDE
    full = [one for one in meanings if one.kind != SILENT]
    rings = [one for one in meanings if one.kind == SILENT]
    body += key_below(full, below, stroked=True) + key_below(rings, below + height_of(full))
    high = below + height_of(meanings)
    return figure(name, body, title=title, told=told, wide=WIDE, high=high, alone=alone)


def _by_size(rows: Sequence[Row], top: float) -> Iterator[tuple[str, float, list[Place]]]:
    """Dots of one kind and size together, the largest first."""
    most = max((row["stories"] for row in rows), default=0) or 1
    alike: dict[tuple[float, str], list[Place]] = {}
    for row in rows:
        size = max(SMALLEST, LARGEST * sqrt(row["stories"] / most))
        place = (row["x"] * WIDE, top + row["y"] * WIDE)
        alike.setdefault((round(size / FINEST) * FINEST, _kind(row)), []).append(place)
    for (size, kind), places in sorted(alike.items(), reverse=True):
        yield kind, size, places


def _dots(kind: str, size: float, places: Sequence[Place]) -> str:
    """One path for all: a tenth of what each dot by itself would weigh; rings are no path."""
    if kind == SILENT:
        rings = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:g}"/>' for x, y in places)
        return f'<g class="{kind}">{rings}</g>'
    drawn, tenths = "", (0, 0)
    for x, y in sorted((round(x * 10), round(y * 10)) for x, y in places):
        drawn += f"m{(x - tenths[0]) / 10:g} {(y - tenths[1]) / 10:g}h0"
        tenths = (x, y)
    return f'<path class="{kind}" stroke-width="{2 * size:g}" d="{drawn.replace(" -", "-")}"/>'


def _kind(row: Row) -> str:
    said = row["praise"] + row["blame"]
    if not row["stories"]:
        return SILENT
    if not said:
        return "fig-spot-neither"
    return "fig-spot-blame" if row["blame"] > BLAMED * said else "fig-spot-praise"

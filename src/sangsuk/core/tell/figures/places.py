"""A map of dots: each district one, near its true place, larger the more stories speak of it."""

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Any, Final

from sangsuk.core.tell.figures.drawing import figure, words

WIDE: Final = 360
HEAD: Final = 40
LARGEST, SMALLEST = 9.0, 1.1  # radius
BLAMED: Final = 0.5  # of what praises or blames blames: the dot is of that colour
NAMED: Final = 5

Row = Mapping[str, Any]  # name, x, y (0..1 of the map's width), stories, praise, blame


def draw_places(
    name: str, rows: Sequence[Row], *, title: str, tall: float, alone: bool = False
) -> str:
    """All dots, the largest first, so that no small one lies under it; silent ones are hollow.

    Args:
        name: unique on its page.
        rows: districts.
        title: what it shows.
        tall: the map's height as a part of its width.
        alone: whether it stands outside a page.
    """
    top = HEAD if alone else 0
    body = words(0, 24, title, "fig-title") if alone else ""
    most = max((row["stories"] for row in rows), default=0) or 1
    ordered = sorted(rows, key=lambda row: (-row["stories"], row["name"]))
    for row in ordered:
        size = max(SMALLEST, LARGEST * sqrt(row["stories"] / most))
        x, y = row["x"] * WIDE, top + row["y"] * WIDE
        body += f'<circle class="{_kind(row)}" cx="{x:.4g}" cy="{y:.4g}" r="{size:.2f}"/>'
    told = ", ".join(f"{row['name']} {row['stories']:,}" for row in ordered[:NAMED])
    high = top + tall * WIDE
    return figure(name, body, title=title, told=told, wide=WIDE, high=high, alone=alone)


def _kind(row: Row) -> str:
    said = row["praise"] + row["blame"]
    if not row["stories"]:
        return "fig-spot-silent"
    if not said:
        return "fig-spot-neither"
    return "fig-spot-blame" if row["blame"] > BLAMED * said else "fig-spot-praise"

"""A map of dots: each district one, near its true place, larger the more stories speak of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import sqrt
from types import MappingProxyType
from typing import Any, Final

from sangsuk.core.tell.figures.drawing import figure
from sangsuk.core.tell.figures.key import Meaning, height_of, key_below
from sangsuk.core.tell.figures.wrapped import headed

WIDE: Final = 360
LARGEST, SMALLEST = 9.0, 1.1  # radius
KINDS: Final = ("fig-spot-praise", "fig-spot-blame", "fig-spot-neither", "fig-spot-silent")
BLAMED: Final = 0.5  # of what praises or blames blames: the dot is of that colour

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
    most = max((row["stories"] for row in rows), default=0) or 1
    ordered = sorted(rows, key=lambda row: (-row["stories"], row["name"]))
    for row in ordered:
        size = max(SMALLEST, LARGEST * sqrt(row["stories"] / most))
        x, y = row["x"] * WIDE, top + row["y"] * WIDE
        body += f'<circle class="{_kind(row)}" cx="{x:.4g}" cy="{y:.4g}" r="{size:.2f}"/>'
    kinds = Counter(_kind(row) for row in rows)
    meanings = [Meaning(kind, said, f"{kinds[kind]:,}") for kind, said in key.items()]
    body += key_below(meanings, top + tall * WIDE)
    high = top + tall * WIDE + height_of(meanings)
    return figure(name, body, title=title, told=told, wide=WIDE, high=high, alone=alone)


def _kind(row: Row) -> str:
    said = row["praise"] + row["blame"]
    if not row["stories"]:
        return "fig-spot-silent"
    if not said:
        return "fig-spot-neither"
    return "fig-spot-blame" if row["blame"] > BLAMED * said else "fig-spot-praise"

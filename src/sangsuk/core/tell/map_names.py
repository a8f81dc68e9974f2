"""Draws the names on the map: its leaders, and Bangkok, which takes no part."""

from collections import Counter
from collections.abc import Sequence
from html import escape
from typing import Final

from sangsuk.core.tell.map_labels import LINE, Label, Wanted, place_labels
from sangsuk.core.tell.map_leaders import Leader
from sangsuk.core.tell.map_words import MapWords
from sangsuk.core.terms.hexmap import Box, HexCell, HexMap

BANGKOK: Final = "10"
BANGKOK_REACH: Final = 12.0  # km from its middle, still within its outline
HEXAGON: Final = "l7 4v8l-7 4-7-4v-8z"  # from the upper corner
UPPER_CORNER: Final = 8  # km above the middle

# Letters are 1/30 of the map's width: 12 px on a telephone, where the map fills the screen.
LETTERS_ACROSS: Final = 30


def draw_hexagon(cell: HexCell) -> str:
    return f"M{cell.x} {cell.y - UPPER_CORNER}{HEXAGON}"


def draw_names(
    leaders: Sequence[Leader],
    hexmap: HexMap,
    frame: Box,
    words: MapWords,
) -> str:
    size = (frame.right - frame.left) / LETTERS_ACROSS
    outside = _bangkok(hexmap, frame, words)
    labels = place_labels(
        outside + _leaders(leaders, hexmap, words),
        size=size,
        frame=frame.grown(-size / 4),
        cells=[(cell.x, cell.y) for cell in hexmap.cells if frame.holds(cell.x, cell.y)],
    )
    marks = "".join(draw_hexagon(leader.cell) for leader in leaders)
    marked = f'<path class="hexmap-leader" d="{marks}"/>' if marks else ""
    drawn = "".join(_label(label, size, outside=label.wanted in outside) for label in labels)
    return f'<g aria-hidden="true" class="hexmap-names" font-size="{size:g}">{marked}{drawn}</g>'


def _leaders(leaders: Sequence[Leader], hexmap: HexMap, words: MapWords) -> list[Wanted]:
    """What is written beside each leader; its province too where districts share its name."""
    bearers = Counter(words.name(cell.district) for cell in hexmap.cells)
    wanted = []
    for place, cell in leaders:
        name = words.name(cell.district)
        told = words.full_name(cell.district) if bearers[name] > 1 else name
        wanted.append(Wanted(lines=(f"{place} {told}",), x=cell.x, y=cell.y, reach=UPPER_CORNER))
    return wanted


def _bangkok(hexmap: HexMap, frame: Box, words: MapWords) -> list[Wanted]:
    for shape in hexmap.provinces:
        middle = (shape.box.left + shape.box.right) / 2, (shape.box.top + shape.box.bottom) / 2
        if shape.code == BANGKOK and frame.surrounds(shape.box):
            return [
                Wanted(
                    lines=words.outside,
                    x=middle[0],
                    y=middle[1],
                    reach=BANGKOK_REACH,
                    rather=hexmap.gulf if frame == hexmap.frame else None,
                )
            ]
    return []


def _label(label: Label, size: float, *, outside: bool) -> str:
    box, leader = label.box, label.leader()
    (from_x, from_y), (to_x, to_y) = leader[0], leader[-1]
    middle = (box.left + box.right) / 2
    first = (box.top + box.bottom) / 2 + size * (0.35 - LINE * (len(label.wanted.lines) - 1) / 2)
    lines = "".join(
        f'<text x="{middle:.1f}" y="{first + at * LINE * size:.1f}">{escape(line)}</text>'
        for at, line in enumerate(label.wanted.lines)
    )
    return (
        f'<g class="hexmap-{"outside" if outside else "name"}">'
        f'<path d="M{from_x:.1f} {from_y:.1f}L{to_x:.1f} {to_y:.1f}"/>'
        f'<rect x="{box.left:.1f}" y="{box.top:.1f}" width="{box.right - box.left:.1f}"'
        f' height="{box.bottom - box.top:.1f}" rx="{size / 4:.1f}"/>{lines}</g>'
    )

"""Draws the map: 878 hexagons of the same size, each near its true place, as inline SVG.

Colours are classes (`assets/places/hexmap.css`), never style attributes, so that the strictest
content security policy lets them through.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby, islice, repeat
from typing import Final

from sangsuk.core.tell.map_areas import NOWHERE, Links, draw_areas, land_id
from sangsuk.core.tell.map_leaders import choose_leaders, rank_values
from sangsuk.core.tell.map_names import BANGKOK, UPPER_CORNER, draw_hexagon, draw_names
from sangsuk.core.tell.map_scale import choose_scale
from sangsuk.core.tell.map_words import THAI, MapWords
from sangsuk.core.terms.hexmap import Box, HexCell, HexMap, ProvinceShape

SILENT: Final = -1
MARGIN: Final = 12.0  # km around a region or a province
NARROWEST: Final = 160.0  # km: a small province is seen among its neighbours

FEW, MET = 40, 12  # hexagons that lead somewhere, as the keyboard meets them

WIDEST: Final = 560  # px, and
TALLEST: Final = 900  # px, unless the page says otherwise


def draw_hexmap(
    values: Mapping[str, float | None],
    *,
    hexmap: HexMap,
    focus: str | None = None,
    words: MapWords = THAI,
    places: Mapping[str, int] | None = None,
    links: Links = NOWHERE,
    top: int = 5,
) -> str:
    """Every district as a hexagon, deeper the higher its value; silent ones hollow.

    Args:
        values: by district code; None or missing is silent, 0 is heard without praise.  The
            colours are chosen over all values, so that maps of one region compare with others.
        hexmap: where the hexagons lie.
        focus: a region's name or a province's code to show alone, its neighbours grey.
        words: the language, and what is counted.
        places: by district code, as the standings give them; without them the values are ranked.
        links: where the map leads; without them hexagons are no links.
        top: how many leaders are named on the map; equals are all named or none.

    Raises:
        ValueError: nothing lies in `focus`.
    """
    shown = [cell for cell in hexmap.cells if in_focus(cell, focus)]
    if not shown:
        raise ValueError(f"neither a region's name nor a province's code: {focus!r}")
    frame = _frame(hexmap, shown, focus)
    leaders = choose_leaders(shown, values, places or rank_values(values), top)
    return "".join(
        [
            _opening(frame, words),
            _land(hexmap, shown, frame, named=bool(links.areas)),
            _neighbours(hexmap, shown, frame),
            *_cells(shown, values, places or {}, words, links.district),
            draw_names(leaders, hexmap, frame, words),
            draw_areas(links.areas, shown, hexmap) + "</svg>",
        ]
    )


def in_focus(cell: HexCell, focus: str | None) -> bool:
    return focus is None or focus in {cell.district.region, cell.district.province_code}


def _frame(hexmap: HexMap, shown: Sequence[HexCell], focus: str | None) -> Box:
    if focus is None:
        return hexmap.frame
    codes = {cell.district.province_code for cell in shown}
    boxes = [shape.box for shape in hexmap.provinces if shape.code in codes]
    boxes += [Box(cell.x, cell.y, cell.x, cell.y).grown(UPPER_CORNER) for cell in shown]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    box = Box(min(lefts), min(tops), max(rights), max(bottoms)).grown(MARGIN)
    wider = max(0.0, NARROWEST - (box.right - box.left)) / 2
    higher = max(0.0, NARROWEST - (box.bottom - box.top)) / 2
    return Box(box.left - wider, box.top - higher, box.right + wider, box.bottom + higher)


def _opening(frame: Box, words: MapWords) -> str:
    wide, high = frame.right - frame.left, frame.bottom - frame.top
    scale = min(WIDEST / wide, TALLEST / high)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="hexmap" role="group"'
        f' aria-label="{escape(words.title)}"'
        f' viewBox="{frame.left:g} {frame.top:g} {wide:g} {high:g}"'
        f' width="{wide * scale:.0f}" height="{high * scale:.0f}">'
    )


def _land(hexmap: HexMap, shown: Sequence[HexCell], frame: Box, *, named: bool) -> str:
    codes = {cell.district.province_code for cell in shown}
    # The provinces shown come last: their borders lie upon their neighbours'.
    shapes = sorted(hexmap.provinces, key=lambda shape: shape.code in codes)
    outlines = "".join(
        f'<path{_id(shape) if named else ""} class="hexmap-{_kind_of_land(shape, codes)}"'
        f' d="{shape.path}"/>'
        for shape in shapes
        if shape.box.touches(frame)
    )
    return f'<g aria-hidden="true" transform="scale({hexmap.outline_step:g})">{outlines}</g>'


def _id(shape: ProvinceShape) -> str:
    return f' id="{land_id(shape)}"'


def _kind_of_land(shape: ProvinceShape, codes: set[str]) -> str:
    if shape.code == BANGKOK:
        return "bangkok"
    return "land" if shape.code in codes else "away"


def _neighbours(hexmap: HexMap, shown: Sequence[HexCell], frame: Box) -> str:
    away = set(hexmap.cells).difference(shown)
    hexagons = "".join(
        draw_hexagon(cell)
        for cell in sorted(away, key=lambda cell: cell.district.code)
        if frame.holds(cell.x, cell.y)
    )
    return f'<path aria-hidden="true" class="hexmap-neighbour" d="{hexagons}"/>' if hexagons else ""


def _cells(
    shown: Sequence[HexCell],
    values: Mapping[str, float | None],
    places: Mapping[str, int],
    words: MapWords,
    link: Callable[[str], str] | None,
) -> Iterator[str]:
    """One group a colour, the deepest first: so the keyboard meets the most praised first.

    Of more than `FEW` it meets `MET`: a page lists the others, and nobody presses Tab 878 times.
    """
    met = islice(repeat(""), len(shown) if len(shown) <= FEW else MET)
    scale = choose_scale(values.values())

    def step(cell: HexCell) -> int:
        value = values.get(cell.district.code)
        return SILENT if value is None else scale.step_of(value)

    for of_step, cells in groupby(sorted(shown, key=step, reverse=True), key=step):
        yield f'<g class="hexmap-{"silent" if of_step == SILENT else of_step}">'
        for cell in cells:
            code = cell.district.code
            title = words.describe(cell.district, values.get(code), places.get(code))
            drawn = f'<title>{escape(title)}</title><path d="{draw_hexagon(cell)}"/>'
            passed = next(met, ' tabindex="-1"')
            way = f'a href="{escape(link(code))}"{passed}' if link else "g"
            yield f"<{way}>{drawn}</{way[0]}>"
        yield "</g>"

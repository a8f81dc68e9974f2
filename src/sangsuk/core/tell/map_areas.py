"""Parts of the map that a finger can hit: the land of a region or a province as one link."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from sangsuk.core.terms.hexmap import HexCell, HexMap, ProvinceShape


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A region's name or a province's code, what it is called, and its page."""

    part: str
    name: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Where a map leads: from each district's hexagon, and from areas of it.

    Areas are for where hexagons are too small for a finger; the style sheet
    lays them over the hexagons on a phone.
    """

    district: Callable[[str], str] | None  # from a code to its page
    areas: Sequence[Area] = ()


NOWHERE: Final = Links(district=None)


def land_id(shape: ProvinceShape) -> str:
    return f"land-{shape.code}"


def draw_areas(areas: Sequence[Area], shown: Sequence[HexCell], hexmap: HexMap) -> str:
    """One link an area over all its provinces, by reference to their outlines."""
    links = "".join(_link(area, shown, hexmap) for area in areas)
    scaled = f'transform="scale({hexmap.outline_step:g})"'
    return f'<g class="hexmap-areas" {scaled}>{links}</g>' if links else ""


def _link(area: Area, shown: Sequence[HexCell], hexmap: HexMap) -> str:
    codes = {
        cell.district.province_code
        for cell in shown
        if area.part in {cell.district.region, cell.district.province_code}
    }
    land = "".join(
        f'<use href="#{land_id(shape)}"/>' for shape in hexmap.provinces if shape.code in codes
    )
    if not land:
        return ""
    return f'<a href="{escape(area.link)}"><title>{escape(area.name)}</title>{land}</a>'

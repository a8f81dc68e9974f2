"""The country as dots on a card: one a district, deeper the more it is praised."""

from collections.abc import Collection, Mapping
from typing import Final

from sangsuk.core.tell.map_scale import choose_scale
from sangsuk.core.terms.hexmap import HexCell, HexMap

# The map's scale on paper (`tokens.css`), from silence to most praise.
HEAT: Final = ("#eadfc8", "#f6d892", "#efb154", "#de7a37", "#b9432b", "#711a27")
RADIUS, MARKED, RING = 8, 22, 40  # km


def draw_dots(
    values: Mapping[str, float | None], *, hexmap: HexMap, marked: Collection[str] = ()
) -> str:
    """A picture that stands alone: its colours lie in it, and nothing in it is a word.

    Args:
        values: by district code; None or missing is silent.
        hexmap: where the districts lie.
        marked: codes of districts that stand out, each in a ring.
    """
    scale = choose_scale(values.values())

    def dot(cell: HexCell) -> str:
        value = values.get(cell.district.code)
        colour = HEAT[0 if value is None else scale.step_of(value)]
        return f'<circle cx="{cell.x}" cy="{cell.y}" r="{RADIUS}" fill="{colour}"/>'

    around = [cell for cell in hexmap.cells if cell.district.code in marked]
    rings = (
        f'<circle cx="{cell.x}" cy="{cell.y}" r="{RING}" fill="#6f1a26" fill-opacity=".18"/>'
        f'<circle cx="{cell.x}" cy="{cell.y}" r="{MARKED}" fill="#6f1a26" stroke="#fbf8f1"'
        ' stroke-width="5"/>'
        for cell in around
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {hexmap.width} {hexmap.height}">'
        + "".join(map(dot, hexmap.cells))
        + "".join(rings)
        + "</svg>"
    )

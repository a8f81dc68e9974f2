"""The map's hexagons and outlines, joined with the districts that they stand for."""

import json
from functools import cache

from sangsuk.core.terms.hexmap import Box, HexCell, HexMap, ProvinceShape
from sangsuk.flow.reading.gazetteer import PLACES, load_gazetteer


@cache
def load_hexmap() -> HexMap:
    """All 878 hexagons and 77 outlines as `tools/make_hexmap.py` made them; read once."""
    drawn = json.loads((PLACES / "hexmap.json").read_text(encoding="utf-8"))
    return HexMap(
        width=drawn["width"],
        height=drawn["height"],
        outline_step=1 / drawn["outline_steps_per_km"],
        gulf=(drawn["gulf"][0], drawn["gulf"][1]),
        cells=tuple(
            HexCell(district=district, x=x, y=y)
            for district in load_gazetteer().districts
            for x, y in [drawn["cells"][district.code]]
        ),
        provinces=tuple(
            ProvinceShape(code=code, box=Box(*shape["box"]), path=shape["path"])
            for code, shape in drawn["provinces"].items()
        ),
    )


@cache
def load_hexmap_css() -> str:
    """The rules that give a drawn map its colours, light and dark."""
    return (PLACES / "hexmap.css").read_text(encoding="utf-8")

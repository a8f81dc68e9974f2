"""Figures as pictures, for who cannot use SVG."""

from functools import cache
from pathlib import Path
from threading import Lock
from typing import Final

import fontpkg_sarabun  # type: ignore[import-untyped]  # a package of files
import typst

FONTS: Final = Path(fontpkg_sarabun.__file__).parent / "files"
PAGE: Final = b"""#set page(width: auto, height: auto, margin: 16pt, fill: rgb("#fffdf9"))
#image(bytes(sys.inputs.svg), format: "svg")"""
SHARP: Final = 144.0  # pixels an inch: two for each of the drawing's own
_ONE_AT_A_TIME: Final = Lock()


def draw_png(svg: str) -> bytes:
    """The picture of an SVG, its words in the campaign's own letters."""
    with _ONE_AT_A_TIME:
        drawn = typst.compile(
            PAGE, format="png", ppi=SHARP, sys_inputs={"svg": svg}, font_paths=_letters()
        )
    if not isinstance(drawn, bytes):
        raise TypeError("a figure is one picture")
    return drawn


@cache
def _letters() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])

"""Figures as pictures, for who cannot use SVG."""

import base64
import re
import struct
from typing import Final

from sangsuk.flow.showing.typesetting import typeset

_SARA_AM: Final = re.compile("([\u0e48-\u0e4b]?)\u0e33")
SHARP: Final = 144.0  # pixels an inch: two for each of the drawing's own


def draw_png(svg: str) -> bytes:
    """The picture of an SVG, its words in the campaign's own letters."""
    # Typst's SVG letters lose the room of ำ; its two parts by themselves keep it.
    apart = _SARA_AM.sub("\u0e4d\\1\u0e32", svg)
    return typeset("answers/picture", {"svg": apart}, format="png", ppi=SHARP)


def in_svg(picture: bytes) -> str:
    """A PNG as an SVG that holds nothing but it."""
    wide, high = struct.unpack(">II", picture[16:24])  # of the PNG's first chunk
    content = base64.b64encode(picture).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">'
        f'<image width="{wide}" height="{high}" href="data:image/png;base64,{content}"/></svg>'
    )

"""Figures as pictures, for who cannot use SVG."""

import base64
import struct
from typing import Final

from sangsuk.flow.showing.typesetting import typeset

SHARP: Final = 144.0  # pixels an inch: two for each of the drawing's own


def draw_png(svg: str) -> bytes:
    """The picture of an SVG, its words in the campaign's own letters."""
    return typeset("answers/picture", {"svg": svg}, format="png", ppi=SHARP)


def as_picture(svg: str) -> str:
    """The same as an SVG that holds nothing but its picture."""
    drawn = draw_png(svg)
    wide, high = struct.unpack(">II", drawn[16:24])  # of the PNG's first chunk
    content = base64.b64encode(drawn).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">'
        f'<image width="{wide}" height="{high}" href="data:image/png;base64,{content}"/></svg>'
    )

"""Figures as pictures, for who cannot use SVG."""

from typing import Final

from sangsuk.flow.showing.typesetting import typeset

SHARP: Final = 144.0  # pixels an inch: two for each of the drawing's own


def draw_png(svg: str) -> bytes:
    """The picture of an SVG, its words in the campaign's own letters."""
    return typeset("answers/picture", {"svg": svg}, format="png", ppi=SHARP)

"""Draws where candidates lie: all districts as dots, those that may be meant numbered."""

from collections.abc import Sequence
from html import escape
from typing import Final

from sangsuk.core.terms.district import District

SCALE: Final = 26.0  # px a degree of latitude
NARROWER: Final = 0.97  # a degree of longitude in the middle of the country
WEST, NORTH = 97.3, 20.5
WIDTH, HEIGHT = 220, 400


def draw_candidates(districts: Sequence[District], candidates: Sequence[str], *, label: str) -> str:
    """The country in dots, with the candidates numbered as the keys choose them.

    Args:
        districts: all of them.
        candidates: codes, in their order.
        label: what the drawing is called by who cannot see it.
    """
    by_code = {one.code: one for one in districts}
    dots = "".join(f"M{x:.0f} {y:.0f}h0" for x, y in map(_place, districts))
    marks = "".join(
        f'<circle class="candidate-dot" cx="{x:.1f}" cy="{y:.1f}" r="9"/>'
        f'<text class="candidate-number" x="{x:.1f}" y="{y + 4:.1f}">{number}</text>'
        for number, (x, y) in enumerate(
            (_place(by_code[code]) for code in candidates if code in by_code), 1
        )
    )
    return (
        f'<svg class="candidates" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(label)}"><path class="candidates-land" d="{dots}"/>{marks}</svg>'
    )


def _place(district: District) -> tuple[float, float]:
    x = (district.longitude - WEST) * SCALE * NARROWER + 6
    return x, (NORTH - district.latitude) * SCALE + 6

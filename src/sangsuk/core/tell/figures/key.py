"""What the colours of a figure mean, below it: a line each, with how many there are."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from sangsuk.core.tell.figures.drawing import words

LINE: Final = 22
MARK: Final = 10  # across
WIDE: Final = 360


class Meaning(NamedTuple):
    """A colour by its class, what it means, and how many are of it, as it is written."""

    kind: str
    name: str
    many: str = ""


def key_below(meanings: Sequence[Meaning], top: float, *, stroked: bool = False) -> str:
    """The lines from `top` on; `stroked` where the class colours lines rather than fields."""
    return "".join(_line(one, top + n * LINE, stroked) for n, one in enumerate(meanings))


def height_of(meanings: Sequence[Meaning]) -> float:
    """How much room they take."""
    return len(meanings) * LINE


def _line(one: Meaning, top: float, stroked: bool) -> str:  # noqa: FBT001 - asked for by name above
    x, y = MARK / 2, top + LINE / 2
    mark = (
        f'<path class="{one.kind}" stroke-linecap="round" stroke-width="{MARK}" fill="none" '
        f'd="M{x:g} {y:.4g}h0"/>'
        if stroked
        else f'<circle class="{one.kind}" cx="{x:g}" cy="{y:.4g}" r="{x:g}"/>'
    )
    end = words(WIDE, y + 5, one.many, "fig-soft fig-end") if one.many else ""
    return mark + words(MARK + 8, y + 5, one.name, "fig-soft") + end

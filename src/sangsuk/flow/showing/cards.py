"""Draws the card that other sites show beside a link to a page of ours: 1200 × 630, PNG."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Final

import fontpkg_sarabun  # type: ignore[import-untyped]  # a package of files
import typst

WIDE, HIGH = 1200, 630
_CARDS: Final = Path(__file__).parents[2] / "assets" / "cards"
_FONTS: Final = Path(fontpkg_sarabun.__file__).parent / "files"
_DOTS_PER_POINT: Final = 72.0  # one pixel a point
_ONE_AT_A_TIME: Final = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """One of the first districts on the card of the standings."""

    place: int
    name: str
    beside: str
    voices: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card says, in the reader's language; it is drawn as text, never run.

    `kind` is story, district or standings.  `line` is a story's beginning, what
    a district was praised with, or what stands where there are no standings.
    """

    kind: str
    language: str
    brand: str
    title: str
    line: str
    tag: str = ""  # says that a demonstration is one
    beside: str = ""  # the title: a province
    under: str = ""  # the line
    unit: str = ""  # of what the rows count
    place: int | None = None
    prizes: int = 0
    chips: Sequence[str] = ()
    rows: Sequence[CardRow] = ()
    map: str = ""  # an SVG


def draw_card(card: Card) -> bytes:
    """The card as a PNG; Thai marks and line ends are typst's own work."""
    told: Mapping[str, str] = {"told": json.dumps(asdict(card), ensure_ascii=False)}
    with _ONE_AT_A_TIME:  # the compiler is no one's but its caller's
        drawn = _compiler().compile(format="png", ppi=_DOTS_PER_POINT, sys_inputs=dict(told))
    if not isinstance(drawn, bytes):
        raise TypeError("a card has one page")
    return drawn


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[_FONTS]
    )
    return typst.Compiler(_CARDS / "card.typ", root=_CARDS, font_paths=fonts)

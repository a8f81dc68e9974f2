"""Draws the card that other sites show beside a link to a page of ours: 1200 × 630, PNG."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Final

from sangsuk.flow.showing.typesetting import typeset

WIDE, HIGH = 1200, 630
_DOTS_PER_POINT: Final = 72.0  # one pixel a point


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
    told = {"told": json.dumps(asdict(card), ensure_ascii=False)}
    return typeset("cards/card", told, format="png", ppi=_DOTS_PER_POINT)

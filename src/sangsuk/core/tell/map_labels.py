"""Where names stand on the map so that none lies upon another."""

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sangsuk.core.terms.hexmap import Box

# All in heights of the letters.
THAI_LETTER: Final = 0.57  # widths, on the safe side for the faces we name
LATIN_LETTER: Final = 0.53
LINE: Final = 1.3
PADDING: Final = 0.3
DISTANCES: Final = (0.4, 0.9, 1.6, 2.5, 3.6, 5.0, 6.6, 8.4)
CELL_COVERED: Final = 0.55  # hiding a district is as bad as standing so much further away
AIR: Final = 0.15

CELL: Final = 6.0  # km from the middle of a hexagon to where hiding it begins to matter

DIRECTIONS: Final = 16
POINTS_OF_A_LINE: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A name, and what it names: something about `reach` km around a point of the map.

    `rather` is where the middle of the name should stand if it can.
    """

    lines: tuple[str, ...]
    x: float
    y: float
    reach: float
    rather: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name with room found for it."""

    wanted: Wanted
    box: Box

    def leader(self) -> list[tuple[float, float]]:
        """Points of the line from what is named to the nearest edge of the box."""
        x, y = self.wanted.x, self.wanted.y
        to_x = min(max(x, self.box.left), self.box.right) - x
        to_y = min(max(y, self.box.top), self.box.bottom) - y
        begin = min(self.wanted.reach / (math.hypot(to_x, to_y) or 1), 1)
        shares = [begin + (1 - begin) * at / POINTS_OF_A_LINE for at in range(POINTS_OF_A_LINE + 1)]
        return [(x + share * to_x, y + share * to_y) for share in shares]


def place_labels(
    wanted: Sequence[Wanted],
    *,
    size: float,
    frame: Box,
    cells: Sequence[tuple[float, float]],
) -> list[Label]:
    """Find room for each name near its place, the first with the best choice.

    Names never overlap, cross another's line, hide another's place or leave the frame; they
    cover few of the `cells`.  A name for which there is no room is left out.

    Args:
        wanted: the names, the most important first.
        frame: within which every name must stand.
        size: height of the letters in km.
        cells: middles of the hexagons that would better stay visible.
    """
    placed: list[Label] = []
    for want in wanted:
        others = [other for other in wanted if other is not want]
        best, least = None, math.inf
        for distance, label in _options(want, size):
            if distance >= least:
                break
            if frame.surrounds(label.box) and _is_free(label, placed, others, size):
                cost = distance + CELL_COVERED * _covered(label.box, cells)
                best, least = (label, cost) if cost < least else (best, least)
        if best:
            placed.append(best)
    return placed


def width_of(text: str) -> float:
    """Width in heights of a letter; Thai vowels and tones above and below take none."""
    wide = [letter for letter in text if unicodedata.category(letter) != "Mn"]
    return sum(LATIN_LETTER if letter.isascii() else THAI_LETTER for letter in wide)


def _options(want: Wanted, size: float) -> Iterator[tuple[float, Label]]:
    half_width = size * (max(map(width_of, want.lines)) / 2 + PADDING)
    half_height = size * (LINE * len(want.lines) / 2 + PADDING / 2)

    def stand(x: float, y: float) -> Label:
        box = Box(x - half_width, y - half_height, x + half_width, y + half_height)
        return Label(wanted=want, box=box)

    if want.rather:
        yield 0, stand(*want.rather)
    for distance in DISTANCES:
        for direction in range(DIRECTIONS):
            angle = 2 * math.pi * direction / DIRECTIONS
            away = want.reach + distance * size
            x = want.x + math.cos(angle) * (half_width + away)
            y = want.y + math.sin(angle) * (half_height + away)
            yield distance, stand(x, y)


def _covered(box: Box, cells: Sequence[tuple[float, float]]) -> int:
    wider = box.grown(CELL)
    return sum(wider.holds(x, y) for x, y in cells)


def _is_free(label: Label, placed: Sequence[Label], others: Sequence[Wanted], size: float) -> bool:
    box = label.box.grown(AIR * size)
    return (
        not any(box.touches(other.box) for other in placed)
        and not any(box.grown(other.reach).holds(other.x, other.y) for other in others)
        and not any(box.holds(x, y) for other in placed for x, y in other.leader())
        and not any(other.box.holds(x, y) for other in placed for x, y in label.leader())
    )

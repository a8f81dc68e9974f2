"""The loops that find provinces; what they mean is told in `places`."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.thai.letter_bits import LETTERS
from sangsuk.core.thai.spots_loops import bits_of, lay_spots
from sangsuk.core.understand.cue_loops import province_word
from sangsuk.core.understand.tries_loops import wide
from sangsuk.core.understand.walk_loops import EachHits

if TYPE_CHECKING:
    from sangsuk.core.understand.name_tables import NameTables
    from sangsuk.core.understand.tries import Signs

Table = NDArray[np.int32]
Bounds = NDArray[np.int64]

_FIRST, _LAST, _LAST_SIGN = 0x0E01, 0x0E2E, 0x0E4E  # ก ฮ ๎
_CHO_CHAN, _DOT = 0x0E08, 0x2E


@compiled
def provinces_in(
    tables: "NameTables",
    signs: "Signs",
    letters: NDArray[np.uint32],
    bounds: Bounds,
    hits: EachHits,
) -> EachHits:
    """Every province that each text names, as (start, end, province).

    Both จังหวัด and จ. begin with จ; whatever stands there, they may not overlap.
    """
    starts, each, number = _words_for_a_province(tables, signs, letters), 0, 0
    found = np.empty((hits[0].shape[0] + starts.size, 3), np.int32)
    ends = np.zeros(bounds.size, np.int64)
    for text in range(bounds.size - 1):
        number = _add_said(tables.said, hits, text, found, number)
        first, last, free = bounds[text], bounds[text + 1], 0
        while each < starts.size and starts[each] < last:
            start, each = starts[each] - first, each + 1
            if start < free:
                continue
            at, province = _behind_word(tables, signs[first:last], letters[first:last], start)
            free = at + 2 if at else free
            if province >= 0:
                found[number, 0], found[number, 1], found[number, 2] = at, free, province
                number += 1
        ends[text + 1] = number
    return found[:number], ends


@compiled
def _words_for_a_province(
    tables: "NameTables", signs: "Signs", letters: NDArray[np.uint32]
) -> NDArray[np.int64]:
    """Where letters stand with which จังหวัด and จ. begin, the first two of each."""
    spots, number = np.empty(LETTERS, np.int64), 0
    found, few = np.empty(letters.size // 2 + 1, np.int64), 0
    long, short = tables.cues.province[1], tables.cues.short_province[1]
    for first in range(0, letters.size, LETTERS):
        bits = bits_of(letters, first, letters.size, np.uint32(_CHO_CHAN), np.uint32(1))
        number = lay_spots(bits, first, spots, 0)
        for at in spots[:number]:
            second = signs[at + 1] if at + 1 < signs.size else np.uint8(0)
            if second in (long, short):
                found[few] = at
                few += 1
    return found[:few]


@inlined
def _add_said(said: NDArray[np.int16], hits: EachHits, text: int, found: Table, number: int) -> int:
    """The provinces of one text that are known by a name; gives how many rows there are then."""
    rows, bounds = hits
    for at in range(bounds[text], bounds[text + 1]):
        province = said[rows[at, 2]]
        if province >= 0:
            found[number, 0], found[number, 1], found[number, 2] = (
                rows[at, 0],
                rows[at, 1],
                province,
            )
            number += 1
    return number


@inlined
def _behind_word(
    tables: "NameTables", signs: "Signs", letters: NDArray[np.uint32], start: int
) -> tuple[int, int]:
    """Where two letters stand alone behind จังหวัด or จ., or 0; the province that they mean."""
    at = start + province_word(tables.cues, signs, start)
    if at == start or not _two_letters(letters, at):
        return 0, -1
    province = tables.initials[letters[at] - _FIRST, letters[at + 1] - _FIRST]
    return at, wide(province)


@inlined
def _two_letters(letters: NDArray[np.uint32], at: int) -> bool:
    """Whether two consonants stand there and nothing Thai directly behind them."""
    if at + 2 > letters.size:
        return False
    for one in letters[at : at + 2]:
        if not _FIRST <= one <= _LAST:
            return False
    behind = letters[at + 2] if at + 2 < letters.size else np.uint32(_DOT)
    return not _FIRST <= behind <= _LAST_SIGN

"""The loops that find letters of some kinds, sixty-four at one look."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.thai.letter_bits import LETTERS, are_among, lowest, put_small
from sangsuk.core.thai.small_letters import ASCII, OTHER, THAI, Small

Letters = NDArray[np.uint32]
_ONE: Final = np.uint64(1)
_ASCII, _OTHER, _THAI = np.uint32(ASCII), np.uint32(OTHER), np.uint32(THAI)


@inlined
def bits_of(codes: Letters, at: int, last: int, least: np.uint32, many: np.uint32) -> np.uint64:
    """A bit for each of up to LETTERS letters from one place on, before another.

    Set where the letter is one of `many` from `least` on; the first letter's is the lowest.
    """
    bits, left = np.uint64(0), int(last - at)
    if at + LETTERS <= codes.size:
        bits = np.uint64(are_among(codes, at, least, many))
        return bits if left >= LETTERS else bits & ((_ONE << np.uint64(max(left, 0))) - _ONE)
    for place in range(left):
        if np.uint32(codes[at + place] - least) < many:
            bits |= _ONE << np.uint64(place)
    return bits


@inlined
def bits_in(small: Small, at: int, last: int, least: np.uint8, many: np.uint8) -> np.uint64:
    """The same of small letters, behind the last of which there is ROOM."""
    bits, left = np.uint64(are_among(small, at, least, many)), int(last - at)
    return bits if left >= LETTERS else bits & ((_ONE << np.uint64(max(left, 0))) - _ONE)


@compiled
def write_small(codes: Letters, out: Small) -> None:
    """Every letter as `small_letters` says."""
    whole = codes.size - codes.size % LETTERS
    for at in range(0, whole, LETTERS):
        put_small(codes, at, out)
    for at in range(whole, codes.size):
        code = codes[at]
        thai = np.uint32(code - _THAI)
        byte = _ASCII + thai if thai < _OTHER - _ASCII else _OTHER
        out[at] = code if code < _ASCII else byte


@inlined
def lay_spots(bits: np.uint64, first: int, spots: NDArray[np.int64], number: int) -> int:
    """Lay down the places of all bits, counted from `first` on, behind `number` others."""
    while bits:
        spots[number] = first + np.int64(lowest(bits))
        bits &= bits - _ONE
        number += 1
    return number

"""The loops that find letters of some kinds, sixty-four at one look."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import inlined
from sangsuk.core.thai.letter_bits import LETTERS, are_among, lowest

Letters = NDArray[np.uint32]
_ONE: Final = np.uint64(1)


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
def lay_spots(bits: np.uint64, first: int, spots: NDArray[np.int64], number: int) -> int:
    """Lay down the places of all bits, counted from `first` on, behind `number` others."""
    while bits:
        spots[number] = first + np.int64(lowest(bits))
        bits &= bits - _ONE
        number += 1
    return number

"""The loops that hash a text's n-grams; as `grams.count_grams` does, by which training counts."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined

Letters = NDArray[np.uint32]

SHORTEST, LONGEST = 2, 5
_EDGE: Final = np.uint32(2)
_STEP: Final = np.uint64(1_000_003)
_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)
_ONE, _TWO, _THREE, _FOUR, _FIVE = (np.uint64(number) for number in range(1, 6))


@inlined
def hash_all(text: Letters, letters: Letters, cells: Letters, shift: np.uint64) -> int:
    """Lay down the cells of all n-grams of a text between its edges; gives how many they are.

    All of two letters first, then all of three, and so on; `letters` has room for the text
    between its edges.
    """
    signs = text.size + 2
    letters[0] = letters[signs - 1] = _EDGE
    for at in range(text.size):
        letters[at + 1] = text[at]
    whole, number = max(0, signs - LONGEST + 1), 0
    _hash_side_by_side(letters[:signs], np.uint64(whole), cells, shift)
    for length in range(SHORTEST, LONGEST + 1):
        for at in range(whole, signs - length + 1):
            rolled = np.uint64(letters[at])
            for after in range(at + 1, at + length):
                rolled = rolled * _STEP + letters[after]
            cells[number + at] = _cell(rolled, np.uint64(length), shift)
        number += max(0, signs - length + 1)
    return number


@inlined
def _hash_side_by_side(
    letters: Letters, whole: np.uint64, cells: Letters, shift: np.uint64
) -> None:
    """The n-grams of every length that begin at the first places, where all are `whole`."""
    signs = np.uint64(letters.size)
    three, four = signs - _ONE, _TWO * signs - _THREE  # places where those lengths begin
    five = _THREE * (signs - _TWO)
    for at in range(whole):
        rolled = np.uint64(letters[at]) * _STEP + letters[at + _ONE]
        cells[at] = _cell(rolled, _TWO, shift)
        rolled = rolled * _STEP + letters[at + _TWO]
        cells[three + at] = _cell(rolled, _THREE, shift)
        rolled = rolled * _STEP + letters[at + _THREE]
        cells[four + at] = _cell(rolled, _FOUR, shift)
        rolled = rolled * _STEP + letters[at + _FOUR]
        cells[five + at] = _cell(rolled, _FIVE, shift)


@inlined
def _cell(rolled: np.uint64, length: np.uint64, shift: np.uint64) -> np.uint64:
    return ((rolled + length) * _FACTOR) >> shift


@compiled
def shift_of(cells: int) -> np.uint64:
    """By how much a hash is shifted so that it tells one of `cells`, a power of two."""
    shift = 64
    while cells > 1:
        cells, shift = cells >> 1, shift - 1
    return np.uint64(shift)

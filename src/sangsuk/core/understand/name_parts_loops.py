"""The loop that tells how much of a word is made of parts of names; see `name_parts`."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined

_SILENT: Final = 0x0E4C  # ์: what bears it is not said, and is spelt in many ways
_STEP: Final = np.uint64(1_000_003)
_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)
_SHIFT: Final = np.uint64(32)


@compiled
def share_of_parts(word: NDArray[np.uint32], parts: NDArray[np.uint64], longest: int) -> np.float64:
    """How much of a word is made of parts, 0..1; a part is known by its hash.

    Other loops use `share_of`; this one can be held beside the list by a test.
    """
    return share_of(word, parts, longest, np.empty(word.size + 1, np.int64))


@inlined
def share_of(
    word: NDArray[np.uint32], parts: NDArray[np.uint64], longest: int, best: NDArray[np.int64]
) -> np.float64:
    """The same; `best` has room for the letters covered from each place to the end."""
    best[word.size] = 0
    for start in range(word.size - 1, -1, -1):
        best[start] = best[start + 1]
        number = np.uint64(word[start])
        for end in range(start + 2, min(word.size, start + longest) + 1):
            number = number * _STEP + np.uint64(word[end - 1])
            is_silent = word[end - 1] == _SILENT and end - start <= 3
            if is_silent or holds(parts, number):
                best[start] = max(best[start], end - start + best[end])
    return np.float64(best[0] / word.size)


@inlined
def holds(table: NDArray[np.uint64], number: np.uint64) -> bool:
    """Whether a table made by `fill` holds a number."""
    at = place_of(number, table.size)
    while table[at] != 0:
        if table[at] == number:
            return True
        at = (at + 1) & (table.size - 1)
    return False


@inlined
def place_of(number: np.uint64, size: int) -> np.int64:
    return np.int64((number * _FACTOR) >> _SHIFT) & (size - 1)


@compiled
def fill(table: NDArray[np.uint64], numbers: NDArray[np.uint64]) -> None:
    """Put numbers into a table of zeros, as long as a power of two, twice as long at least."""
    for number in numbers:
        at = place_of(number, table.size)
        while table[at] != 0 and table[at] != number:
            at = (at + 1) & (table.size - 1)
        table[at] = number

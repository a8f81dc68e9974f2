"""The loops of reading hashtags, over many folded texts at once; see `hashtags`."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.thai.fold import CUT, CUT_TO_SPACE

_HASH: Final = 0x23


@inlined
def is_blank(code: np.uint32) -> bool:
    """White space as patterns see it."""
    low = (code - np.uint32(0x1C) < 5) | (code - np.uint32(0x9) < 5)
    return bool(low | (code == 0x85) | (code - np.uint32(0x2028) < 2))


@compiled
def find_words(
    codes: NDArray[np.uint32],
    bounds: NDArray[np.int64],
    words: NDArray[np.uint32],
    cut: NDArray[np.uint8],
) -> NDArray[np.bool_]:
    """In which texts the words stand, whatever white space lies between their letters.

    `cut` is told where they stand: the first sign 2, the others 1.
    """
    found, starts = np.zeros(bounds.size - 1, np.bool_), places_of(codes, words[0])
    each, end = 0, 0
    for text in range(bounds.size - 1):
        last = bounds[text + 1]
        while each < starts.size and starts[each] < last:
            at = int(starts[each])
            each += 1
            reach = end_of_words(codes, at, last, words) if at >= end else 0
            if reach > 0:
                cut[at] = CUT_TO_SPACE
                cut[at + 1 : reach] = CUT
                found[text] = True
                end = reach
    return found


@compiled
def places_of(codes: NDArray[np.uint32], code: np.uint32) -> NDArray[np.int32]:
    """Every place at which a sign stands; no branch depends on it."""
    places, number = np.empty(codes.size + 1, np.int32), 0
    for at in range(codes.size):
        places[number] = at
        number += codes[at] == code
    return places[:number]


@inlined
def end_of_words(codes: NDArray[np.uint32], at: int, last: int, words: NDArray[np.uint32]) -> int:
    """Where the words end whose first letter stands at a place; 0: the others do not follow."""
    for letter in range(1, words.size):
        at += 1
        while at < last and is_blank(codes[at]):
            at += 1
        if at >= last or codes[at] != words[letter]:
            return 0
    return at + 1


@compiled
def has_hash(codes: NDArray[np.uint32], bounds: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which texts hold a '#'."""
    found = np.zeros(bounds.size - 1, np.bool_)
    for text in range(bounds.size - 1):
        for at in range(bounds[text], bounds[text + 1]):
            if codes[at] == _HASH:
                found[text] = True
                break
    return found


@compiled
def closest_prefix(words: NDArray[np.uint32], typed: NDArray[np.uint32]) -> tuple[int, int]:
    """Fewest edits from `words` to any beginning of `typed`, and the longest such beginning."""
    row = np.arange(typed.size + 1)
    for i in range(1, words.size + 1):
        before, row[0] = row[0], i
        for j in range(1, typed.size + 1):
            step = min(row[j] + 1, row[j - 1] + 1, before + (words[i - 1] != typed[j - 1]))
            before, row[j] = row[j], step
    edits, used = row[0], 0
    for j in range(1, row.size):
        if row[j] <= edits:
            edits, used = row[j], j
    return edits, used

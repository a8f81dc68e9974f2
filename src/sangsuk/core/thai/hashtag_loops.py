"""The loops of reading hashtags, over many folded texts at once; see `hashtags`."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.thai.fold import CUT, CUT_TO_SPACE

_HASH: Final = np.uint32(0x23)
_AT_ONCE: Final = 64  # signs that are looked at together


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
    found = np.zeros(bounds.size - 1, np.bool_)
    for text in range(bounds.size - 1):
        first, last = bounds[text], bounds[text + 1]
        found[text] = _mark_words(codes[first:last], words, cut[first:last])
    return found


@inlined
def _mark_words(
    codes: NDArray[np.uint32], words: NDArray[np.uint32], cut: NDArray[np.uint8]
) -> bool:
    """Mark where the words stand in one text; whether they do."""
    found, at = False, next_of(codes, 0, words[0])
    while at < codes.size:
        reach = end_of_words(codes, at, codes.size, words)
        if reach > 0:
            cut[at] = CUT_TO_SPACE
            cut[at + 1 : reach] = CUT
            found = True
        at = next_of(codes, max(at + 1, reach), words[0])
    return found


@inlined
def next_of(codes: NDArray[np.uint32], at: int, code: np.uint32) -> int:
    """The first place from `at` on where a sign stands, or the end; many others are one step."""
    while at + _AT_ONCE <= codes.size:
        standing, part = np.uint32(0), codes[at : at + _AT_ONCE]
        for place in range(part.size):
            standing = np.uint32(standing | np.uint32(part[place] == code))
        if standing != 0:
            break
        at += _AT_ONCE
    while at < codes.size and codes[at] != code:
        at += 1
    return at


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
        own = codes[bounds[text] : bounds[text + 1]]
        found[text] = next_of(own, 0, _HASH) < own.size
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

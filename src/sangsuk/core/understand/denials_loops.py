"""The loop that writes denied words again as letters of their own; see `denials`."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.begin_bits import LETTERS
from sangsuk.core.thai.begin_loops import begun_from
from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.thai.letter_bits import lowest
from sangsuk.core.thai.small_letters import Small
from sangsuk.core.understand.tries_loops import wide

REACH: Final = 12  # letters behind a denial that it is taken to deny
GROWN: Final = 8  # times, at most: a denial has two letters and more, and is followed by 13
BEFORE: Final = np.uint32(3)  # stands before the words that a denial denies
PRIVATE: Final = np.uint32(0xF0000)  # letters there mean nothing but what is agreed upon
_FARTHEST: Final = np.uint32(0xFFFD)  # of the letters that have a place there
_ONE: Final = np.uint64(1)
_SPACE: Final = np.uint32(0x20)


@compiled
def write_denied(
    texts: tuple[NDArray[np.uint32], Small, NDArray[np.int64]],
    words: NDArray[np.uint32],
    begins: NDArray[np.uint8],
    out: NDArray[np.uint32],
) -> NDArray[np.int64]:
    """Write every text and behind it what it denies; gives the bounds of what was written.

    `texts` are their letters, the small letters of these and their bounds.  `words` holds a
    denial in each row, filled up with zeros; `begins` are tables of their first letters; `out`
    is GROWN times as long as the texts.
    """
    codes, small, bounds = texts
    ends = np.zeros(bounds.size, np.int64)
    for text in range(bounds.size - 1):
        first, last = bounds[text], bounds[text + 1]
        to = ends[text] + last - first
        out[ends[text] : to] = codes[first:last]
        for block in range(first, last, LETTERS):
            begun = begun_from(small, block, last, begins)
            while begun:
                at = block + wide(lowest(begun))
                begun &= begun - _ONE
                length = _denial(codes, at, last, words)
                to = _write(codes[at + length : last], out, to) if length else to
        ends[text + 1] = to
    return ends


@inlined
def _denial(codes: NDArray[np.uint32], at: int, last: int, words: NDArray[np.uint32]) -> int:
    """The length of the denial that begins there; 0 if none does."""
    for word in range(words.shape[0]):
        if codes[at] != words[word, 0]:
            continue
        length = 1
        while length < words.shape[1] and words[word, length]:
            if at + length == last or codes[at + length] != words[word, length]:
                length = 0
                break
            length += 1
        if length:
            return length
    return 0


@compiled
def _write(denied: NDArray[np.uint32], out: NDArray[np.uint32], to: int) -> int:
    """Write the letters up to the next space, at most REACH; gives where the writing ends."""
    first = 1 if denied.size and denied[0] == _SPACE else 0
    last = first
    while last < min(denied.size, first + REACH) and denied[last] != _SPACE:
        last += 1
    if last == first:
        return to
    out[to] = BEFORE
    for letter in denied[first:last]:
        to += 1
        out[to] = PRIVATE + letter if letter <= _FARTHEST else letter
    return to + 1

"""The inner loop of finding copies: texts in order of time, each against the originals before it.

Compiled; `copy_arrays` calls it.  Its slow twin is `copies.mark_copies`.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled

UNLIKE, CLOSE, COPY = range(3)
DIGEST_WORDS = 4  # of 32 bits; the hashes follow them in a signature
SKETCH_BYTES = 64  # one line of a processor's cache: the last byte of each hash

_NINES = np.uint64(0x7F7F7F7F7F7F7F7F)
_ONES = np.uint64(0x0101010101010101)
_TOP, _LAST = np.uint64(7), np.uint64(56)


class Known(NamedTuple):
    """What is known of all texts, and of the originals so far."""

    words: NDArray[np.uint32]  # signatures, a row a text
    offices: NDArray[np.int32]  # a number for the set of offices of each row
    entries: NDArray[np.int32]  # originals of groups, by 1 + their number; 0 ends a group
    bases: NDArray[np.int64]  # where each band's groups begin in `entries`
    sketches: NDArray[np.uint64]  # of originals, in order of time
    rows: NDArray[np.int32]  # of originals


@compiled
def settle_some(
    texts: Any, known: Known, originals: int, limits: tuple[float, float, int], found: Any
) -> int:
    """Say which text each of some texts copies (-1: none), and which a person should look at.

    Args:
        texts: signatures in words of 32 bits, their rows, and for each text and band where its
            group begins among the band's (-1: it shares that band with nobody).
        known: is added to.
        originals: how many there are so far.
        limits: likeness of a copy, likeness to suspect, and how many originals of a group
            later texts are compared with.
        found: the row that each row copies, and whether it is close to one; written here.

    Returns:
        How many originals there are now.
    """
    words, rows, slots = texts
    original, suspected = found
    sketch = np.zeros(SKETCH_BYTES // 8, np.uint64)
    ends = np.empty(slots.shape[1], np.int64)
    for text in range(rows.size):
        _draw(words[text], sketch)
        mine = (words[text], rows[text], sketch)
        first, close = _look(mine, slots[text], known, limits, ends)
        if first >= 0:
            original[rows[text]] = known.rows[first]
            continue
        suspected[rows[text]] = close
        known.rows[originals] = rows[text]
        known.sketches[originals] = sketch
        originals += 1
        for band in range(ends.size):
            if ends[band] >= 0:
                known.entries[ends[band]] = originals
    return originals


@compiled
def _look(
    mine: Any, slots: Any, known: Known, limits: tuple[float, float, int], ends: Any
) -> tuple[int, bool]:
    """The earliest original that a text copies, and whether another is close.

    `ends` is told where the text goes in each of its groups, -1 where it goes into none.
    """
    first, close = -1, False
    for band in range(slots.size):
        ends[band] = -1
        if slots[band] < 0:
            continue
        at = known.bases[band] + slots[band]
        for entry in range(at, at + limits[2]):
            other = known.entries[entry] - 1
            if other < 0:
                ends[band] = entry
            if other < 0 or (first >= 0 and other >= first):  # they stand in order of time
                break
            verdict = _compare(mine, other, known, limits)
            if verdict == COPY:
                first = other
            close = close or verdict == CLOSE
    return first, close


@compiled
def _compare(mine: Any, other: int, known: Known, limits: tuple[float, float, int]) -> int:
    words, row, sketch = mine
    hashes = words.size - DIGEST_WORDS
    # Equal hashes have equal bytes, so that nothing close is lost, and most others end here.
    if _equal_bytes(sketch, known.sketches[other]) - (SKETCH_BYTES - hashes) <= limits[1] * hashes:
        return UNLIKE
    theirs = known.words[known.rows[other]]
    same = 0
    for n in range(DIGEST_WORDS, words.size):
        same += words[n] == theirs[n]
    alike = same / hashes
    if alike > limits[0] and known.offices[row] == known.offices[known.rows[other]]:
        return COPY
    if (words[:DIGEST_WORDS] == theirs[:DIGEST_WORDS]).all():
        return COPY
    return CLOSE if alike > limits[1] else UNLIKE


@compiled
def _draw(words: Any, sketch: Any) -> None:
    """The last byte of each hash; what is left of the sketch is the same in all."""
    sketch[:] = 0
    for n in range(words.size - DIGEST_WORDS):
        byte = np.uint64(words[n + DIGEST_WORDS] & np.uint32(0xFF))
        sketch[n // 8] |= byte << np.uint64(8 * (n % 8))


@compiled
def _equal_bytes(one: Any, two: Any) -> int:
    """How many bytes of two sketches are equal."""
    equal = np.uint64(0)  # a count in each byte
    for n in range(one.size):
        differs = one[n] ^ two[n]
        equal += ~(((differs & _NINES) + _NINES) | differs | _NINES) >> _TOP
    return int((equal * _ONES) >> _LAST)

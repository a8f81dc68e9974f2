"""The inner loop of finding copies: texts in order of time, each against the originals before it.

Compiled; `copy_arrays` calls it.  Its slow twin is `copies.mark_copies`.
"""

from typing import Any, NamedTuple

import numpy as np
from numba import types
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled
from sangsuk.core.understand.copy_room import NO_FILE

UNLIKE, CLOSE, COPY = range(3)
DIGEST_WORDS = 4  # of 32 bits; the hashes follow them in a signature
SKETCH_WORDS = 4  # of 64 bits: the last four bits of each hash
HASHES_A_WORD = 16

_FOUR_BITS = np.uint64(0xF)
_FIRST_OF_FOUR = np.uint64(0x1111111111111111)
_FOUR_OF_BYTE = np.uint64(0x0F0F0F0F0F0F0F0F)
_FIRST_OF_BYTE = np.uint64(0x0101010101010101)
_1, _2, _4, _56 = np.uint64(1), np.uint64(2), np.uint64(4), np.uint64(56)
_NEAR = 14  # bits of a place in `entries`: about as many as come into memory with a look at one
# A look at a mapped file brings many pages around it into memory, at great cost; this does not.
_read: Any = types.ExternalFunction(
    "pread", types.intp(types.intc, types.intp, types.uintp, types.intp)
)


class Known(NamedTuple):
    """What is known of all texts, and of the originals so far; texts go by their place in time."""

    words: NDArray[np.uint32]  # signatures, a row a text
    file: int  # where they lie from its beginning on, or NO_FILE
    offices: NDArray[np.int32]  # a number for the set of offices of each row
    sketches: NDArray[np.uint64]  # of each row
    rows: NDArray[np.int32]  # of the texts
    is_original: NDArray[np.bool_]  # of the texts
    entries: NDArray[np.int32]  # originals of groups but their leaders, by 1 + place; 0 ends them


@compiled
def draw_some(words: Any, sketches: NDArray[np.uint64]) -> None:
    """Draw the sketches of some signatures; what is left of a sketch is the same in all."""
    sketches[:] = 0
    for row in range(len(words)):
        for n in range(words.shape[1] - DIGEST_WORDS):
            bits = np.uint64(words[row, n + DIGEST_WORDS]) & _FOUR_BITS
            sketches[row, n // HASHES_A_WORD] |= bits << np.uint64(4 * (n % HASHES_A_WORD))


@compiled
def settle_some(
    start: int, groups: Any, known: Known, limits: tuple[float, float, int, int], found: Any
) -> int:
    """Say which text each of some texts copies (-1: none), and which a person should look at.

    Args:
        start: the place of the first of them.
        groups: of each of them and each band the leader of its group (-1: it shares that band
            with nobody), and where the group's room begins in `entries` (-1: it needs none).
        known: is added to.
        limits: likeness of a copy, likeness to suspect, how many originals of a group later
            texts are compared with, and after how many looks into `entries` to stop.
        found: the row that each row copies, and whether it is close to one; written here.

    Returns:
        How many of the texts are settled, one at least.
    """
    leaders, slots = groups
    original, suspected = found
    held = (np.empty(slots.shape[1], np.int64), np.empty((2, known.words.shape[1]), np.uint32))
    looks = 0
    for text in range(len(slots)):
        row = known.rows[start + text]
        first, close, looked = _look(start + text, leaders[text], slots[text], known, limits, held)
        if first >= 0:
            original[row] = known.rows[first]
        else:
            suspected[row] = close
            _enter(start + text, known, held[0])
        looks += looked
        if looks >= limits[3]:
            return text + 1
    return len(slots)


@compiled
def _look(
    place: int, leaders: Any, slots: Any, known: Known, limits: Any, held: Any
) -> tuple[int, bool, int]:
    """The earliest original that a text copies, whether another is close, and looks at entries.

    `held` is told where the text goes in each of its groups, -1 where it goes into none.
    """
    ends, pair = held
    told, looks, near = (-1, False), 0, -1
    for band in range(slots.size):
        ends[band] = -1
        leader, at, most = leaders[band], slots[band], limits[2]
        if leader < 0 or leader == place:
            continue
        if known.is_original[leader]:
            most -= 1
            told = _weigh(place, leader, told, known, limits, pair)
        if at < 0:
            continue
        looks += at >> _NEAR != near
        near = at >> _NEAR
        for entry in range(at, at + most):
            other = known.entries[entry] - 1
            if other < 0:
                ends[band] = entry
            if other < 0 or 0 <= told[0] <= other:  # they stand in order of time
                break
            told = _weigh(place, other, told, known, limits, pair)
    return told[0], told[1], looks


@compiled
def _enter(place: int, known: Known, ends: Any) -> None:
    """Let a text be an original of its groups."""
    known.is_original[place] = True
    for band in range(ends.size):
        if ends[band] >= 0:
            known.entries[ends[band]] = place + 1


@compiled
def _weigh(
    place: int, other: int, told: tuple[int, bool], known: Known, limits: Any, pair: Any
) -> tuple[int, bool]:
    """The earliest that a text copies, and whether one is close, when it is held to another too."""
    first, close = told
    if 0 <= first <= other:
        return told
    verdict = _compare(place, other, known, limits, pair)
    return other if verdict == COPY else first, close or verdict == CLOSE


@compiled
def _compare(place: int, other: int, known: Known, limits: Any, pair: Any) -> int:
    row, its_row = known.rows[place], known.rows[other]
    hashes = known.words.shape[1] - DIGEST_WORDS
    # Equal hashes have equal bits, so that nothing close is lost, and most others end here.
    equal = HASHES_A_WORD * SKETCH_WORDS - _unequal(known.sketches[row], known.sketches[its_row])
    if equal - (HASHES_A_WORD * SKETCH_WORDS - hashes) <= limits[1] * hashes:
        return UNLIKE
    _recall(known, row, pair, 0)
    _recall(known, its_row, pair, 1)
    same = 0
    for n in range(DIGEST_WORDS, pair.shape[1]):
        same += pair[0, n] == pair[1, n]
    alike = same / hashes
    if alike > limits[0] and known.offices[row] == known.offices[its_row]:
        return COPY
    if (pair[0, :DIGEST_WORDS] == pair[1, :DIGEST_WORDS]).all():
        return COPY
    return CLOSE if alike > limits[1] else UNLIKE


@compiled
def _recall(known: Known, row: int, pair: Any, into: int) -> None:
    """Take a signature to where it is compared."""
    size = pair.shape[1] * pair.itemsize
    if known.file != NO_FILE:
        place = pair.ctypes.data + into * size
        if _read(known.file, place, size, np.int64(row) * size) == size:
            return
    pair[into] = known.words[row]


@compiled
def _unequal(one: Any, two: Any) -> int:
    """How many hashes of two sketches differ."""
    differ = np.uint64(0)  # a count in each byte
    for n in range(one.size):
        bits = one[n] ^ two[n]
        bits |= bits >> _1
        bits = (bits | (bits >> _2)) & _FIRST_OF_FOUR
        differ += (bits + (bits >> _4)) & _FOUR_OF_BYTE
    return int((differ * _FIRST_OF_BYTE) >> _56)

"""The loops that hear words; what the gates mean is told in `hearing`."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.begin_bits import LETTERS
from sangsuk.core.thai.begin_loops import begun_from, lets_through
from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.thai.hearing import (
    FACTOR,
    FOUR_BITS,
    LETTER_BITS,
    PAIR_BITS,
    THIRD_BITS,
)
from sangsuk.core.thai.lexicon_loops import next_state
from sangsuk.core.thai.small_letters import Small
from sangsuk.core.thai.spots_loops import lay_spots

if TYPE_CHECKING:
    from sangsuk.core.thai.hearing import Gate, Hearing

_FACTOR: Final = np.uint64(FACTOR)
_SECOND: Final = np.uint64(LETTER_BITS)
_PAIR: Final = np.uint64(64 - PAIR_BITS)
_THIRD: Final = np.uint64(THIRD_BITS)
_FOUR: Final = np.uint64(64 - FOUR_BITS)
_OF_THIRD: Final = np.uint64((1 << THIRD_BITS) - 1)

Letters = NDArray[np.uint32]


@compiled
def hear_each(
    codes: Letters, small: Small, bounds: NDArray[np.int64], hearing: "Hearing"
) -> NDArray[np.uint64]:
    """Of which groups each text holds a word."""
    groups, longest = np.zeros(bounds.size - 1, np.uint64), np.int64(0)
    for text in range(bounds.size - 1):
        longest = max(longest, bounds[text + 1] - bounds[text])
    starts = np.empty(longest + 1, np.int64)
    for text in range(bounds.size - 1):
        first, last = bounds[text], bounds[text + 1]
        ahead, heard = codes[first:], np.uint64(0)
        number = _begins(small, first, last, hearing.begins, starts)
        for each in range(_narrow_down(ahead, hearing.gate, starts, number)):
            heard = _hear_from(codes, first + starts[each], last, hearing, heard)
        groups[text] = heard
    return groups


@inlined
def _begins(
    small: Small, first: int, last: int, tables: NDArray[np.uint8], starts: NDArray[np.int64]
) -> int:
    """Lay down where a word may begin by its first letters, LETTERS places at one look."""
    number = 0
    for at in range(first, last, LETTERS):
        number = lay_spots(begun_from(small, at, last, tables), at - first, starts, number)
    return number


@inlined
def _narrow_down(ahead: Letters, gate: "Gate", starts: NDArray[np.int64], number: int) -> int:
    """Move those to the front that four letters let through, or three for a short word."""
    left = 0
    for each in range(number):
        at = starts[each]
        starts[left] = at
        is_open = lets_through(gate.short, np.uint64(_hash_at(ahead, at)))
        if at + 4 <= ahead.size:
            spread = _two(ahead[at], ahead[at + 1]) * _FACTOR
            four = (spread ^ _two(ahead[at + 2], ahead[at + 3])) * _FACTOR
            is_open |= lets_through(gate.fours, four >> _FOUR)
        left += is_open
    return left


@inlined
def _two(first: np.uint32, second: np.uint32) -> np.uint64:
    return np.uint64((np.uint64(first) << _SECOND) | np.uint64(second))


@inlined
def _hash_at(ahead: Letters, at: int) -> np.uint16:
    second = ahead[at + 1] if at + 1 < ahead.size else np.uint32(0)
    third = ahead[at + 2] if at + 2 < ahead.size else np.uint32(0)
    return _hash(ahead[at], second, third)


@inlined
def _hash(first: np.uint32, second: np.uint32, third: np.uint32) -> np.uint16:
    spread = _two(first, second) * _FACTOR
    return np.uint16(((spread >> _PAIR) << _THIRD) | (np.uint64(third) & _OF_THIRD))


@inlined
def _hear_from(
    codes: Letters, at: int, last: int, hearing: "Hearing", known: np.uint64
) -> np.uint64:
    """The groups of all words that begin at a place, and those that are known."""
    letters, follows, heard = hearing.lexicon
    state, walked = np.int32(0), 0
    while at + walked < last:
        state = next_state(state, codes[at + walked], letters, follows)
        walked += 1
        if hearing.depth[state] != walked or hearing.ahead[state] & ~known == 0:
            break
        known |= heard[state]
    return known

"""The loop that hides names of places; see `hidden_names`."""

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.begin_bits import LETTERS
from sangsuk.core.thai.begin_loops import begun_from, lets_through
from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.thai.hearing import FACTOR
from sangsuk.core.thai.small_letters import Small
from sangsuk.core.thai.spots_loops import lay_spots
from sangsuk.core.understand.hidden_names import FEW, GATE_BITS, MANY
from sangsuk.core.understand.tries_loops import step, wide

if TYPE_CHECKING:
    from sangsuk.core.understand.tries import Signs, Trie

HIDDEN: Final = np.uint32(4)  # stands in the place of every name
_FACTOR: Final = np.uint64(FACTOR)
_FEW, _MANY = np.uint64(64 - 8 * FEW), np.uint64(64 - 8 * MANY)  # bits of letters left out
_HASH: Final = np.uint64(64 - GATE_BITS)

Letters = NDArray[np.uint32]


class Known(NamedTuple):
    """The names."""

    sign: "Signs"  # of the letters of all names
    trie: "Trie"
    begins: NDArray[np.uint8]  # looks x tables of their first letters
    short: NDArray[np.uint8]  # a bit for each hash of the first FEW letters of a short name
    long: NDArray[np.uint8]  # and of the first MANY of a longer one


@compiled
def hide_each(
    codes: Letters, small: Small, bounds: NDArray[np.int64], known: Known, out: Letters
) -> NDArray[np.int64]:
    """Write every text without the names in it; gives the bounds of what was written.

    `small` are the small letters of `codes`; `out` is as long as `codes`.
    """
    ends, longest = np.zeros(bounds.size, np.int64), np.int64(0)
    for text in range(bounds.size - 1):
        longest = max(longest, bounds[text + 1] - bounds[text])
    starts, kept = np.empty((2, longest + 1), np.int64)
    for text in range(bounds.size - 1):
        first, last, at, to = bounds[text], bounds[text + 1], 0, ends[text]
        own = codes[first:last]
        number = _begins(small, first, last, known.begins, starts)
        for start in kept[: _narrow_down(small[first:], known, starts[:number], kept)]:
            length = _longest(known, own, start) if start >= at else 0
            if length:
                to += _copy(own[at:start], out[to:])
                out[to] = HIDDEN
                at, to = start + length, to + 1
        ends[text + 1] = to + _copy(own[at:], out[to:])
    return ends


@inlined
def _begins(
    small: Small, first: int, last: int, begins: NDArray[np.uint8], starts: NDArray[np.int64]
) -> int:
    """Lay down where a name may begin by its first letters, LETTERS places at some looks."""
    number = 0
    for at in range(first, last, LETTERS):
        bits = np.uint64(0)
        for look in range(begins.shape[0]):
            bits |= begun_from(small, at, last, begins[look])
        number = lay_spots(bits, at - first, starts, number)
    return number


@inlined
def _narrow_down(
    small: Small, known: Known, starts: NDArray[np.int64], kept: NDArray[np.int64]
) -> int:
    """Lay down those that FEW letters let through, or MANY for a longer name; gives how many."""
    number = 0
    for at in starts:
        letters = np.uint64(0)
        for place in range(8):
            letters |= np.uint64(small[at + place]) << np.uint64(8 * place)
        few = ((letters << _FEW) * _FACTOR) >> _HASH
        many = ((letters << _MANY) * _FACTOR) >> _HASH
        kept[number] = at
        number += lets_through(known.short, few) | lets_through(known.long, many)
    return number


@inlined
def _copy(letters: Letters, out: Letters) -> int:
    for at in range(letters.size):
        out[at] = letters[at]
    return letters.size


@inlined
def _longest(known: Known, text: Letters, start: int) -> int:
    """The length of the longest name that begins there; 0 if none does."""
    node, longest, sign = 0, 0, known.sign
    for at in range(start, text.size):
        node = step(known.trie, node, sign[text[at]] if text[at] < sign.size else 0)
        if node == 0:
            break
        if known.trie.cells[node, 1] & 1:  # a name ends there
            longest = at + 1 - start
    return wide(longest)

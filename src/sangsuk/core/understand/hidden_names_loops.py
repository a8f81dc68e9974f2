"""The loop that hides names of places; see `hidden_names`."""

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.thai.hearing_loops import let_through
from sangsuk.core.understand.tries_loops import step, wide

if TYPE_CHECKING:
    from sangsuk.core.thai.hearing import Gate
    from sangsuk.core.understand.tries import Signs, Trie

HIDDEN: Final = np.uint32(4)  # stands in the place of every name

Letters = NDArray[np.uint32]


class Known(NamedTuple):
    """The names."""

    sign: "Signs"  # of the letters of all names
    trie: "Trie"
    gate: "Gate"


@compiled
def hide_each(
    codes: Letters, bounds: NDArray[np.int64], known: Known, out: Letters
) -> NDArray[np.int64]:
    """Write every text without the names in it; gives the bounds of what was written.

    `out` is as long as `codes`.
    """
    ends, longest = np.zeros(bounds.size, np.int64), np.int64(0)
    for text in range(bounds.size - 1):
        longest = max(longest, bounds[text + 1] - bounds[text])
    hashes, starts = np.empty(longest, np.uint16), np.empty(longest + 1, np.int64)
    for text in range(bounds.size - 1):
        ahead, at, to = codes[bounds[text] :], 0, ends[text]
        own = ahead[: bounds[text + 1] - bounds[text]]
        for each in range(let_through(ahead, own.size, known.gate, hashes, starts)):
            length = _longest(known, own, starts[each]) if starts[each] >= at else 0
            if length:
                to += _copy(own[at : starts[each]], out[to:])
                out[to] = HIDDEN
                at, to = starts[each] + length, to + 1
        ends[text + 1] = to + _copy(own[at:], out[to:])
    return ends


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
        if known.trie.word[node] >= 0:
            longest = at + 1 - start
    return wide(longest)

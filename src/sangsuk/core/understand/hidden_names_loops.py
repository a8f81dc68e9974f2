"""The loop that hides names of places; see `hidden_names`."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled
from sangsuk.core.understand.tries_loops import passes, signs_of, step, wide

if TYPE_CHECKING:
    from sangsuk.core.understand.tries import Signs, Trie

HIDDEN: Final = np.uint32(4)  # stands in the place of every name


@compiled
def hide_each(
    codes: NDArray[np.uint32],
    bounds: NDArray[np.int64],
    sign: "Signs",
    trie: "Trie",
    out: NDArray[np.uint32],
) -> NDArray[np.int64]:
    """Write every text without the names in it; gives the bounds of what was written.

    Args:
        codes: texts behind each other.
        bounds: of the texts.
        sign: of the letters of all names.
        trie: the names.
        out: as long as `codes`.
    """
    ends = np.zeros(bounds.size, np.int64)
    for text in range(bounds.size - 1):
        first, last = bounds[text], bounds[text + 1]
        signs = signs_of(codes[first:last], sign)
        at, to = first, ends[text]
        while at < last:
            length = _longest(trie, signs, at - first)
            out[to] = HIDDEN if length else codes[at]
            at, to = at + max(1, length), to + 1
        ends[text + 1] = to
    return ends


@compiled
def _longest(trie: "Trie", signs: "Signs", start: int) -> int:
    """The length of the longest name that begins there; 0 if none does."""
    if signs[start] == 0 or not passes(trie.gate, signs, start):
        return 0
    node, longest = 0, 0
    for at in range(start, signs.size):
        node = step(trie, node, signs[at])
        if node == 0:
            break
        if trie.word[node] >= 0:
            longest = at + 1 - start
    return wide(longest)

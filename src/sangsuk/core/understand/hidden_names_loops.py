"""The loop that hides names of places; see `hidden_names`."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
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
    all_signs, gate = signs_of(codes, sign), trie.gate
    for text in range(bounds.size - 1):
        first, last = bounds[text], bounds[text + 1]
        signs = all_signs[first:last]
        at, to = 0, ends[text]
        while at < signs.size:
            length = 0
            if signs[at] != 0 and passes(gate, signs, at):
                length = _longest(trie, signs, at)
            out[to] = HIDDEN if length else codes[first + at]
            at, to = at + max(1, length), to + 1
        ends[text + 1] = to
    return ends


@inlined
def _longest(trie: "Trie", signs: "Signs", start: int) -> int:
    """The length of the longest name that begins there; 0 if none does."""
    node, longest = 0, 0
    for at in range(start, signs.size):
        node = step(trie, node, signs[at])
        if node == 0:
            break
        if trie.word[node] >= 0:
            longest = at + 1 - start
    return wide(longest)

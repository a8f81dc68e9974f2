"""The loops that walk a lexicon; see `lexicon`."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined

if TYPE_CHECKING:
    from sangsuk.core.thai.lexicon import Lexicon


@compiled
def hear_each(
    codes: NDArray[np.uint32], bounds: NDArray[np.int64], lexicon: "Lexicon"
) -> NDArray[np.uint64]:
    """Of which groups each text holds a word."""
    letters, follows, heard = lexicon
    groups = np.zeros(bounds.size - 1, np.uint64)
    for text in range(bounds.size - 1):
        state, all_heard = np.int32(0), np.uint64(0)
        for at in range(bounds[text], bounds[text + 1]):
            state = next_state(state, codes[at], letters, follows)
            all_heard |= heard[state]
        groups[text] = all_heard
    return groups


@inlined
def next_state(
    state: np.int32,
    code: np.uint32,
    letters: NDArray[np.uint8],
    follows: NDArray[np.int32],
) -> np.int32:
    following: np.int32 = follows[state, letters[code] if code < letters.size else 0]
    return following


@inlined
def holds_word(codes: NDArray[np.uint32], first: int, last: int, lexicon: "Lexicon") -> bool:
    """Whether any word of the lexicon stands in one part."""
    letters, follows, heard = lexicon
    state = np.int32(0)
    for at in range(first, last):
        state = next_state(state, codes[at], letters, follows)
        if heard[state] != 0:
            return True
    return False

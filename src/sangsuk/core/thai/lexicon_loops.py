"""The loops that walk a lexicon; see `lexicon`."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import inlined

if TYPE_CHECKING:
    from sangsuk.core.thai.lexicon import Lexicon


@inlined
def next_state(
    state: np.int32,
    code: np.uint32,
    letters: NDArray[np.uint8],
    follows: NDArray[np.uint16],
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

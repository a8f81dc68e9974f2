"""The loops that tell which words are no names; see `no_names`."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import inlined
from sangsuk.core.thai.letter_bits import lowest
from sangsuk.core.thai.lexicon_loops import next_state
from sangsuk.core.understand.no_names import BEGIN, END, LENGTHS, OF_ANY, OF_GIVEN, YET
from sangsuk.core.understand.tries_loops import wide

if TYPE_CHECKING:
    from sangsuk.core.thai.lexicon import Lexicon

_BEGIN, _END = np.uint32(ord(BEGIN)), np.uint32(ord(END))
_ANYWHERE: Final = np.uint64((1 << LENGTHS) - 1)
_YET: Final = np.uint64(1 << YET)
_NONE: Final = np.uint64(0)
# What rules a word out that is a surname, or a given name of which the rest is known.
SURNAME: Final = _ANYWHERE | np.uint64(1 << OF_ANY)
GIVEN: Final = np.uint64(1 << OF_ANY | 1 << OF_GIVEN)


@inlined
def is_ruled_out(
    text: NDArray[np.uint32], first: int, last: int, lexicon: "Lexicon", by: np.uint64
) -> bool:
    """Whether a word is no name by these bits."""
    letters, follows, heard = lexicon
    state = next_state(np.int32(0), _BEGIN, letters, follows)
    for at in range(first, last):
        state = next_state(state, text[at], letters, follows)
        if heard[state] & by and not heard[state] & _YET:
            return True
    return bool(heard[next_state(state, _END, letters, follows)] & by)


@inlined
def free_from(text: NDArray[np.uint32], first: int, last: int, lexicon: "Lexicon") -> int:
    """The first place from which no such word stands before `last`, wherever in it."""
    letters, follows, heard = lexicon
    state = np.int32(0)
    for at in range(first, last):
        state = next_state(state, text[at], letters, follows)
        words = heard[state] & _ANYWHERE
        if words and not heard[state] & _YET:
            first = max(first, at + 2 - wide(lowest(words)))
    ends = heard[next_state(state, _END, letters, follows)] & _ANYWHERE
    return max(first, last + 1 - wide(lowest(ends))) if ends else first

"""The loop that sees telephones as they are said, number by number; see `personal_signs`."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.thai.letter_bits import LETTERS, lowest
from sangsuk.core.thai.small_letters import Small
from sangsuk.core.thai.small_letters import small as small_of
from sangsuk.core.thai.spots_loops import bits_in
from sangsuk.core.understand.personal_signs import NUMBER_WORDS, Sign
from sangsuk.core.understand.tries_loops import wide
from sangsuk.core.understand.word_end_loops import forwards, length_of_begin

ZERO: Final = np.uint64(Sign.ZERO)
_SPACE, _DASH = 0x20, 0x2D
_SO_SALA, _UU, _ALONE = small_of("ศ"), small_of("ู"), np.uint8(1)
_NONE, _ONE = np.uint64(0), np.uint64(1)
_FEWEST: Final = 8  # numbers behind the first
_NUMBERS: Final = forwards((*NUMBER_WORDS, *"0123456789"))
_SAID_ZERO: Final = forwards(NUMBER_WORDS[:1])

Letters = NDArray[np.uint32]


@inlined
def see_spoken(small: Small, text: Letters) -> np.uint64:
    """Whether ศูนย์ stands there and many numbers behind it.

    `small` are its small letters, and those of all texts behind it.
    """
    upto = text.size - _FEWEST
    for first in range(0, upto, LETTERS):
        begins = bits_in(small, first + 1, upto + 1, _UU, _ALONE)
        begins &= bits_in(small, first, upto, _SO_SALA, _ALONE)
        while begins:
            if _is_telephone(text, first + wide(lowest(begins))):
                return ZERO
            begins &= begins - _ONE
    return _NONE


@compiled
def _is_telephone(text: Letters, at: int) -> bool:
    length, many = length_of_begin(text, at, _SAID_ZERO), 0
    while length > 0 and many < _FEWEST:
        at += length
        at += 1 if at < text.size and text[at] in (_SPACE, _DASH) else 0
        length = length_of_begin(text, at, _NUMBERS)
        many += 1 if length > 0 else 0
    return many >= _FEWEST

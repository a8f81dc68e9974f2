"""The loop that sees Thai words for an account before Latin letters; see `personal_signs`."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.thai.letter_bits import lowest
from sangsuk.core.thai.small_letters import Small
from sangsuk.core.thai.small_letters import small as small_of
from sangsuk.core.thai.spots_loops import bits_in
from sangsuk.core.understand.child_loops import is_thai
from sangsuk.core.understand.digit_loops import is_digit, is_latin
from sangsuk.core.understand.personal_signs import CONTACTS, FARTHEST_HANDLE, LONGEST_HANDLE, Sign
from sangsuk.core.understand.tries_loops import wide
from sangsuk.core.understand.word_end_loops import backwards, length_of_end

CONTACT: Final = np.uint64(Sign.CONTACT)
_SPACE, _COLON, _EQUALS = 0x20, 0x3A, 0x3D
_AT, _DASH, _POINT, _LINE = 0x40, 0x2D, 0x2E, 0x5F
_A, _LATIN_LETTERS = small_of("a"), np.uint8(26)
_NONE, _ONE = np.uint64(0), np.uint64(1)
_CONTACTS: Final = backwards(CONTACTS)

Letters = NDArray[np.uint32]


@inlined
def see_contacts(small: Small, text: Letters, first: int) -> np.uint64:
    """Whether a word for an account stands before one of LETTERS letters and its like."""
    upto = text.size - 1
    begins = bits_in(small, first + 1, upto + 1, _A, _LATIN_LETTERS)
    begins &= ~bits_in(small, first, upto, _A, _LATIN_LETTERS)
    while begins:
        if _is_contact(text, first + 1 + wide(lowest(begins))):
            return CONTACT
        begins &= begins - _ONE
    return _NONE


@compiled
def _is_contact(text: Letters, at: int) -> bool:
    """Whether such a word ends not far before a Latin letter and all that may be its account."""
    end = at
    while end > 0 and at - end <= LONGEST_HANDLE and _is_of_handle(text[end - 1]):
        end -= 1
    first = end
    while end > 0 and first - end <= FARTHEST_HANDLE:
        if length_of_end(text, end, _CONTACTS):
            return True
        before = text[end - 1]
        if not (is_thai(before) or before in (_SPACE, _COLON, _EQUALS)):
            return False
        end -= 1
    return False


@compiled
def _is_of_handle(code: np.uint32) -> bool:
    return bool(is_latin(code) or is_digit(code) or code in (_AT, _DASH, _POINT, _LINE))

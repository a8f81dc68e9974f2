"""The loop that sees where the first name of a child may stand; see `personal_signs`."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.thai.letter_bits import LETTERS, lowest
from sangsuk.core.thai.small_letters import Small
from sangsuk.core.thai.small_letters import small as small_of
from sangsuk.core.thai.spots_loops import bits_in
from sangsuk.core.understand.no_names_loops import GIVEN, SURNAME, is_ruled_out
from sangsuk.core.understand.personal_signs import CHILDREN, GLUED, Sign
from sangsuk.core.understand.tries_loops import wide
from sangsuk.core.understand.word_end_loops import (
    backwards,
    forwards,
    length_of_begin,
    length_of_end,
)

if TYPE_CHECKING:
    from sangsuk.core.thai.lexicon import Lexicon

CHILD: Final = np.uint64(Sign.CHILD)
_SPACE, _POINT = 0x20, 0x2E
_A_POINT, _DO, _CHO, _YO, _E = map(small_of, ".ดชญเ")
_ALONE: Final = np.uint8(1)
_NONE, _ONE = np.uint64(0), np.uint64(1)
_GLUED: Final = backwards(GLUED)
_TITLES: Final = forwards(CHILDREN)
_LONGEST: Final = 8  # letters of the first name of a child

Letters = NDArray[np.uint32]


@inlined
def see_children(small: Small, text: Letters, no_names: "Lexicon") -> np.uint64:
    """Whether a title of children stands behind no other word and before a first name.

    `small` are its small letters, and those of all texts behind it.
    """
    upto = text.size - 3
    for first in range(0, upto, LETTERS):
        second = bits_in(small, first + 1, upto + 1, _CHO, _ALONE)
        second |= bits_in(small, first + 1, upto + 1, _YO, _ALONE)
        second |= bits_in(small, first + 1, upto + 1, _A_POINT, _ALONE)
        begins = second & bits_in(small, first, upto, _DO, _ALONE)
        second = bits_in(small, first + 1, upto + 1, _DO, _ALONE)
        begins |= second & bits_in(small, first, upto, _E, _ALONE)
        while begins:
            if _is_child(text, first + wide(lowest(begins)), no_names):
                return CHILD
            begins &= begins - _ONE
    return _NONE


@compiled
def _is_child(text: Letters, at: int, no_names: "Lexicon") -> bool:
    """Whether a title that begins there stands alone, and a short word behind it."""
    length = length_of_begin(text, at, _TITLES)
    is_part = at > 0 and is_thai(text[at - 1]) and not length_of_end(text, at, _GLUED)
    if length == 0 or is_part:
        return False
    at += length
    at += 1 if at < text.size and text[at] == _POINT else 0
    at += 1 if at < text.size and text[at] == _SPACE else 0
    end = at
    while end < text.size and end - at <= _LONGEST and is_thai(text[end]):
        end += 1
    is_short = 2 <= end - at <= _LONGEST
    return bool(is_short and not is_ruled_out(text, at, end, no_names, SURNAME | GIVEN))


@compiled
def is_thai(code: np.uint32) -> bool:
    return bool(0x0E01 <= code <= 0x0E4E)

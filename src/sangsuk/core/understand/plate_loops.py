"""The loops that see the shapes of number plates; see `personal_signs`."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled
from sangsuk.core.understand.digit_loops import digits_from, is_digit
from sangsuk.core.understand.personal_signs import Sign

_SPACE, _DASH = 0x20, 0x2D
_YAK, _NO, _AA = 0x0E22, 0x0E19, 0x0E32
PLATE, PLATE_BEHIND, PLATE_ALONE, PLATE_OF_FOUR = (
    np.uint64(sign)
    for sign in (Sign.PLATE, Sign.PLATE_BEHIND, Sign.PLATE_ALONE, Sign.PLATE_OF_FOUR)
)
_NONE: Final = np.uint64(0)


@compiled
def is_consonant(code: np.uint32) -> bool:
    return bool(0x0E01 <= code <= 0x0E2E)


@compiled
def plate_at(text: NDArray[np.uint32], at: int) -> np.uint64:
    """Whether a digit stands behind two consonants, with a space and a dash or without."""
    before = at - 1
    if before >= 0 and text[before] == _DASH:
        before -= 1
    if before >= 0 and text[before] == _SPACE:
        before -= 1
    if before < 1 or not (is_consonant(text[before]) and is_consonant(text[before - 1])):
        return _NONE
    worded = _is_worded(text, before - 2) or (
        before > 1 and is_consonant(text[before - 2]) and _is_worded(text, before - 3)
    )
    seen = PLATE if worded else _NONE
    seen |= PLATE_BEHIND if before > 1 and is_digit(text[before - 2]) else _NONE
    many = digits_from(text, at)
    if many < 3 or not _stand_alone(text, before):
        return seen
    return seen | PLATE_ALONE | (PLATE_OF_FOUR if before < at - 1 and many >= 4 else _NONE)


@compiled
def _is_worded(text: NDArray[np.uint32], last: int) -> bool:
    """Whether ทะเบียน or ป้าย may end there, with a space and a digit behind it or without."""
    last -= 1 if last >= 0 and is_digit(text[last]) else 0
    last -= 1 if last >= 0 and text[last] == _SPACE else 0
    if last < 1:
        return False
    one, two = text[last - 1], text[last]
    return bool((one == _YAK and two == _NO) or (one == _AA and two == _YAK))


@compiled
def _stand_alone(text: NDArray[np.uint32], last: int) -> bool:
    """Whether two or three consonants that end at a place are no part of a longer word."""
    first = last
    while first > 0 and is_consonant(text[first - 1]) and last - first < 3:
        first -= 1
    return last - first < 3 and not (first > 0 and 0x0E01 <= text[first - 1] <= 0x0E4E)

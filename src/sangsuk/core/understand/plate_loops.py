"""The loops that see the shapes of number plates; see `personal_signs`."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled
from sangsuk.core.understand.digit_loops import digits_from, is_digit
from sangsuk.core.understand.personal_signs import VEHICLES, Sign
from sangsuk.core.understand.plate_words import SHORT_WORDS
from sangsuk.core.understand.word_end_loops import backwards, length_of_end

_SPACE, _DASH = 0x20, 0x2D
_YAK, _NO, _AA = 0x0E22, 0x0E19, 0x0E32
PLATE, PLATE_BEHIND, PLATE_ALONE, PLATE_OF_FOUR = (
    np.uint64(sign)
    for sign in (Sign.PLATE, Sign.PLATE_BEHIND, Sign.PLATE_ALONE, Sign.PLATE_OF_FOUR)
)
_NONE: Final = np.uint64(0)
_BITS: Final = np.uint64(21)  # of a letter


def _as_number(word: str) -> int:
    number = 0
    for letter in word:
        number = number << int(_BITS) | ord(letter)
    return number


_FARTHEST: Final = 36  # letters from a vehicle to the last consonant of its plate, and more
_VEHICLES: Final = backwards(VEHICLES)
_WORDS: Final = np.array(sorted(map(_as_number, SHORT_WORDS)), np.uint64)


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
    seen |= PLATE_OF_FOUR if before < at - 1 and many >= 4 else _NONE
    return seen | (PLATE_ALONE if _is_behind_vehicle(text, before) else _NONE)


@compiled
def _is_behind_vehicle(text: NDArray[np.uint32], last: int) -> bool:
    """Whether a word for a vehicle or its plate stands near before a place."""
    for end in range(last, max(0, last - _FARTHEST), -1):
        if length_of_end(text, end, _VEHICLES):
            return True
    return False


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
    """Whether two or three consonants that end at a place are no word and no part of a longer."""
    first, number, shift = last, np.uint64(text[last]), _BITS
    while first > 0 and is_consonant(text[first - 1]) and last - first < 3:
        first -= 1
        number |= np.uint64(text[first]) << shift
        shift += _BITS
    if last - first >= 3 or (first > 0 and 0x0E01 <= text[first - 1] <= 0x0E4E):
        return False
    return bool(not _is_word(number))


@compiled
def _is_word(number: np.uint64) -> bool:
    at = np.searchsorted(_WORDS, number)
    return bool(at < _WORDS.size and _WORDS[at] == number)

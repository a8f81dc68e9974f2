"""The loop that sees what shapes of letters and digits a text holds; see `personal_signs`."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled
from sangsuk.core.understand.digit_loops import (
    NINE,
    SIX,
    TEN,
    THIRTEEN,
    digits_from,
    is_digit,
    is_latin,
    runs_of_digits,
)
from sangsuk.core.understand.latin_loops import see_latin
from sangsuk.core.understand.personal_signs import GLUED, Sign
from sangsuk.core.understand.plate_loops import (
    PLATE,
    PLATE_ALONE,
    PLATE_BEHIND,
    PLATE_OF_FOUR,
    plate_at,
)

_AT, _SPACE, _DASH, _POINT, _LINE, _O = 0x40, 0x20, 0x2D, 0x2E, 0x5F, 0x6F
_M: Final = 0x6D
_HO, _MO, _SO, _TO, _THO, _NO, _O_ANG, _RO = (
    *(0x0E2B, 0x0E21, 0x0E0B, 0x0E15, 0x0E16, 0x0E19, 0x0E2D, 0x0E23),
)
_DO, _CHO, _YO, _SO_SUEA, _E, _AE = 0x0E14, 0x0E0A, 0x0E0D, 0x0E2A, 0x0E40, 0x0E41
_GLUED: Final = np.array(sorted({ord(word[-1]) for word in GLUED}), np.uint64)
_LONGEST_CHILD: Final = 8  # letters of the first name of a child
_S: Final = {sign.name: np.uint64(sign.value) for sign in Sign}
POINT, HOUSE, HOME = (_S[n] for n in ("POINT", "HOUSE", "HOME"))
ROAD, CHILD, ZERO = (_S[n] for n in ("ROAD", "CHILD", "ZERO"))
DASHED, LETTERED = _S["DASHED"], _S["LETTERED"]
PAIR, SYLLABLES = _S["PAIR"], _S["SYLLABLES"]
OF_DIGITS: Final = (
    SIX
    | TEN
    | NINE
    | THIRTEEN
    | POINT
    | HOUSE
    | HOME
    | ROAD
    | PLATE
    | PLATE_BEHIND
    | PLATE_OF_FOUR
    | PAIR
    | PLATE_ALONE
    | DASHED
    | LETTERED
    | ZERO
)
_NONE: Final = np.uint64(0)
_FOREIGN: Final = 0x660  # the first digit that is not ours
_BITS: Final = np.uint64(21)


@compiled
def see_shapes(
    codes: NDArray[np.uint32],
    bounds: NDArray[np.int64],
    tables: tuple[NDArray[np.bool_], NDArray[np.uint64]],
) -> NDArray[np.uint64]:
    """The shapes that each text holds; one with a foreign digit is taken to hold all of digits."""
    foreign, syllables = tables
    signs = np.zeros(bounds.size - 1, np.uint64)
    for text in range(bounds.size - 1):
        part = codes[bounds[text] : bounds[text + 1]]
        signs[text] = _children(part) | _in_syllables(part, syllables)
        digits, latin, others = _kinds(part)
        if digits:
            signs[text] |= runs_of_digits(part) | _places(part)
        if latin:
            signs[text] |= see_latin(part)
        if others and _has_foreign(part, foreign):
            signs[text] |= OF_DIGITS
    return signs


@compiled
def _kinds(text: NDArray[np.uint32]) -> tuple[bool, bool, bool]:
    """Whether digits, @ or Latin letters, and what is neither ASCII nor Thai stand there."""
    digits, latin, others = 0, 0, 0
    for at in range(text.size):
        code = text[at]
        digits |= code - np.uint32(0x30) < 10
        latin |= code - np.uint32(_AT) < 0x3B
        others |= (code >= _FOREIGN) & (code - np.uint32(0x0E00) >= 0x80)
    return digits != 0, latin != 0, others != 0


@compiled
def _has_foreign(text: NDArray[np.uint32], foreign: NDArray[np.bool_]) -> bool:
    for code in text:  # noqa: SIM110 - loops are compiled, generators are not
        if _FOREIGN <= code < foreign.size and foreign[code]:
            return True
    return False


@compiled
def _children(text: NDArray[np.uint32]) -> np.uint64:
    """Whether ดช or ดญ stands behind no other word and before a first name."""
    for at in range(text.size - 3):
        if text[at] == _DO and (text[at + 1] == _CHO or text[at + 1] == _YO):
            begins = at == 0 or not is_thai(text[at - 1])
            if (begins or is_one_of(np.uint64(text[at - 1]), _GLUED)) and _is_child(text, at + 2):
                return CHILD
    return _NONE


@compiled
def _is_child(text: NDArray[np.uint32], at: int) -> bool:
    """Whether a short word stands there, with a point and a space before it or without."""
    at += 1 if text[at] == _POINT else 0
    at += 1 if at < text.size and text[at] == _SPACE else 0
    end = at
    while end < text.size and end - at <= _LONGEST_CHILD and is_thai(text[end]):
        end += 1
    return 2 <= end - at <= _LONGEST_CHILD


@compiled
def is_thai(code: np.uint32) -> bool:
    return bool(0x0E01 <= code <= 0x0E4E)


@compiled
def _places(text: NDArray[np.uint32]) -> np.uint64:
    """Shapes of addresses, number plates and coordinates, each looked at from a digit of it."""
    seen = _NONE
    for at in range(text.size):
        if is_digit(text[at]):
            seen |= _behind_number(text, at) | plate_at(text, at)
            lettered = at > 1 and is_latin(text[at - 1]) and is_latin(text[at - 2])
            seen |= LETTERED if lettered else _NONE
            four = digits_from(text, at) >= 4
            pointed = at > 1 and text[at - 1] == _POINT and is_digit(text[at - 2])
            seen |= POINT if four and pointed else _NONE
            if at > 2 and text[at - 1] == _DASH and is_digit(text[at - 2]):
                seen |= PAIR if four and is_digit(text[at - 3]) else _NONE
                three = at > 3 and is_digit(text[at - 3]) and is_digit(text[at - 4])
                seen |= DASHED if three else _NONE
    return seen


@compiled
def _behind_number(text: NDArray[np.uint32], at: int) -> np.uint64:
    """Whether หมู่, ม., moo or a way stands behind a digit, with a space or without."""
    at += 1
    if at < text.size and text[at] == _SPACE:
        at += 1
    if at + 1 >= text.size:
        return _NONE
    one, two = text[at], text[at + 1]
    if one == _HO and two == _MO:
        return HOUSE if _is_number(text, at + 4) or _is_number(text, at + 7) else _NONE
    if (one == _MO and two == _POINT) or (one == _M and two == _O):
        return HOUSE if _is_number(text, at + (2 if one == _MO else 3)) else _NONE
    short = two == _POINT and (one in (_SO, _THO))
    long = (one == _SO and two == _O_ANG) or (one == _TO and two == _RO)
    return ROAD if short or long or (one == _THO and two == _NO) else _NONE


@compiled
def _is_number(text: NDArray[np.uint32], at: int) -> bool:
    """Whether a digit or a word for one may begin there, behind a space or without."""
    at += 1 if at < text.size and text[at] == _SPACE else 0
    if at >= text.size:
        return False
    code = text[at]
    return bool(is_digit(code) or code in (_HO, _SO_SUEA, _E, _AE))


@compiled
def _in_syllables(text: NDArray[np.uint32], syllables: NDArray[np.uint64]) -> np.uint64:
    """Whether three syllables follow each other, each a word of its own, one space between two."""
    words, number = 0, _NONE
    for at in range(text.size + 1):
        if at < text.size and 0x0E01 <= text[at] <= 0x0E4E:
            number = (number << _BITS) | np.uint64(text[at])
            continue
        words = words + 1 if is_one_of(number, syllables) else 0
        if words == 3:
            return SYLLABLES
        number = _NONE
        words = words if at < text.size and text[at] == _SPACE else 0
    return _NONE


@compiled
def is_one_of(number: np.uint64, numbers: NDArray[np.uint64]) -> bool:
    for some in numbers:  # noqa: SIM110 - loops are compiled, generators are not
        if some == number:
            return True
    return False

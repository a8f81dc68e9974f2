"""The loop that sees what shapes of letters and digits a text holds; see `personal_signs`."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.thai.letter_bits import LETTERS, lowest
from sangsuk.core.thai.small_letters import OTHER, Small
from sangsuk.core.thai.small_letters import small as small_of
from sangsuk.core.thai.spots_loops import bits_in, lay_spots
from sangsuk.core.understand.child_loops import see_children
from sangsuk.core.understand.digit_loops import (
    NINE,
    SIX,
    TEN,
    THIRTEEN,
    TWENTY,
    digits_from,
    is_digit,
    is_latin,
    runs_of_digits,
)
from sangsuk.core.understand.latin_loops import see_latin
from sangsuk.core.understand.personal_signs import BURMESE, Sign
from sangsuk.core.understand.plate_loops import (
    PLATE,
    PLATE_ALONE,
    PLATE_BEHIND,
    PLATE_OF_FOUR,
    plate_at,
)
from sangsuk.core.understand.spoken_loops import ZERO, see_spoken
from sangsuk.core.understand.tries_loops import wide

if TYPE_CHECKING:
    from sangsuk.core.thai.lexicon import Lexicon

_AT, _SPACE, _DASH, _POINT, _LINE, _O = 0x40, 0x20, 0x2D, 0x2E, 0x5F, 0x6F
_M: Final = 0x6D
_LONG, _SLASH = 8, 0x2F
_HO, _MO, _SO, _TO, _THO, _NO, _O_ANG, _RO = (
    *(0x0E2B, 0x0E21, 0x0E0B, 0x0E15, 0x0E16, 0x0E19, 0x0E2D, 0x0E23),
)
_SO_SUEA, _E, _AE = 0x0E2A, 0x0E40, 0x0E41
_ZERO, _LATIN_O, _A_SPACE = map(small_of, "0o ")
_TEN, _ALONE, _OTHER = np.uint8(10), np.uint8(1), np.uint8(OTHER)
_LONGEST_SYLLABLE: Final = max(map(len, BURMESE))
_S: Final = {sign.name: np.uint64(sign.value) for sign in Sign}
POINT, HOUSE, HOME = (_S[n] for n in ("POINT", "HOUSE", "HOME"))
ROAD, EIGHT = _S["ROAD"], _S["EIGHT"]
DASHED, SLASHED, LETTERED = _S["DASHED"], _S["SLASHED"], _S["LETTERED"]
PAIR, SYLLABLES = _S["PAIR"], _S["SYLLABLES"]
_PLATES: Final = PLATE | PLATE_BEHIND | PLATE_OF_FOUR | PLATE_ALONE
_ADDRESSES: Final = POINT | HOUSE | HOME | ROAD
OF_DIGITS: Final = (
    SIX
    | EIGHT
    | TEN
    | TWENTY
    | NINE
    | THIRTEEN
    | PAIR
    | DASHED
    | SLASHED
    | LETTERED
    | ZERO
    | _PLATES
    | _ADDRESSES
)
_NONE, _ONE = np.uint64(0), np.uint64(1)
_BITS: Final = np.uint64(21)

Letters = NDArray[np.uint32]


@compiled
def see_shapes(
    codes: Letters,
    small: Small,
    bounds: NDArray[np.int64],
    tables: tuple[NDArray[np.bool_], NDArray[np.uint64], "Lexicon"],
) -> NDArray[np.uint64]:
    """The shapes that each text holds; one with a foreign digit is taken to hold all of digits."""
    foreign, syllables, no_names = tables
    signs, longest = np.zeros(bounds.size - 1, np.uint64), np.int64(0)
    for text in range(bounds.size - 1):
        longest = max(longest, bounds[text + 1] - bounds[text])
    spots = np.empty(longest, np.int64)  # where letters of a kind stand in the text at hand
    for text in range(bounds.size - 1):
        part, ahead = codes[bounds[text] : bounds[text + 1]], small[bounds[text] :]
        seen = see_children(ahead, part, no_names) | see_spoken(ahead, part)
        seen |= see_latin(ahead, part)
        if _may_hold_syllables(ahead, part, syllables):
            seen |= _in_syllables(part, syllables)
        number, has_digit = _digits(ahead, part.size, spots)
        if has_digit:
            seen |= runs_of_digits(part, spots[:number]) | _places(part, spots[:number])
        signs[text] = seen | _foreign_digits(ahead, part, foreign)
    return signs


@inlined
def _digits(small: Small, size: int, spots: NDArray[np.int64]) -> tuple[int, bool]:
    """Lay down where digits and o stand; gives how many, and whether there is a digit."""
    number, digits = 0, np.uint64(0)
    for at in range(0, size, LETTERS):
        some = bits_in(small, at, size, _ZERO, _TEN)
        number = lay_spots(some | bits_in(small, at, size, _LATIN_O, _ALONE), at, spots, number)
        digits |= some
    return number, digits != 0


@inlined
def _foreign_digits(small: Small, text: Letters, foreign: NDArray[np.bool_]) -> np.uint64:
    """All signs of digits, where a digit of another script stands."""
    for first in range(0, text.size, LETTERS):
        others = bits_in(small, first, text.size, _OTHER, _ALONE)
        while others:
            code = text[first + wide(lowest(others))]
            others &= others - _ONE
            if code < foreign.size and foreign[code]:
                return OF_DIGITS
    return _NONE


@inlined
def _may_hold_syllables(small: Small, text: Letters, syllables: NDArray[np.uint64]) -> bool:
    """Whether a syllable stands between two spaces; of three the one in the middle does."""
    before = text.size
    for first in range(0, text.size, LETTERS):
        spaces = bits_in(small, first, text.size, _A_SPACE, _ALONE)
        while spaces:
            at = first + wide(lowest(spaces))
            spaces &= spaces - _ONE
            if 1 < at - before <= _LONGEST_SYLLABLE + 1:
                number = _NONE
                for place in range(before + 1, at):
                    number = (number << _BITS) | np.uint64(text[place])
                if is_one_of(number, syllables):
                    return True
            before = at
    return False


@inlined
def _places(text: NDArray[np.uint32], spots: NDArray[np.int64]) -> np.uint64:
    """Shapes of addresses, number plates and coordinates, each looked at from a digit of it."""
    seen = _NONE
    for at in spots:
        slashed = at > 1 and text[at - 1] == _SLASH and is_digit(text[at - 2])
        seen |= SLASHED if slashed and (text[at] == _ZERO or text[at] == _LATIN_O) else _NONE
        if is_digit(text[at]):
            seen |= _behind_number(text, at) | plate_at(text, at)
            lettered = at > 1 and is_latin(text[at - 1]) and is_latin(text[at - 2])
            seen |= LETTERED if lettered else _NONE
            seen |= EIGHT if _is_long(text, at) else _NONE
            if at > 1 and is_digit(text[at - 2]) and text[at - 1] in (_POINT, _DASH):
                seen |= _behind_digit(text, at)
    return seen


@inlined
def _is_long(text: NDArray[np.uint32], at: int) -> bool:
    """Whether eight digits or dashes begin there, behind no other."""
    if at > 0 and (is_digit(text[at - 1]) or text[at - 1] == _DASH):
        return False
    end = at
    while end < text.size and end - at < _LONG and (is_digit(text[end]) or text[end] == _DASH):
        end += 1
    return end - at == _LONG


@inlined
def _behind_digit(text: NDArray[np.uint32], at: int) -> np.uint64:
    """What stands behind a digit and a point or a dash: a coordinate, an account, a plate."""
    four = digits_from(text, at) >= 4
    if text[at - 1] == _POINT:
        return POINT if four else _NONE
    seen = PAIR if four and at > 2 and is_digit(text[at - 3]) else _NONE
    return seen | (DASHED if _ends_account(text, at) else _NONE)


@compiled
def _ends_account(text: NDArray[np.uint32], at: int) -> bool:
    """Whether a digit behind a dash is the last one, and five stand before the dash."""
    if at < 6 or (at + 1 < text.size and (is_digit(text[at + 1]) or text[at + 1] == _DASH)):
        return False
    for before in range(at - 6, at - 1):  # noqa: SIM110 - loops are compiled, generators are not
        if not is_digit(text[before]):
            return False
    return True


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

"""The loop that sees shapes of Latin letters: accounts, addresses, titles; see `personal_signs`."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.thai.letter_bits import LETTERS, lowest
from sangsuk.core.thai.small_letters import Small
from sangsuk.core.thai.small_letters import small as small_of
from sangsuk.core.thai.spots_loops import bits_in
from sangsuk.core.understand.contact_loops import see_contacts
from sangsuk.core.understand.digit_loops import is_digit, is_latin
from sangsuk.core.understand.personal_signs import ACCOUNTS, LATIN_TITLES, SAID_NAMES, Sign
from sangsuk.core.understand.tries_loops import wide
from sangsuk.core.understand.word_end_loops import backwards, length_of_end

_AT, _SPACE, _DASH, _POINT, _LINE = 0x40, 0x20, 0x2D, 0x2E, 0x5F
AT, HANDLE, LATIN = (np.uint64(sign) for sign in (Sign.AT, Sign.HANDLE, Sign.LATIN))
ACCOUNT, LATIN_TITLE = (np.uint64(sign) for sign in (Sign.ACCOUNT, Sign.LATIN_TITLE))
_NONE, _ONE = np.uint64(0), np.uint64(1)
_LATIN_A, _DIGITS, _AN_AT, _A_SPACE, _A_POINT, _A_LINE = map(small_of, "a0@ ._")
_LATIN_LETTERS, _TEN, _ALONE = np.uint8(26), np.uint8(10), np.uint8(1)

Letters = NDArray[np.uint32]


_ACCOUNTS: Final = backwards(ACCOUNTS)
_TITLES: Final = backwards(LATIN_TITLES)
_SAID: Final = backwards(SAID_NAMES)


@inlined
def see_latin(small: Small, text: Letters) -> np.uint64:
    """@, letters, dots or low lines between letters and digits, and what leads to a handle.

    `small` are its small letters, and those of all texts behind it.
    """
    seen, letters = _NONE, _NONE
    for first in range(0, text.size, LETTERS):
        letters |= bits_in(small, first, text.size, _LATIN_A, _LATIN_LETTERS)
        seen |= AT if bits_in(small, first, text.size, _AN_AT, _ALONE) else _NONE
    seen |= LATIN if letters else _NONE
    if seen:
        for first in range(0, text.size, LETTERS):
            seen |= _see_joins(small, text, first) | _see_leads(small, text, first)
            seen |= see_contacts(small, text, first)
    return seen


@inlined
def _see_joins(small: Small, text: Letters, first: int) -> np.uint64:
    joins = bits_in(small, first, text.size, _A_POINT, _ALONE)
    joins |= bits_in(small, first, text.size, _A_LINE, _ALONE)
    while joins:
        if _joins(text, first + wide(lowest(joins))):
            return HANDLE
        joins &= joins - _ONE
    return _NONE


@inlined
def _see_leads(small: Small, text: Letters, first: int) -> np.uint64:
    """What leads to a handle or a name with a space behind it."""
    seen, upto = _NONE, text.size - 1
    spaces = bits_in(small, first, upto, _A_SPACE, _ALONE)
    follows = bits_in(small, first + 1, upto + 1, _LATIN_A, _LATIN_LETTERS)
    follows |= bits_in(small, first + 1, upto + 1, _DIGITS, _TEN)
    spaces &= follows | bits_in(small, first + 1, upto + 1, _AN_AT, _ALONE)
    while spaces:
        at = first + wide(lowest(spaces))
        seen |= _led_to(text, at) if at > 1 else _NONE
        spaces &= spaces - _ONE
    return seen


@compiled
def _led_to(text: NDArray[np.uint32], at: int) -> np.uint64:
    """Whether the word before a space leads to a handle or to a name behind it."""
    after = text[at + 1]
    if not (is_latin(after) or is_digit(after) or after == _AT):
        return _NONE
    seen = ACCOUNT if _ends_alone(text, at, _ACCOUNTS) else _NONE
    end = at - 1 if text[at - 1] == _POINT else at
    if is_latin(after) and (_ends_alone(text, end, _TITLES) or length_of_end(text, at, _SAID)):
        seen |= LATIN_TITLE
    return seen


@compiled
def _ends_alone(text: NDArray[np.uint32], end: int, words: NDArray[np.uint32]) -> bool:
    """Whether one of the words ends there, behind no other letter."""
    first = end - length_of_end(text, end, words)
    return bool(first < end and not (first > 0 and is_latin(text[first - 1])))


@compiled
def _joins(text: NDArray[np.uint32], at: int) -> bool:
    """Whether a dot stands behind a letter and what follows it, and before more of them."""
    if at + 1 >= text.size:
        return False
    after = text[at + 1]
    more = after in (_POINT, _LINE) or is_latin(after) or is_digit(after)
    return bool(more and _begins_with_letter(text, at))


@compiled
def _begins_with_letter(text: NDArray[np.uint32], at: int) -> bool:
    """Whether the letters and digits before a place begin with a letter, and with no address."""
    first = at
    while first > 0 and (is_latin(text[first - 1]) or is_digit(text[first - 1])):
        first -= 1
    if first == at or not is_latin(text[first]):
        return False
    return bool(first == 0 or not is_of_address(text[first - 1]))


@compiled
def is_of_address(code: np.uint32) -> bool:
    """Behind which letters are part of a link or of something longer: @ . / : & = ? _ # % ~ -"""
    one = code in (_AT, _POINT, 0x2F, 0x3A, 0x26, 0x3D)
    return bool(one or code in (0x3F, _LINE, 0x23, 0x25, 0x7E, _DASH))

"""The loops that see how digits follow each other; see `personal_signs`."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.personal_signs import Sign

SIX, TEN, TWENTY, NINE, THIRTEEN = (
    np.uint64(sign) for sign in (Sign.SIX, Sign.TEN, Sign.TWENTY, Sign.NINE, Sign.THIRTEEN)
)
_NONE: Final = np.uint64(0)
_FAR: Final = 99
_MOST_BETWEEN: Final = 6
_O, _ZERO, _SIX = 0x6F, 0x30, 0x36


@compiled
def is_digit(code: np.uint32) -> bool:
    return bool(0x30 <= code <= 0x39)


@compiled
def is_latin(code: np.uint32) -> bool:
    return bool(0x61 <= code <= 0x7A)


@compiled
def is_between(code: np.uint32) -> bool:
    """What people put between the digits of one number."""
    ascii_ = code in (0x20, 0xA, 0x2D, 0x2E, 0x7E, 0x5F, 0x2A, 0x28, 0x29)
    return bool(ascii_ or 0x2010 <= code <= 0x2014 or code in (0x2212, 0x20E3))


@inlined
def runs_of_digits(text: NDArray[np.uint32], spots: NDArray[np.int64]) -> np.uint64:
    """How digits follow each other with nothing else between them than is_between.

    `spots` are where digits and o stand.
    """
    seen, last, last_or_o = _NONE, -_FAR, -_FAR
    close, near, far, led = 0, 0, 0, 0  # digits so far with 0, 1, 3, and (of a telephone) 6 between
    for at in spots:
        if not _are_between(text, last_or_o + 1, at):
            last, last_or_o = -_FAR, -_FAR
        digit = is_digit(text[at])
        led = led if at - last_or_o <= _MOST_BETWEEN + 1 else 0
        led = led + 1 if led > 0 or _leads(text, at) else 0
        last_or_o = at
        seen |= NINE if led >= 9 else _NONE
        if not digit:
            continue
        gap, last = at - last, at
        close, near = close + 1 if gap == 1 else 1, near + 1 if gap <= 2 else 1
        far = far + 1 if gap <= 4 else 1
        seen |= _told_by(close, near, far)
    return seen


@inlined
def _are_between(text: NDArray[np.uint32], first: int, last: int) -> bool:
    """Whether what stands from one place to another may stand between digits of one number."""
    if last - first > _MOST_BETWEEN:
        return False
    for at in range(first, last):  # noqa: SIM110 - loops are compiled, generators are not
        if not is_between(text[at]):
            return False
    return True


@compiled
def _leads(text: NDArray[np.uint32], at: int) -> bool:
    """Whether a telephone may begin with a sign: 0, o or the 6 of 66, behind no letter or digit."""
    begins = text[at] == _O or text[at] == _ZERO or text[at] == _SIX
    return bool(begins and not (at > 0 and (is_latin(text[at - 1]) or is_digit(text[at - 1]))))


@compiled
def _told_by(close: int, near: int, far: int) -> np.uint64:
    six = SIX if close >= 6 else _NONE
    ten = TEN | TWENTY if near >= 20 else TEN if near >= 10 else _NONE
    return six | ten | (THIRTEEN if far >= 13 else _NONE)


@compiled
def digits_from(text: NDArray[np.uint32], at: int) -> int:
    """How many digits stand from a place on, up to four."""
    many = 0
    while many < 4 and at + many < text.size and is_digit(text[at + many]):
        many += 1
    return many

"""Letters as one byte each: ASCII and Thai ones stay apart, all others are one and the same.

A register holds sixty-four of them, so that sixty-four are looked at in one step.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.texts import Codes

Small = NDArray[np.uint8]

THAI: Final = 0x0E00
ASCII: Final = 0x80  # letters; Thai ones come behind them
OTHER: Final = 0xFF
ROOM: Final = 72  # letters behind the last one, that no look reads beyond the array


def small(letter: str) -> np.uint8:
    """The byte of one letter."""
    code = ord(letter)
    if code < ASCII:
        return np.uint8(code)
    return np.uint8(ASCII + code - THAI if THAI <= code < THAI + OTHER - ASCII else OTHER)


def small_letters(codes: Codes) -> Small:
    """The bytes of all letters, and ROOM zeros behind them."""
    # why: compiled loops are slow to load, and not every command reads
    from sangsuk.core.thai.spots_loops import write_small  # noqa: PLC0415

    letters = np.empty(codes.size + ROOM, np.uint8)
    letters[codes.size :] = 0
    write_small(codes, letters)
    return letters

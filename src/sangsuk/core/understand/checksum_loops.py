"""The loop that adds up the checksum of a name, by which its letters are known."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import inlined
from sangsuk.core.understand.tries_loops import wide

Letters = NDArray[np.uint32]
_BYTE: Final = np.uint32(0xFF)


def _tables() -> NDArray[np.uint32]:
    """What a byte adds that is the last, the last but one, the last but two."""
    tables = np.zeros((3, 256), np.uint32)
    for byte in range(256):
        rest = byte
        for behind in range(3):
            for _ in range(8):
                rest = (rest >> 1) ^ (0xEDB88320 if rest & 1 else 0)
            tables[behind, byte] = rest
    return tables


_TABLES: Final = _tables()


@inlined
def checksum(letters: Letters) -> int:
    """CRC-32 of the letters in UTF-8."""
    crc = np.uint32(0xFFFFFFFF)
    for letter in letters:
        if 0x800 <= letter < 0x10000:
            crc = _add_three(crc, letter)
            continue
        if letter < 0x80:
            crc = _add_byte(crc, letter)
            continue
        parts = 1 if letter < 0x800 else 3
        crc = _add_byte(crc, (0xFF00 >> (parts + 1) & 0xFF) | (letter >> (6 * parts)))
        for part in range(parts - 1, -1, -1):
            crc = _add_byte(crc, 0x80 | (letter >> (6 * part)) & 0x3F)
    return wide(crc ^ np.uint32(0xFFFFFFFF))


@inlined
def _add_three(crc: np.uint32, letter: int) -> np.uint32:
    """The three bytes of a letter at one step, as Thai letters have."""
    middle, last = 0x80 | (letter >> 6) & 0x3F, 0x80 | letter & 0x3F
    mixed = crc ^ np.uint32(0xE0 | (letter >> 12) | (middle << 8) | (last << 16))
    two = _TABLES[2, mixed & _BYTE] ^ _TABLES[1, (mixed >> np.uint32(8)) & _BYTE]
    one = _TABLES[0, (mixed >> np.uint32(16)) & _BYTE]
    return np.uint32(two ^ one ^ (mixed >> np.uint32(24)))


@inlined
def _add_byte(crc: np.uint32, byte: int) -> np.uint32:
    return np.uint32(_TABLES[0, (crc ^ np.uint32(byte)) & _BYTE] ^ (crc >> np.uint32(8)))

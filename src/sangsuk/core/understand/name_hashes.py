"""Tables by which loops hash the features of a pair of words as `person_names.name_cells` does.

A feature's hash is the CRC-32 (zlib) of its UTF-8 bytes.  The remainder of a sum
is the sum of the remainders: so each letter adds, by how many bytes stand behind
it, a number that is known beforehand.
"""

import zlib
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

THAI, ASCII_LETTERS, LETTERS = 0x0E00, 0x80, 256
MOST_LEFT, MOST_RIGHT = 8, 4  # letters around a pair
MOST_BYTES: Final = 32  # of these, four each
LONGEST_WORD: Final = 40
FINE: Final = 1 << 20  # of which a weight is told in whole numbers
# What features begin with, in the order of `begins`; then those of letters before and behind.
GIVEN, SURNAME, BEFORE, BEHIND = 0, 1, 2, 2 + MOST_LEFT
_BEGINS: Final = (
    *("A", "B", *(f"L{length + 1}" for length in range(MOST_LEFT))),
    *(f"R{length + 1}" for length in range(MOST_RIGHT)),
)


class Hashes(NamedTuple):
    """Remainders, and the hashes of features that hold no letter."""

    bytes: NDArray[np.uint32]  # of each byte
    letters: NDArray[np.uint32]  # by bytes behind it, of each letter: ASCII, then Thai ones
    begins: NDArray[np.uint32]  # of what a feature begins with, by bytes behind it
    lengths: NDArray[np.uint32]  # a row each for given name and surname, by letters
    numbers: NDArray[np.uint32]  # no number follows, a number follows


@cache
def hashes() -> Hashes:
    one = _of_bytes()
    letters = np.zeros((MOST_BYTES + 1, LETTERS), np.uint32)
    letters[0] = [_of(letter, one) for letter in map(chr, range(ASCII_LETTERS))] + [
        _of(chr(THAI + at), one) for at in range(LETTERS - ASCII_LETTERS)
    ]
    begins = np.zeros((len(_BEGINS), MOST_BYTES + 1), np.uint32)
    begins[:, 0] = [zlib.crc32(begin.encode()) ^ 0xFFFFFFFF for begin in _BEGINS]
    for behind in range(MOST_BYTES):
        letters[behind + 1] = _shifted(letters[behind], one)
        begins[:, behind + 1] = _shifted(begins[:, behind], one)
    lengths = [[zlib.crc32(f"{which}#{n}".encode()) for n in range(LONGEST_WORD)] for which in "AB"]
    numbers = [zlib.crc32(b"NFalse"), zlib.crc32(b"NTrue")]
    return Hashes(
        one,
        letters,
        begins ^ np.uint32(0xFFFFFFFF),
        np.array(lengths, np.uint32),
        np.array(numbers, np.uint32),
    )


def _of_bytes() -> NDArray[np.uint32]:
    one = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        one = np.where(one & 1, (one >> 1) ^ np.uint32(0xEDB88320), one >> 1).astype(np.uint32)
    return one


def _of(letter: str, one: NDArray[np.uint32]) -> int:
    """The remainder of the bytes of a letter."""
    state = 0
    for byte in letter.encode():
        state = int(one[(state ^ byte) & 0xFF]) ^ state >> 8
    return state


def _shifted(remainders: NDArray[np.uint32], one: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Remainders with one byte of zeros behind."""
    shifted: NDArray[np.uint32] = one[remainders & 0xFF] ^ remainders >> 8
    return shifted

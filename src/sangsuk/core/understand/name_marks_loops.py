"""The loops that hash the features of a pair of words, and add up their weights."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.name_hashes import (
    ASCII_LETTERS,
    BEFORE,
    BEHIND,
    FINE,
    GIVEN,
    LETTERS,
    MOST_LEFT,
    MOST_RIGHT,
    SURNAME,
    THAI,
)

MOST_CELLS: Final = 512  # of a pair
MET_WORDS: Final = 1 << 9  # of 64 cells each
LONGEST_FRAME: Final = 48  # letters of a word, with its frame
_LONGEST: Final = 5  # letters of an n-gram inside a word
_HAT, _DOLLAR, _ZERO = np.uint32(0x5E), np.uint32(0x24), 0x30
_THAI, _ASCII = np.uint32(THAI), np.uint32(ASCII_LETTERS)
_THAI_LETTERS: Final = np.uint32(LETTERS - ASCII_LETTERS)
_LOW, _EIGHT, _SIX, _LAST_SIX = np.uint32(0xFF), np.uint32(8), np.uint32(6), np.uint32(0x3F)
_TAIL, _TWO, _THREE, _FOUR = (np.uint32(byte) for byte in (0x80, 0xC0, 0xE0, 0xF0))
_ONE, _THAI_BYTES, _IN_WORD = np.uint64(1), np.uint64(3), np.uint32(63)


@inlined
def judge_pair(
    text: NDArray[np.uint32], pair: tuple[int, int, int], judge: Any, room: Any
) -> np.float32:
    """Log-odds of the trained model for two words: start, gap, end.

    `room` is for MOST_CELLS cells, for MET_WORDS words of bits, all of them zero, and for the
    letters of a word.
    """
    start, gap, end = pair
    cells, met, frame = room
    size = _frame(text, start, gap, frame)
    number = _word(frame, size, GIVEN, judge.hashes, cells, 0)
    size = _frame(text, gap + 1, end, frame)
    number = _word(frame, size, SURNAME, judge.hashes, cells, number)
    number = _before(text, start, judge.hashes, cells, number)
    number = _behind(text, end, judge, cells, number)
    return np.float32(_add_up(cells[:number], judge.weights, met) + judge.bias)


@inlined
def _add_up(
    cells: NDArray[np.uint32], weights: NDArray[np.int32], met: NDArray[np.uint64]
) -> np.float64:
    """The weights of all cells, each counted once, over the root of how many these are.

    They are whole numbers: sums of these wait for nothing.  The bits that tell which cells were
    met are taken back.
    """
    total, many, last = 0, 0, np.uint32(weights.size - 1)
    for hashed in cells:
        cell = hashed & last
        bit = _ONE << np.uint64(cell & _IN_WORD)
        word = met[cell >> _SIX]
        met[cell >> _SIX] = word | bit
        new = int(word & bit == 0)
        total += weights[cell] * new
        many += new
    for hashed in cells:
        met[(hashed & last) >> _SIX] = 0
    return np.float64(total / (FINE * np.sqrt(many)))


@inlined
def _frame(text: NDArray[np.uint32], first: int, last: int, frame: NDArray[np.uint64]) -> int:
    """Lay down the letters of a word, Thai ones and spaces, between ^ and $; gives how many."""
    frame[0], size = _HAT, 1
    for at in range(first, last):
        letter = np.uint32(text[at] - _THAI)
        frame[size] = letter + _ASCII if letter < _THAI_LETTERS else text[at]
        size += 1
    frame[size] = _DOLLAR
    return size + 1


@inlined
def _word(
    frame: NDArray[np.uint64],
    size: int,
    which: int,
    hashes: Any,
    cells: NDArray[np.uint32],
    number: int,
) -> int:
    """N-grams of 1 to 5 letters of a framed word, each from its last letter on, and its length."""
    for end in range(size):
        state, behind = np.uint32(0), np.uint64(0)
        for at in range(end, max(end - _LONGEST, -1), -1):
            state ^= hashes.letters[behind, frame[at]]
            behind += _THAI_BYTES if frame[at] >= _ASCII else _ONE
            cells[number] = state ^ hashes.begins[which, behind]
            number += 1
    cells[number] = hashes.lengths[which, size - 2]
    return number + 1


@inlined
def _before(
    text: NDArray[np.uint32], start: int, hashes: Any, cells: NDArray[np.uint32], number: int
) -> int:
    """The last letters before the pair, one more each time."""
    state, behind = np.uint32(0), 0
    for length in range(MOST_LEFT):
        if length < start:
            code = text[start - 1 - length]
            state ^= _remainder(code, behind, hashes)
            behind += _bytes_of(code)
        cells[number + length] = state ^ hashes.begins[BEFORE + length, behind]
    return number + MOST_LEFT


@inlined
def _behind(
    text: NDArray[np.uint32], end: int, judge: Any, cells: NDArray[np.uint32], number: int
) -> int:
    """The first letters behind the pair, one more each time, and whether a number follows."""
    state, many = np.uint32(0), 0
    for length in range(MOST_RIGHT):
        if end + length < text.size:
            code = text[end + length]
            for _ in range(_bytes_of(code)):
                state = _byte(state, np.uint32(0), judge.hashes.bytes)
            state ^= _remainder(code, 0, judge.hashes)
            many += _bytes_of(code)
        cells[number + length] = state ^ judge.hashes.begins[BEHIND + length, many]
    cells[number + MOST_RIGHT] = judge.hashes.numbers[
        int(_number_follows(text, end, judge.foreign))
    ]
    return number + MOST_RIGHT + 1


@inlined
def _bytes_of(code: np.uint32) -> int:
    """How many bytes a sign takes in UTF-8."""
    return 1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4


@inlined
def _remainder(code: np.uint32, behind: int, hashes: Any) -> np.uint32:
    """What a sign adds to a CRC-32, with so many bytes behind it."""
    letter = code - _THAI
    if letter < _THAI_LETTERS:
        return np.uint32(hashes.letters[behind, _ASCII + letter])
    if code < _ASCII:
        return np.uint32(hashes.letters[behind, code])
    return _slow_remainder(code, behind, hashes.bytes)


@compiled
def _slow_remainder(code: np.uint32, behind: int, table: NDArray[np.uint32]) -> np.uint32:
    """The same of a sign of another script, byte by byte."""
    tails = _bytes_of(code) - 1
    mark = _TWO if tails == 1 else _THREE if tails == 2 else _FOUR
    state = _byte(np.uint32(0), mark | (code >> np.uint32(6 * tails)), table)
    for tail in range(tails - 1, -1, -1):
        state = _byte(state, _TAIL | ((code >> np.uint32(6 * tail)) & _LAST_SIX), table)
    for _ in range(behind):
        state = _byte(state, np.uint32(0), table)
    return state


@inlined
def _byte(state: np.uint32, byte: np.uint32, table: NDArray[np.uint32]) -> np.uint32:
    return np.uint32(table[(state ^ byte) & _LOW] ^ (state >> _EIGHT))


@inlined
def _number_follows(text: NDArray[np.uint32], at: int, foreign: NDArray[np.bool_]) -> bool:
    if at < text.size and text[at] == 0x20:
        at += 1
    if at >= text.size:
        return False
    is_foreign = text[at] < foreign.size and foreign[text[at]]
    return bool(is_foreign or _ZERO <= text[at] <= _ZERO + 9)

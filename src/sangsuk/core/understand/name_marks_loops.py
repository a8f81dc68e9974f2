"""The loops that hash the features of a pair of words as `person_names.name_cells` does."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import inlined
from sangsuk.core.understand.name_places import THAI, THAI_LETTERS

_ALL: Final = np.uint32(0xFFFFFFFF)
_LOW: Final = np.uint32(0xFF)
_EIGHT, _SIXTEEN, _TWENTY_FOUR = np.uint32(8), np.uint32(16), np.uint32(24)
_THAI, _THAI_LETTERS = np.uint32(THAI), np.uint32(THAI_LETTERS)
_ONE, _TWO, _THREE, _LETTERS = range(4)  # rows of `name_places.remainders`
_LONGEST: Final = 5  # letters of an n-gram inside a word
_LEFT, _RIGHT, _MOST_RIGHT = 9, 6, 4
_HAT, _DOLLAR, _HASH = np.uint32(0x5E), np.uint32(0x24), np.uint32(0x23)
_A, _B, _L, _R = np.uint32(0x41), np.uint32(0x42), np.uint32(0x4C), np.uint32(0x52)
_ZERO: Final = 0x30
_TRUE: Final = np.array([ord(letter) for letter in "NTrue"], np.uint32)
_FALSE: Final = np.array([ord(letter) for letter in "NFalse"], np.uint32)


@inlined
def judge_pair(
    text: NDArray[np.uint32],
    pair: tuple[int, int, int],
    judge: Any,
    stamps: NDArray[np.int32],
    turn: NDArray[np.int32],
) -> np.float32:
    """Log-odds of the trained model for two words: start, gap, end.

    `stamps` says at which turn a cell was last counted, so that each counts once.
    """
    weights, table = judge.weights, judge.remainders
    turn[0] += 1
    book = (weights, table, stamps, turn[0], judge.foreign)
    start, gap, end = pair
    total, many = _word(text[start:gap], _A, book)
    more, many_more = _word(text[gap + 1 : end], _B, book)
    total, many = total + more, many + many_more
    more, many_more = _around(text, start, end, book)
    return np.float32((total + more) / np.sqrt(many + many_more) + judge.bias)


@inlined
def _hash(state: np.uint32, code: np.uint32, table: NDArray[np.uint32]) -> np.uint32:
    """CRC-32 so far, with the UTF-8 bytes of one more sign."""
    letter = code - _THAI
    if letter < _THAI_LETTERS:
        return _thai(state, letter, table)
    if code < 0x80:
        return _byte(state, code, table)
    low = np.uint32(0x80) | (code & np.uint32(0x3F))
    middle = np.uint32(0x80) | ((code >> np.uint32(6)) & np.uint32(0x3F))
    if code < 0x800:
        return _byte(_byte(state, np.uint32(0xC0) | (code >> np.uint32(6)), table), low, table)
    if code < 0x10000:
        first = _byte(state, np.uint32(0xE0) | (code >> np.uint32(12)), table)
        return _byte(_byte(first, middle, table), low, table)
    first = _byte(state, np.uint32(0xF0) | (code >> np.uint32(18)), table)
    upper = np.uint32(0x80) | ((code >> np.uint32(12)) & np.uint32(0x3F))
    return _byte(_byte(_byte(first, upper, table), middle, table), low, table)


@inlined
def _thai(state: np.uint32, letter: np.uint32, table: NDArray[np.uint32]) -> np.uint32:
    """The same of three bytes at once: the remainder of a sum is the sum of the remainders."""
    first = table[_THREE, state & _LOW] ^ table[_TWO, (state >> _EIGHT) & _LOW]
    last = table[_ONE, (state >> _SIXTEEN) & _LOW] ^ (state >> _TWENTY_FOUR)
    return np.uint32(first ^ last ^ table[_LETTERS, letter])


@inlined
def _byte(state: np.uint32, byte: np.uint32, table: NDArray[np.uint32]) -> np.uint32:
    return np.uint32(table[_ONE, (state ^ byte) & _LOW] ^ (state >> _EIGHT))


@inlined
def _count(state: np.uint32, book: Any) -> tuple[np.float32, int]:
    """The weight of a finished hash, and 1; nothing if its cell was counted before."""
    weights, _, stamps, turn, _ = book
    cell = (state ^ _ALL) & np.uint32(weights.size - 1)
    if stamps[cell] == turn:
        return np.float32(0), 0
    stamps[cell] = turn
    return weights[cell], 1


@inlined
def _word(word: NDArray[np.uint32], which: np.uint32, book: Any) -> tuple[np.float32, int]:
    """N-grams of 1 to 5 letters between ^ and $, and the word's length."""
    table, last = book[1], word.size + 2
    total, many, begun = np.float32(0), 0, _hash(_ALL, which, book[1])
    for first in range(last):
        state = begun
        for at in range(first, min(first + _LONGEST, last)):
            code = _HAT if at == 0 else _DOLLAR if at == last - 1 else word[at - 1]
            state = _hash(state, code, table)
            weight, new = _count(state, book)
            total, many = total + weight, many + new
    weight, new = _count(_number(_hash(begun, _HASH, table), word.size, table), book)
    return total + weight, many + new


@inlined
def _number(state: np.uint32, number: int, table: NDArray[np.uint32]) -> np.uint32:
    """With the digits of a number below 100."""
    if number >= 10:
        state = _hash(state, np.uint32(_ZERO + number // 10), table)
    return _hash(state, np.uint32(_ZERO + number % 10), table)


@inlined
def _around(text: NDArray[np.uint32], start: int, end: int, book: Any) -> tuple[np.float32, int]:
    """Up to 8 letters before the pair, up to 4 behind it, and whether a number follows."""
    table = book[1]
    total, many = np.float32(0), 0
    for length in range(1, _LEFT):
        state = _number(_hash(_ALL, _L, table), length, table)
        weight, new = _count(_part(state, text, max(0, start - length), start, table), book)
        total, many = total + weight, many + new
    for length in range(1, _MOST_RIGHT + 1):
        state = _number(_hash(_ALL, _R, table), length, table)
        weight, new = _count(_part(state, text, end, min(end + length, text.size), table), book)
        total, many = total + weight, many + new
    mark = _TRUE if _number_follows(text, end, book[4]) else _FALSE
    weight, new = _count(_part(_ALL, mark, 0, mark.size, table), book)
    return total + weight, many + new


@inlined
def _part(
    state: np.uint32, text: NDArray[np.uint32], first: int, last: int, table: NDArray[np.uint32]
) -> np.uint32:
    for at in range(first, last):
        state = _hash(state, text[at], table)
    return state


@inlined
def _number_follows(text: NDArray[np.uint32], at: int, foreign: NDArray[np.bool_]) -> bool:
    if at < text.size and text[at] == 0x20:
        at += 1
    if at >= text.size:
        return False
    is_foreign = text[at] < foreign.size and foreign[text[at]]
    return bool(is_foreign or _ZERO <= text[at] <= _ZERO + 9)

"""The loop of the linear heads: hash a text's n-grams and add up their rows of weights.

Counting, rarity, length and weights in one go; what they mean is told in `grams`
(`count_grams`, `weigh_grams`), by which training makes the same numbers slowly.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.heads import COLUMNS, LINE
from sangsuk.core.understand.prefetch import prefetch
from sangsuk.core.understand.tries_loops import wide

# As in `grams`.
_EDGE: Final = np.uint64(2)
_STEP: Final = np.uint64(1_000_003)
_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)
_SHORTEST, _LONGEST = 2, 5
_LENGTHS: Final = _LONGEST - _SHORTEST + 1

_TOGETHER: Final = 4  # rows

_LINE: Final = np.uint64(LINE)
_COLUMNS: Final = np.uint64(COLUMNS)
_WORDS: Final = np.uint64(LINE // 4)
_LAST: Final = np.uint64(LINE // 4 - 1)
_ONE, _WORD, _BIT = np.uint64(1), np.uint64(6), np.uint64(63)

_CLEARED: Final = np.uint64(8)  # marks cleared at once in the time that one takes by itself
_MANY: Final = 3  # times that an n-gram stands in a text, from which on they are counted


class Heads(NamedTuple):
    """All heads beside each other; the row of an n-gram is LINE weights long."""

    weights: NDArray[np.int8]  # rows behind each other
    rarity: NDArray[np.float32]  # the same memory in words of 32 bits: rarity ends each row
    scale: NDArray[np.float32]
    bias: NDArray[np.float32]
    repeats: NDArray[np.float32]  # worth of an n-gram that stands n times: 0, 1, 1 + log 2, …


class Desk(NamedTuple):
    """Room to work in for the text at hand.

    Nearly all n-grams stand there once or twice, so that a bit for each tells most; these are
    few enough to stay in the nearest memory.
    """

    letters: NDArray[np.uint64]  # between edges
    rolled: NDArray[np.uint64]  # hashes as they grow
    cells: NDArray[np.uint64]  # of all n-grams; then of those met again
    seen: NDArray[np.uint64]  # each once
    sums: NDArray[np.float32]  # by head
    marks: NDArray[np.uint64]  # a bit for each that is seen; zeros between two looks
    times: NDArray[np.int32]  # of those met _MANY times; zeros between two texts


@compiled
def odds_of_each(
    codes: NDArray[np.uint32], bounds: NDArray[np.int64], heads: Heads, odds: NDArray[np.float32]
) -> None:
    """Log-odds of every head for every text."""
    longest = 0
    for at in range(bounds.size - 1):
        longest = max(longest, wide(bounds[at + 1] - bounds[at]))
    desk = _desk(longest + 2, heads.weights.size // LINE)
    total = np.empty(COLUMNS, np.float32)
    for at in range(bounds.size - 1):
        total[:] = 0
        number = _hash_all(codes[bounds[at] : bounds[at + 1]], desk)
        length = np.sqrt(_add_all(number, desk, heads, total))
        for head in range(heads.scale.size):
            share = total[head] * heads.scale[head] / max(length, np.float32(1e-9))
            odds[at, head] = share + heads.bias[head]


@compiled
def _desk(longest: int, cells: int) -> Desk:
    letters, rolled = np.empty(longest, np.uint64), np.empty(longest, np.uint64)
    room = _LENGTHS * longest + _TOGETHER
    met = np.empty(room, np.uint64), np.empty(room, np.uint64)
    marks, times = np.zeros(cells // 64 + 1, np.uint64), np.zeros(cells, np.int32)
    return Desk(letters, rolled, *met, np.empty(COLUMNS, np.float32), marks, times)


@inlined
def _hash_all(text: NDArray[np.uint32], desk: Desk) -> int:
    """Lay down the cells of all n-grams of a text between its edges; gives how many they are."""
    letters, rolled, cells = desk.letters, desk.rolled, desk.cells
    signs, number, shift = text.size + 2, 0, shift_of(desk.times.size)
    letters[0] = letters[signs - 1] = _EDGE
    for at in range(text.size):
        letters[at + 1] = text[at]
    for at in range(signs):
        rolled[at] = letters[at]
    for length in range(_SHORTEST, _LONGEST + 1):
        for at in range(signs - length + 1):
            rolled[at] = rolled[at] * _STEP + letters[at + length - 1]
            cells[number + at] = ((rolled[at] + np.uint64(length)) * _FACTOR) >> shift
        number += max(0, signs - length + 1)
    return number


@compiled
def shift_of(cells: int) -> np.uint64:
    """By how much a hash is shifted so that it tells one of `cells`, a power of two."""
    shift = 64
    while cells > 1:
        cells, shift = cells >> 1, shift - 1
    return np.uint64(shift)


@inlined
def _add_all(number: int, desk: Desk, heads: Heads, total: NDArray[np.float32]) -> np.float32:
    """Add up the rows of all n-grams laid down; gives the squared length.

    The first time and each further time that one stands there add to its worth.
    """
    squares, repeats = np.float32(0), heads.repeats
    for times in range(1, _MANY):
        kinds, number = _part(number, desk, heads.weights)
        now, before = repeats[times], repeats[times - 1]
        squares += (now * now - before * before) * _add_rows(kinds, desk, heads)
        for head in range(_COLUMNS):
            total[head] += (now - before) * desk.sums[head]
    return squares + _add_many(number, desk, heads, total)


@inlined
def _part(number: int, desk: Desk, weights: NDArray[np.int8]) -> tuple[int, int]:
    """Part the n-grams laid down into those seen, each once, and what is left; how many each."""
    cells, seen, marks = desk.cells, desk.seen, desk.marks
    kinds, left = np.uint64(0), np.uint64(0)  # below 0 no place is counted from the end
    for at in range(np.uint64(number)):
        cell = cells[at]
        prefetch(weights, cell * _LINE)
        bit, before = _ONE << (cell & _BIT), marks[cell >> _WORD]
        marks[cell >> _WORD] = before | bit
        again = (before >> (cell & _BIT)) & _ONE
        seen[kinds] = cells[left] = cell
        kinds, left = kinds + (again ^ _ONE), left + again
    if kinds * _CLEARED > marks.size:
        marks[:] = 0
    else:
        for at in range(kinds):
            marks[seen[at] >> _WORD] = 0
    return wide(kinds), wide(left)


@inlined
def _add_rows(kinds: int, desk: Desk, heads: Heads) -> np.float32:
    """Add up the rows of all n-grams seen, as rare as they are; gives the squared length."""
    weights, rarity, seen, sums = heads.weights, heads.rarity, desk.seen, desk.sums
    squares = np.float32(0)
    sums[:] = 0
    for at in range(0, kinds - _TOGETHER + 1, _TOGETHER):
        first, second, third, fourth = seen[at], seen[at + 1], seen[at + 2], seen[at + 3]
        one, two = rarity[first * _WORDS + _LAST], rarity[second * _WORDS + _LAST]
        three, four = rarity[third * _WORDS + _LAST], rarity[fourth * _WORDS + _LAST]
        squares += one * one + two * two + three * three + four * four
        for head in range(_COLUMNS):
            sums[head] += (
                one * np.float32(weights[first * _LINE + head])
                + two * np.float32(weights[second * _LINE + head])
                + three * np.float32(weights[third * _LINE + head])
                + four * np.float32(weights[fourth * _LINE + head])
            )
    for at in range(kinds - kinds % _TOGETHER, kinds):
        one = rarity[seen[at] * _WORDS + _LAST]
        squares += one * one
        _add_row(one, seen[at], weights, sums)
    return squares


@inlined
def _add_many(number: int, desk: Desk, heads: Heads, total: NDArray[np.float32]) -> np.float32:
    """Add what n-grams are worth that stand there _MANY times; the squared length that they add."""
    cells, times, repeats = desk.cells, desk.times, heads.repeats
    for at in range(number):
        times[cells[at]] += 1
    squares, known = np.float32(0), repeats[_MANY - 1]
    for at in range(number):
        cell = cells[at]
        if times[cell] == 0:
            continue
        often, rare = times[cell] + _MANY - 1, heads.rarity[cell * _WORDS + _LAST]
        worth = (
            repeats[often] if often < repeats.size else np.float32(1 + np.log(np.float64(often)))
        )
        squares += (worth * worth - known * known) * rare * rare
        _add_row((worth - known) * rare, cell, heads.weights, total)
        times[cell] = 0
    return squares


@inlined
def _add_row(
    worth: np.float32, cell: np.uint64, weights: NDArray[np.int8], total: NDArray[np.float32]
) -> None:
    for head in range(_COLUMNS):
        total[head] += worth * np.float32(weights[cell * _LINE + head])

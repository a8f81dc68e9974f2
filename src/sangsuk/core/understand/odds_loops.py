"""The loop of the linear heads: hash a text's n-grams and add up their rows of weights.

Counting, rarity, length and weights in one go; what they mean is told in `grams`
(`count_grams`, `weigh_grams`), by which training makes the same numbers slowly.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.cells_loops import LONGEST, SHORTEST, hash_all, shift_of
from sangsuk.core.understand.heads import COLUMNS, FINE, IN_QUARTER, LINE
from sangsuk.core.understand.parting_lanes import TOGETHER, keep_those, odd_marks
from sangsuk.core.understand.prefetch import prefetch
from sangsuk.core.understand.row_lanes import FOUR, MOST, add_fours, add_row
from sangsuk.core.understand.tries_loops import wide

_LENGTHS: Final = LONGEST - SHORTEST + 1

_LINE: Final = np.uint64(LINE)
_COLUMNS: Final = np.uint64(COLUMNS)
_NUMBERS: Final = np.uint64(LINE // 2)  # of two bytes in a line
_RARITY: Final = np.uint64(IN_QUARTER // 2)
_FINE: Final = np.float32(FINE)
_TOGETHER: Final = np.uint64(TOGETHER)
_NONE, _ONE, _WORD, _BIT = np.uint64(0), np.uint64(1), np.uint64(6), np.uint64(63)

_CLEARED: Final = np.uint64(8)  # marks cleared at once in the time that one takes by itself
_MANY: Final = 3  # times that an n-gram stands in a text, from which on they are counted
_SLOTS: Final = 8  # at least, for each n-gram counted: so two seldom want the same


class Heads(NamedTuple):
    """All heads beside each other; the row of an n-gram is LINE weights long."""

    weights: NDArray[np.int8]  # rows behind each other
    rarity: NDArray[np.uint16]  # the same memory, two bytes each: rarity behind each quarter
    scale: NDArray[np.float32]
    bias: NDArray[np.float32]
    repeats: NDArray[np.float32]  # worth of an n-gram that stands n times: 0, 1, 1 + log 2, …


class Desk(NamedTuple):
    """Room to work in for the text at hand.

    Nearly all n-grams stand there once or twice, so that a bit for each tells most; these are
    few enough to stay in the nearest memory.
    """

    letters: NDArray[np.uint32]  # between edges
    cells: NDArray[np.uint32]  # of all n-grams; then of those met again
    met: NDArray[np.uint8]  # by n-gram, whether it was met before: the lowest bit
    seen: NDArray[np.uint32]  # each once
    sums: NDArray[np.float32]  # by head
    marks: NDArray[np.uint64]  # a bit for each that is seen; zeros between two looks
    times: NDArray[np.int32]  # that each of those seen is met again
    slots: NDArray[np.int32]  # by the end of a cell, which of those seen it is, from 1 on
    shift: np.uint64  # of hashes


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
        text = codes[bounds[at] : bounds[at + 1]]
        number = hash_all(text, desk.letters, desk.cells, desk.shift)
        length = np.sqrt(_add_all(number, desk, heads, total))
        for head in range(heads.scale.size):
            share = total[head] * heads.scale[head] / max(length, np.float32(1e-9))
            odds[at, head] = share + heads.bias[head]


@compiled
def _desk(longest: int, cells: int) -> Desk:
    room = _LENGTHS * longest + 2 * TOGETHER
    letters, met = np.empty(longest, np.uint32), np.empty(room, np.uint8)
    listed, seen = np.empty(room, np.uint32), np.empty(room, np.uint32)
    sums, marks = np.empty(COLUMNS, np.float32), np.zeros(cells // 64 + 1, np.uint64)
    times = np.empty(room, np.int32)
    slots = np.empty(2 * _SLOTS * min(room // _MANY + 1, cells), np.int32)
    return Desk(letters, listed, met, seen, sums, marks, times, slots, shift_of(cells))


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
    cells, seen, met = desk.cells, desk.seen, desk.met
    _mark(np.uint64(number), desk, weights)
    beyond = -number % TOGETHER  # as if met before: they end what is left
    for at in range(np.uint64(number), np.uint64(number + beyond)):
        met[at] = 1
    kinds, left = _NONE, _NONE  # below 0 no place is counted from the end
    for at in range(_NONE, np.uint64(number), _TOGETHER):
        again = odd_marks(met, at)
        kinds = keep_those(cells, at, ~again, seen, kinds)
        left = keep_those(cells, at, again, cells, left)
    if kinds * _CLEARED > desk.marks.size:
        desk.marks[:] = 0
    else:
        for at in range(kinds):
            desk.marks[np.uint64(seen[at]) >> _WORD] = 0
    return wide(kinds), wide(left) - beyond


@inlined
def _mark(number: np.uint64, desk: Desk, weights: NDArray[np.int8]) -> None:
    """Tell of each n-gram whether it was met before, and have its row fetched."""
    cells, marks, met = desk.cells, desk.marks, desk.met
    for at in range(number):
        cell = np.uint64(cells[at])
        prefetch(weights, cell * _LINE)
        before = marks[cell >> _WORD]
        marks[cell >> _WORD] = before | (_ONE << (cell & _BIT))
        met[at] = before >> (cell & _BIT)


@inlined
def _add_rows(kinds: int, desk: Desk, heads: Heads) -> np.float32:
    """Add up the rows of all n-grams seen, as rare as they are; gives the squared length."""
    seen, sums, squares = desk.seen, desk.sums, np.float32(0)
    whole = kinds - kinds % FOUR
    sums[:] = 0
    for at in range(0, whole, MOST):
        squares += add_fours(heads.weights, seen, at, min(at + MOST, whole), sums)
    for at in range(whole, kinds):
        rare = _rarity_of(np.uint64(seen[at]), heads)
        squares += rare * rare
        add_row(heads.weights, np.uint64(seen[at]), np.float32(rare), sums)
    return squares


@inlined
def _add_many(number: int, desk: Desk, heads: Heads, total: NDArray[np.float32]) -> np.float32:
    """Add what n-grams are worth that stand there _MANY times; the squared length that they add."""
    seen, times, repeats = desk.seen, desk.times, heads.repeats
    kinds, number = _part(number, desk, heads.weights)
    _count(kinds, number, desk)
    squares, known = np.float32(0), repeats[_MANY - 1]
    for at in range(kinds):
        often, rare = times[at] + _MANY, _rarity_of(np.uint64(seen[at]), heads)
        worth = (
            repeats[often] if often < repeats.size else np.float32(1 + np.log(np.float64(often)))
        )
        squares += (worth * worth - known * known) * rare * rare
        add_row(heads.weights, np.uint64(seen[at]), np.float32((worth - known) * rare), total)
    return squares


@inlined
def _count(kinds: int, number: int, desk: Desk) -> None:
    """Count how often each n-gram seen stands among those left; all left are among those seen."""
    cells, seen, times, slots = desk.cells, desk.seen, desk.times, desk.slots
    room = _ONE
    while room < np.uint64(_SLOTS * kinds):
        room += room
    slots[:room] = 0
    for at in range(kinds):
        slot = np.uint64(seen[at]) & (room - _ONE)
        while slots[slot]:
            slot = (slot + _ONE) & (room - _ONE)
        slots[slot], times[at] = at + 1, 0
    for at in range(number):
        slot = np.uint64(cells[at]) & (room - _ONE)
        while seen[slots[slot] - 1] != cells[at]:
            slot = (slot + _ONE) & (room - _ONE)
        times[slots[slot] - 1] += 1


@inlined
def _rarity_of(cell: np.uint64, heads: Heads) -> np.float32:
    return np.float32(heads.rarity[cell * _NUMBERS + _RARITY]) / _FINE

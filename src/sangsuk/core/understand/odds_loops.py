"""The loop of the linear heads: hash a text's n-grams and add up their rows of weights.

Counting, rarity, length and weights in one go; what they mean is told in `grams`
(`count_grams`, `weigh_grams`), by which training makes the same numbers slowly.
"""

from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.heads import COLUMNS, LINE
from sangsuk.core.understand.prefetch import prefetch

# As in `grams`.
_EDGE: Final = np.uint64(2)
_STEP: Final = np.uint64(1_000_003)
_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)
_LONGEST: Final = 5

_TOGETHER: Final = 4  # rows

_MOST_OFTEN: Final = 1 << 16  # times that are counted in few bytes, to stay near the processor

_LINE: Final = np.uint64(LINE)
_COLUMNS: Final = np.uint64(COLUMNS)
_WORDS: Final = np.uint64(LINE // 4)
_LAST: Final = np.uint64(LINE // 4 - 1)


class Heads(NamedTuple):
    """All heads beside each other; the row of an n-gram is LINE weights long."""

    weights: NDArray[np.int8]  # rows behind each other
    rarity: NDArray[np.float32]  # the same memory in words of 32 bits: rarity ends each row
    scale: NDArray[np.float32]
    bias: NDArray[np.float32]
    repeats: NDArray[np.float32]  # worth of an n-gram that stands n times: 0, 1, 1 + log 2, …


class Desk(NamedTuple):
    """Room to work in: how often each n-gram stands in the text at hand, and which do."""

    times: NDArray[Any]  # zeros between two texts
    seen: NDArray[np.uint64]


@compiled
def odds_of_each(
    codes: NDArray[np.uint32], bounds: NDArray[np.int64], heads: Heads, odds: NDArray[np.float32]
) -> None:
    """Log-odds of every head for every text."""
    longest = np.int64(0)
    for at in range(bounds.size - 1):
        longest = max(longest, bounds[at + 1] - bounds[at])
    most = (_LONGEST - 1) * (longest + 1)
    seen = np.empty(most + _TOGETHER, np.uint64)
    cells = heads.weights.size // LINE
    if most < _MOST_OFTEN:
        _weigh_each(codes, bounds, heads, Desk(np.zeros(cells, np.uint16), seen), odds)
    else:
        _weigh_each(codes, bounds, heads, Desk(np.zeros(cells, np.int32), seen), odds)


@compiled
def _weigh_each(
    codes: NDArray[np.uint32],
    bounds: NDArray[np.int64],
    heads: Heads,
    desk: Desk,
    odds: NDArray[np.float32],
) -> None:
    total = np.empty(COLUMNS, np.float32)
    for at in range(bounds.size - 1):
        kinds = _count(codes[bounds[at] : bounds[at + 1]], heads, desk)
        length = max(np.sqrt(_add_rows(kinds, desk, heads, total)), np.float32(1e-9))
        for head in range(heads.scale.size):
            odds[at, head] = total[head] * heads.scale[head] / length + heads.bias[head]


@inlined
def _count(text: NDArray[np.uint32], heads: Heads, desk: Desk) -> int:
    """Count the n-grams of one text between its edges; gives how many different ones."""
    weights, times, seen = heads.weights, desk.times, desk.seen
    shift = shift_of(times.size)
    kinds, signs = 0, text.size + 2
    for first in range(signs - 1):
        rolled = _EDGE if first == 0 else np.uint64(text[first - 1])
        for length in range(2, min(_LONGEST, signs - first) + 1):
            newest = first + length - 2
            letter = np.uint64(text[newest]) if newest < text.size else _EDGE
            rolled = rolled * _STEP + letter
            cell = ((rolled + np.uint64(length)) * _FACTOR) >> shift
            seen[kinds] = cell
            kinds += 1 if times[cell] == 0 else 0
            times[cell] += 1
            prefetch(weights, cell * _LINE)
    return kinds


@compiled
def shift_of(cells: int) -> np.uint64:
    """By how much a hash is shifted so that it tells one of `cells`, a power of two."""
    shift = 64
    while cells > 1:
        cells, shift = cells >> 1, shift - 1
    return np.uint64(shift)


@inlined
def _add_rows(kinds: int, desk: Desk, heads: Heads, total: NDArray[np.float32]) -> np.float32:
    """Add up the rows of all n-grams seen, and clear the desk; gives the squared length."""
    weights, seen, times = heads.weights, desk.seen, desk.times
    rarity, repeats = heads.rarity, heads.repeats
    squares = np.float32(0)
    total[:] = 0
    seen[kinds : kinds + _TOGETHER] = seen[0]  # the last rows too are added four at a time
    for at in range(0, kinds, _TOGETHER):
        first, second, third, fourth = seen[at], seen[at + 1], seen[at + 2], seen[at + 3]
        one = _weigh(first, times, rarity, repeats)
        two = _weigh(second, times, rarity, repeats)
        three = _weigh(third, times, rarity, repeats)
        four = _weigh(fourth, times, rarity, repeats)
        squares += one * one + two * two + three * three + four * four
        for head in range(_COLUMNS):
            total[head] += (
                one * np.float32(weights[first * _LINE + head])
                + two * np.float32(weights[second * _LINE + head])
                + three * np.float32(weights[third * _LINE + head])
                + four * np.float32(weights[fourth * _LINE + head])
            )
    return squares


@inlined
def _weigh(
    cell: np.uint64,
    times: NDArray[Any],
    rarity: NDArray[np.float32],
    repeats: NDArray[np.float32],
) -> np.float32:
    """The worth of one n-gram in the text at hand, which is cleared: asked again, it is 0."""
    often = times[cell]
    times[cell] = 0
    worth = repeats[often] if often < repeats.size else np.float32(1 + np.log(np.float64(often)))
    return np.float32(worth * rarity[cell * _WORDS + _LAST])

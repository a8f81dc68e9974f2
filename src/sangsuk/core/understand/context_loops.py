"""The loops over the letters around a name; what they mean is told in `context`."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.candidates_loops import END, KIND, START
from sangsuk.core.understand.checksum_loops import checksum
from sangsuk.core.understand.features_loops import AROUND
from sangsuk.core.understand.tries_loops import wide

CONTEXT_BITS: Final = 18
LEFT: Final = 16
RIGHT: Final = 12
LONGEST_LEFT: Final = 10
LONGEST_RIGHT: Final = 7
WIDEST: Final = 2 * AROUND + 40
WORTHS: Final = 3  # a cell is worth 1, 0.5 or 0.3
MOST_CELLS: Final = 2 + 2 * LONGEST_LEFT + 2 * LONGEST_RIGHT + WIDEST
_WHOLE, _HALF, _THIRD = range(WORTHS)
_STEP: Final = np.uint64(1_000_003)
_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)
_HALFWAY, _CELL_SHIFT = np.uint64(29), np.uint64(64 - CONTEXT_BITS)
_KINDS: Final = np.uint64(16)

Letters = NDArray[np.uint32]
Cells = NDArray[np.int32]
Worths = NDArray[np.int8]


@compiled
def lean_each(
    letters: Letters,
    bounds: NDArray[np.int64],
    namings: NDArray[np.int32],
    firsts: NDArray[np.int64],
    bests: NDArray[np.int32],
    weights: NDArray[np.int8],
) -> NDArray[np.float64]:
    """What the cells of each candidate's best naming weigh together, in steps of the weights."""
    leaning = np.zeros(bests.size, np.float64)
    cells, worth = np.empty(MOST_CELLS, np.int32), np.empty(MOST_CELLS, np.int8)
    known = np.full(namings.shape[0], np.nan)
    longest = _longest(bounds)
    threes, upto = np.empty(longest, np.int32), np.zeros(longest + 1, np.int64)
    for text in range(bounds.size - 1):
        own = letters[bounds[text] : bounds[text + 1]]
        if firsts[text] < firsts[text + 1]:
            _add_up(own, weights, threes, upto)
        for at in range(firsts[text], firsts[text + 1]):
            best = bests[at]
            if np.isnan(known[best]):
                number = _anchored(own, namings[best], cells, worth)
                third = _near(own, namings[best], upto)
                known[best] = _weigh(cells[:number], worth, weights) + 0.3 * third
            leaning[at] = known[best]
    return leaning


@inlined
def _longest(bounds: NDArray[np.int64]) -> int:
    """How many letters the longest text has."""
    longest = np.int64(0)
    for text in range(bounds.size - 1):
        longest = max(longest, bounds[text + 1] - bounds[text])
    return wide(longest)


@inlined
def _add_up(
    letters: Letters, weights: NDArray[np.int8], threes: Cells, upto: NDArray[np.int64]
) -> None:
    """What every three letters of a text weigh, added up from its beginning to each place."""
    for at in range(letters.size - 2):
        threes[at] = _three(letters, at)
    total = 0
    for at in range(letters.size - 2):
        total += wide(weights[threes[at]]) if letters[at + 2] else 0
        upto[at + 1] = total


@inlined
def _near(letters: Letters, naming: NDArray[np.int32], upto: NDArray[np.int64]) -> int:
    """What every three letters near a name weigh."""
    first, last = _reach(letters, naming)
    return wide(upto[last - 2] - upto[first]) if last - first > 2 else 0


@inlined
def _reach(letters: Letters, naming: NDArray[np.int32]) -> tuple[int, int]:
    """From where to where letters are near a name."""
    first = max(0, wide(naming[START]) - AROUND)
    return first, min(letters.size, wide(naming[END]) + AROUND, first + WIDEST)


@inlined
def _weigh(cells: Cells, worth: Worths, weights: NDArray[np.int8]) -> float:
    """What cells weigh that are worth 1 or 0.5."""
    twice = 0
    for at in range(cells.size):
        twice += wide(weights[cells[at]]) * (2 - wide(worth[at]))
    return 0.5 * twice


@inlined
def cells_of(letters: Letters, naming: NDArray[np.int32], cells: Cells, worth: Worths) -> int:
    """Fill in the cells of a naming and what each is worth; gives their number."""
    number = _anchored(letters, naming, cells, worth)
    first, last = _reach(letters, naming)
    for at in range(first, last - 2):
        if letters[at + 2]:
            cells[number], worth[number] = _three(letters, at), _THIRD
            number += 1
    return number


@inlined
def _anchored(letters: Letters, naming: NDArray[np.int32], cells: Cells, worth: Worths) -> int:
    """The same but for the letters near the name."""
    start, end, kind = wide(naming[START]), wide(naming[END]), np.uint64(naming[KIND])
    cells[0], worth[0] = _cell(1, kind), _WHOLE
    cells[1], worth[1] = _cell(2, np.uint64(checksum(letters[start:end]))), _HALF
    number = _before(letters, start, kind, cells, worth, 2)
    return _behind(letters, end, kind, cells, worth, number)


@inlined
def _three(letters: Letters, at: int) -> int:
    """The cell of the three letters from a place on."""
    two = np.uint64(letters[at]) * _STEP + np.uint64(letters[at + 1])
    return _cell(7, two * _STEP + np.uint64(letters[at + 2]))


@inlined
def _cell(salt: int, value: np.uint64) -> int:
    mixed = (value + np.uint64(salt) * _STEP) * _FACTOR
    mixed = (mixed ^ (mixed >> _HALFWAY)) * _FACTOR
    return wide(mixed >> _CELL_SHIFT)


@inlined
def _before(
    letters: Letters,
    start: int,
    kind: np.uint64,
    cells: Cells,
    worth: Worths,
    number: int,
) -> int:
    """Up to ten letters before the name; two, four and six of them with its kind."""
    rolled = np.uint64(0)
    for length in range(1, min(LONGEST_LEFT, start) + 1):
        letter = letters[start - length]
        rolled = rolled * _STEP + np.uint64(letter)
        if letter == 0:
            continue
        cells[number], worth[number] = _cell(3 + 16 * length, rolled), _WHOLE
        number += 1
        if length in (2, 4, 6):
            cells[number] = _cell(4 + 16 * length, rolled * _KINDS + kind)
            worth[number] = _WHOLE
            number += 1
    return number


@inlined
def _behind(
    letters: Letters, end: int, kind: np.uint64, cells: Cells, worth: Worths, number: int
) -> int:
    """Up to seven letters behind the name, alone and with its kind."""
    rolled = np.uint64(0)
    for length in range(1, min(LONGEST_RIGHT, letters.size - end) + 1):
        letter = letters[end + length - 1]
        rolled = rolled * _STEP + np.uint64(letter)
        if letter == 0:
            continue
        cells[number], worth[number] = _cell(5 + 16 * length, rolled), _WHOLE
        cells[number + 1] = _cell(6 + 16 * length, rolled * _KINDS + kind)
        worth[number + 1] = _HALF
        number += 2
    return number


@compiled
def cells_of_each(
    letters: Letters,
    bounds: NDArray[np.int64],
    namings: NDArray[np.int32],
    firsts: NDArray[np.int64],
    bests: NDArray[np.int32],
) -> tuple[NDArray[np.int64], Cells, NDArray[np.int8]]:
    """The cells of all candidates' best namings behind each other, with bounds and worths."""
    all_cells = np.empty(bests.size * MOST_CELLS, np.int32)
    worth = np.empty(all_cells.size, np.int8)
    ends = np.zeros(bests.size + 1, np.int64)
    for text in range(bounds.size - 1):
        own = letters[bounds[text] : bounds[text + 1]]
        for at in range(firsts[text], firsts[text + 1]):
            here = ends[at]
            number = cells_of(own, namings[bests[at]], all_cells[here:], worth[here:])
            ends[at + 1] = here + number
    return ends, all_cells[: ends[-1]], worth[: ends[-1]]

"""The loops of a forest; what they mean is told in `trees`.

LANES rows are asked side by side, so that the processor puts each test to all of them at once.
"""

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.lanes import LANES, ask, lowest_bit, strike

if TYPE_CHECKING:
    from sangsuk.core.understand.trees import Leaves, Tests

_ALL: Final = 0xFF
_TOGETHER: Final = 8  # rows
_NONE: Final = (0.0,) * _TOGETHER
_ONE, _TWO, _THREE, _FOUR = np.uint64(1), np.uint64(2), np.uint64(3), np.uint64(4)
_FIVE, _SIX, _SEVEN = np.uint64(5), np.uint64(6), np.uint64(7)


@compiled
def score_rows(
    rows: NDArray[np.float64], beside: NDArray[np.float64], tests: "Tests", leaves: "Leaves"
) -> NDArray[np.float64]:
    """The sum of all trees for each row, with more columns beside it."""
    total = np.zeros(rows.shape[0], np.float64)
    stays = np.empty(leaves.firsts.size * LANES, tests.stay.dtype)
    columns = rows.shape[1]
    passes = np.empty(LANES, tests.stay.dtype)
    asked = np.zeros((columns + beside.shape[1], LANES), np.float64)
    for first in range(0, rows.shape[0], LANES):
        stays.view(np.uint8)[:] = _ALL
        _lay_beside(rows[first : first + LANES], asked)
        _lay_beside(beside[first : first + LANES], asked[columns:])
        _ask_all(asked, tests, passes, stays)
        _add_leaves(stays, leaves, total[first : first + LANES])
    return total


@inlined
def _lay_beside(some: NDArray[np.float64], asked: NDArray[np.float64]) -> None:
    for column in range(some.shape[1]):
        for row in range(some.shape[0]):
            asked[column, row] = some[row, column]


@inlined
def _ask_all(
    asked: NDArray[np.float64], tests: "Tests", passes: NDArray[Any], stays: NDArray[Any]
) -> None:
    """Put all tests, those of each column up to the first that all rows pass."""
    for column in range(tests.columns.size - 1):
        for question in range(tests.columns[column], tests.columns[column + 1]):
            if not ask(asked, column * LANES, tests.threshold[question], passes):
                break
            first, last = np.uint64(tests.firsts[question]), np.uint64(tests.firsts[question + 1])
            for at in range(first, last):
                strike(stays, tests.tree[at] * LANES, passes, tests.stay[at])


@inlined
def _add_leaves(stays: NDArray[Any], leaves: "Leaves", total: NDArray[np.float64]) -> None:
    """Add up each row's leaves tree by tree, _TOGETHER rows in registers."""
    for lane in range(0, total.size, _TOGETHER):
        one, two, three, four, five, six, seven, eight = _NONE
        for tree in range(leaves.firsts.size):
            first, at = np.uint64(leaves.firsts[tree]), np.uint64(tree * LANES + lane)
            one += _leaf(stays, at, leaves, first)
            two += _leaf(stays, at + _ONE, leaves, first)
            three += _leaf(stays, at + _TWO, leaves, first)
            four += _leaf(stays, at + _THREE, leaves, first)
            five += _leaf(stays, at + _FOUR, leaves, first)
            six += _leaf(stays, at + _FIVE, leaves, first)
            seven += _leaf(stays, at + _SIX, leaves, first)
            eight += _leaf(stays, at + _SEVEN, leaves, first)
        added = (one, two, three, four, five, six, seven, eight)
        for each in range(min(_TOGETHER, total.size - lane)):
            total[lane + each] = added[each]


@inlined
def _leaf(stays: NDArray[Any], at: np.uint64, leaves: "Leaves", first: np.uint64) -> float:
    return float(leaves.value[first + lowest_bit(np.uint64(stays[at]))])

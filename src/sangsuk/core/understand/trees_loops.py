"""The loops of a forest; what they mean is told in `trees`.

LANES rows are asked side by side, so that the processor puts each test to all of them at once.
"""

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.lanes import LANES, lowest_bit, strike

if TYPE_CHECKING:
    from sangsuk.core.understand.trees import Leaves, Tests

_ALL: Final = 0xFF


@compiled
def score_rows(
    rows: NDArray[np.float64], beside: NDArray[np.float64], tests: "Tests", leaves: "Leaves"
) -> NDArray[np.float64]:
    """The sum of all trees for each row, with more columns beside it."""
    total = np.zeros(rows.shape[0], np.float64)
    stays = np.empty(leaves.firsts.size * LANES, tests.stay.dtype)
    columns = rows.shape[1]
    asked = np.zeros((columns + beside.shape[1], LANES), np.float64)
    for first in range(0, rows.shape[0], LANES):
        stays.view(np.uint8)[:] = _ALL
        _lay_beside(rows[first : first + LANES], asked)
        _lay_beside(beside[first : first + LANES], asked[columns:])
        _ask_all(asked, tests, stays)
        _add_leaves(stays, leaves, total[first : first + LANES])
    return total


@inlined
def _lay_beside(some: NDArray[np.float64], asked: NDArray[np.float64]) -> None:
    for row in range(some.shape[0]):
        for column in range(some.shape[1]):
            asked[column, row] = some[row, column]


@inlined
def _ask_all(asked: NDArray[np.float64], tests: "Tests", stays: NDArray[Any]) -> None:
    for column in range(tests.firsts.size - 1):
        _ask(asked[column], tests, column, stays)


@inlined
def _ask(asked: NDArray[np.float64], tests: "Tests", column: int, stays: NDArray[Any]) -> None:
    """Put the tests of one column, up to the first that all rows pass."""
    most = _most(asked)
    for at in range(tests.firsts[column], tests.firsts[column + 1]):
        threshold = tests.threshold[at]
        if most <= threshold:
            break
        strike(stays, tests.tree[at] * LANES, asked, 0, threshold, tests.stay[at])


@inlined
def _most(asked: NDArray[np.float64]) -> float:
    """The greatest; none, where one of them is no number."""
    most = asked[0]
    for lane in range(1, LANES):
        if asked[lane] > most or asked[lane] != asked[lane]:
            most = asked[lane]
    return float(most)


@inlined
def _add_leaves(stays: NDArray[Any], leaves: "Leaves", total: NDArray[np.float64]) -> None:
    for tree in range(leaves.firsts.size):
        first = np.uint64(leaves.firsts[tree])
        for lane in range(total.size):
            total[lane] += leaves.value[first + lowest_bit(np.uint64(stays[tree * LANES + lane]))]

"""The loops of a forest; what they mean is told in `trees`."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled

if TYPE_CHECKING:
    from sangsuk.core.understand.trees import Leaves, Tests

_ALL: Final = np.uint64(0xFFFFFFFFFFFFFFFF)
# Times a power of two, its first six bits tell which (de Bruijn's sequence).
_SEQUENCE: Final = 0x03F79D71B4CB0A89
_FACTOR: Final = np.uint64(_SEQUENCE)
_SHIFT: Final = np.uint64(58)
_PLACES: Final = np.argsort([((_SEQUENCE << bit) % 2**64) >> 58 for bit in range(64)])


@compiled
def score_rows(rows: NDArray[np.float64], tests: "Tests", leaves: "Leaves") -> NDArray[np.float64]:
    """The sum of all trees for each row."""
    stays = np.empty(leaves.firsts.size, np.uint64)
    total = np.zeros(rows.shape[0], np.float64)
    for row in range(rows.shape[0]):
        stays[:] = _ALL
        for column in range(tests.firsts.size - 1):
            asked = rows[row, column]
            for at in range(tests.firsts[column], tests.firsts[column + 1]):
                if asked <= tests.threshold[at]:
                    break
                stays[tests.tree[at]] &= tests.stay[at]
        for tree in range(stays.size):
            total[row] += leaves.value[leaves.firsts[tree] + first_bit(stays[tree])]
    return total


@compiled
def first_bit(word: np.uint64) -> int:
    """The place of the lowest bit that is set."""
    lowest = word & (~word + np.uint64(1))
    return int(_PLACES[np.int64((lowest * _FACTOR) >> _SHIFT)])

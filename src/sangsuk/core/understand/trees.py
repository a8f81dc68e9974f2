"""A forest of boosted trees: all tests of all trees, sorted by what they ask.

Each tree keeps a word of bits, one a leaf from left to right.  A test that
fails strikes out the leaves on its left; the first leaf that stays is the
tree's answer.  So a row meets each column once, in order, and no branches
(QuickScorer; Lucchese and others, SIGIR 2015).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

MOST_LEAVES: Final = 64
FEW_LEAVES: Final = 16  # of every tree: then their bits lie in two bytes
_ALL: Final = (1 << MOST_LEAVES) - 1
Arrays = Mapping[str, NDArray[np.generic]]


class Tests(NamedTuple):
    """Every test "is this column at most the threshold?", by column, then by threshold.

    The thresholds of column c, each once, are those from `columns[c]` to `columns[c + 1]`; the
    tests of threshold t are those from `firsts[t]` to `firsts[t + 1]`.
    """

    columns: NDArray[np.int64]
    threshold: NDArray[np.float64]
    firsts: NDArray[np.int64]
    tree: NDArray[np.int64]
    stay: NDArray[Any]  # the leaves that stay where the test fails


class Leaves(NamedTuple):
    """Leaves of all trees, left to right; those of tree t begin at `firsts[t]`."""

    value: NDArray[np.float64]
    firsts: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    tests: Tests
    leaves: Leaves

    @classmethod
    def of(cls, arrays: Arrays, prefix: str) -> "Forest":
        """From nodes of all trees behind each other; a leaf is its own child on both sides."""
        names = ("feature", "threshold", "left", "right", "value")
        nodes = _Nodes(*(arrays[f"{prefix}_{name}"].tolist() for name in names))
        tests: list[_Test] = []
        values: list[float] = []
        firsts = []
        for tree, root in enumerate(arrays[f"{prefix}_roots"].tolist()):
            firsts.append(len(values))
            _read_tree(nodes, tree, root, tests, values)
        most = max(np.diff([*firsts, len(values)]), default=0)
        leaves = Leaves(np.array(values), np.array(firsts, np.int64))
        return cls(_sorted(tests, FEW_LEAVES if most <= FEW_LEAVES else MOST_LEAVES), leaves)

    def score(
        self, rows: NDArray[np.float64], beside: NDArray[np.float64] | None = None
    ) -> NDArray[np.float64]:
        """The sum of all trees for each row: log-odds.

        Args:
            rows: the first columns that the tests ask, or all.
            beside: of the same rows, the columns behind these.
        """
        # why: numba is slow to import
        from sangsuk.core.understand.trees_loops import score_rows  # noqa: PLC0415

        first = np.ascontiguousarray(rows, np.float64)
        more = np.zeros((len(rows), 0)) if beside is None else beside
        return score_rows(first, np.ascontiguousarray(more), self.tests, self.leaves)


class _Nodes(NamedTuple):
    feature: list[int]
    threshold: list[float]
    left: list[int]
    right: list[int]
    value: list[float]


class _Test(NamedTuple):
    feature: int
    threshold: float
    tree: int
    stay: int


def _read_tree(
    nodes: _Nodes, tree: int, root: int, tests: list[_Test], values: list[float]
) -> None:
    """Append a tree's tests and, left to right, its leaves."""
    first = len(values)

    def read(at: int) -> None:
        if nodes.left[at] == at:
            values.append(nodes.value[at])
            return
        before = len(values) - first
        read(nodes.left[at])
        upto = len(values) - first
        struck = (1 << upto) - (1 << before)
        tests.append(_Test(nodes.feature[at], nodes.threshold[at], tree, _ALL & ~struck))
        read(nodes.right[at])

    read(root)
    if len(values) - first > MOST_LEAVES:
        raise ValueError(f"a tree of more than {MOST_LEAVES} leaves")


def _sorted(tests: list[_Test], bits: int) -> Tests:
    tests.sort()
    asked = [(test.feature, test.threshold) for test in tests]
    questions = sorted(set(asked))
    columns = [feature for feature, _ in questions]
    firsts = {question: at for at, question in reversed([*enumerate(asked)])}
    stay = np.array([test.stay & ((1 << bits) - 1) for test in tests], np.uint64)
    return Tests(
        np.searchsorted(columns, np.arange(max(columns, default=-1) + 2)).astype(np.int64),
        np.array([threshold for _, threshold in questions], np.float64),
        np.array([*(firsts[question] for question in questions), len(tests)], np.int64),
        np.array([test.tree for test in tests], np.int64),
        stay.astype(np.uint16) if bits == FEW_LEAVES else stay,
    )

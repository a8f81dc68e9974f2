"""A forest of boosted trees as flat arrays: numpy alone walks it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """Nodes of all trees behind each other; a leaf is its own child on both sides."""

    feature: NDArray[np.int16]
    threshold: NDArray[np.float64]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float64]  # of leaves; 0 inside
    roots: NDArray[np.int32]
    depth: int

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[np.generic]], prefix: str) -> "Forest":
        names = ("feature", "threshold", "left", "right", "value", "roots")
        parts = {name: arrays[f"{prefix}_{name}"] for name in names}
        return cls(**parts, depth=int(arrays[f"{prefix}_depth"]))  # type: ignore[arg-type]

    def score(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The sum of all trees for each row: log-odds."""
        at = np.repeat(self.roots[None], rows.shape[0], axis=0)
        each = np.arange(rows.shape[0])[:, None]
        for _ in range(self.depth):
            goes_left = rows[each, self.feature[at]] <= self.threshold[at]
            at = np.where(goes_left, self.left[at], self.right[at])
        total: NDArray[np.float64] = self.value[at].sum(axis=1)
        return total

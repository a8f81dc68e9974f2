"""Comparisons (การเทียบทีละคู่): a juror saw two stories and said which is better, or neither."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

LEFT: Final = 1
TIE: Final = 0
RIGHT: Final = -1


@dataclass(frozen=True, slots=True)
class Comparisons:
    """All comparisons of a round, one in each place of the four arrays.

    Stories and jurors are numbers from 0; `said` is LEFT, TIE or RIGHT.
    """

    juror: Ints
    left: Ints
    right: Ints
    said: Ints

    def __len__(self) -> int:
        return len(self.said)

    def with_more(self, more: "Comparisons") -> "Comparisons":
        return Comparisons(
            np.concatenate([self.juror, more.juror]),
            np.concatenate([self.left, more.left]),
            np.concatenate([self.right, more.right]),
            np.concatenate([self.said, more.said]),
        )

    def without(self, juror: int) -> "Comparisons":
        """What all others have said."""
        others = self.juror != juror
        return Comparisons(
            self.juror[others], self.left[others], self.right[others], self.said[others]
        )

    def seen(self, stories: int) -> Ints:
        """How often each story was in a comparison."""
        both = np.concatenate([self.left, self.right])
        return np.bincount(both, minlength=stories)


def no_comparisons() -> Comparisons:
    empty = np.zeros(0, dtype=np.int64)
    return Comparisons(empty, empty, empty, empty)

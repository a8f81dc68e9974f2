"""The loop that signs texts for the finding of copies; see `signatures`."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled

_STEP = np.uint64(1_000_003)
_HALF = np.uint64(32)


class Orders(NamedTuple):
    """As many orders of all shingles as there are hashes; one factor and one shift each."""

    factors: NDArray[np.uint64]
    shifts: NDArray[np.uint64]


@compiled
def least_of_each(
    codes: NDArray[np.uint32],
    bounds: NDArray[np.int64],
    shingle: int,
    orders: Orders,
    least: NDArray[np.uint32],
) -> None:
    """The least hash of a text's shingles under every order (minhash), one row a text."""
    fewest = np.empty(orders.factors.size, np.uint64)
    for text in range(bounds.size - 1):
        fewest[:] = np.uint64(0xFFFFFFFFFFFFFFFF)
        for at in range(bounds[text], bounds[text + 1] - shingle + 1):
            rolled = np.uint64(0)
            for place in range(at, at + shingle):
                rolled = rolled * _STEP + np.uint64(codes[place])
            _lower(fewest, rolled, orders.factors, orders.shifts)
        for which in range(fewest.size):
            least[text, which] = np.uint32(fewest[which] >> _HALF)


@compiled
def _lower(
    fewest: NDArray[np.uint64],
    rolled: np.uint64,
    factors: NDArray[np.uint64],
    shifts: NDArray[np.uint64],
) -> None:
    for which in range(fewest.size):
        mixed = rolled * factors[which] + shifts[which]
        fewest[which] = min(fewest[which], mixed)

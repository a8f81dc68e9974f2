"""The loop that signs texts for the finding of copies; see `signatures`."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled

_STEP = np.uint64(1_000_003)
_HALF = np.uint64(32)
_MOST = np.uint64(0xFFFFFFFFFFFFFFFF)
_ROOM = 64  # orders, some of them unused: whole registers, so that none is left to be done alone


class Orders(NamedTuple):
    """As many orders of all shingles as there are hashes, _ROOM at most; a factor and a shift."""

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
    factors, shifts = np.zeros(_ROOM, np.uint64), np.zeros(_ROOM, np.uint64)
    factors[: orders.factors.size], shifts[: orders.shifts.size] = orders
    for text in range(bounds.size - 1):
        _least_of(codes[bounds[text] : bounds[text + 1]], shingle, factors, shifts, least[text])


@compiled
def _least_of(
    text: NDArray[np.uint32],
    shingle: int,
    factors: NDArray[np.uint64],
    shifts: NDArray[np.uint64],
    least: NDArray[np.uint32],
) -> None:
    fewest = np.full(_ROOM, _MOST)
    for at in range(text.size - shingle + 1):
        rolled = np.uint64(0)
        for place in range(at, at + shingle):
            rolled = rolled * _STEP + np.uint64(text[place])
        for which in range(_ROOM):
            mixed = rolled * factors[which] + shifts[which]
            fewest[which] = min(fewest[which], mixed)
    for which in range(least.size):
        least[which] = np.uint32(fewest[which] >> _HALF)

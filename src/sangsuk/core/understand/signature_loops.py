"""The loop that signs texts for the finding of copies; see `signatures`."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.signature_lanes import ROOM, TOGETHER, lower

_STEP = np.uint64(1_000_003)
_MOST: Final = np.uint32(0xFFFFFFFF)


class Orders(NamedTuple):
    """As many orders of all shingles as there are hashes, ROOM at most; a factor and a shift."""

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
    factors, shifts = np.zeros(ROOM, np.uint64), np.zeros(ROOM, np.uint64)
    factors[: orders.factors.size], shifts[: orders.shifts.size] = orders
    fewest, longest = np.empty(2 * ROOM, np.uint32), np.int64(0)
    for text in range(bounds.size - 1):
        longest = max(longest, bounds[text + 1] - bounds[text])
    rolled = np.empty(longest + TOGETHER, np.uint64)
    for text in range(bounds.size - 1):
        number = _roll(codes[bounds[text] : bounds[text + 1]], shingle, rolled)
        fewest[:] = _MOST
        for first in range(0, number, TOGETHER):
            lower(rolled, first, factors, shifts, fewest)
        for which in range(least.shape[1]):
            least[text, which] = min(fewest[2 * which], fewest[2 * which + 1])


@inlined
def _roll(text: NDArray[np.uint32], shingle: int, rolled: NDArray[np.uint64]) -> int:
    """Hash all shingles of a text, the last one again until the last few are whole; how many."""
    number = max(0, text.size - shingle + 1)
    for at in range(number):
        rolled[at] = text[at]
    for place in range(1, shingle):
        for at in range(number):
            rolled[at] = rolled[at] * _STEP + np.uint64(text[at + place])
    for at in range(number, number + TOGETHER if number else 0):
        rolled[at] = rolled[number - 1]
    return number

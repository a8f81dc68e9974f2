"""The loop that signs texts for the finding of copies; see `signatures`."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined

_STEP = np.uint64(1_000_003)
_HALF = np.uint64(32)
_MOST = np.uint64(0xFFFFFFFFFFFFFFFF)
_ROOM = 64  # orders, some of them unused: whole registers, so that none is left to be done alone
_TOGETHER: Final = 8  # shingles put into every order while it lies in a register


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
    fewest, longest = np.empty(_ROOM, np.uint64), np.int64(0)
    for text in range(bounds.size - 1):
        longest = max(longest, bounds[text + 1] - bounds[text])
    rolled = np.empty(longest + _TOGETHER, np.uint64)
    for text in range(bounds.size - 1):
        number = _roll(codes[bounds[text] : bounds[text + 1]], shingle, rolled)
        fewest[:] = _MOST
        for first in range(0, number, _TOGETHER):
            _put_in_order(rolled[first : first + _TOGETHER], factors, shifts, fewest)
        for which in range(least.shape[1]):
            least[text, which] = np.uint32(fewest[which] >> _HALF)


@inlined
def _roll(text: NDArray[np.uint32], shingle: int, rolled: NDArray[np.uint64]) -> int:
    """Hash all shingles of a text, the last one again until the last few are whole; how many."""
    number = max(0, text.size - shingle + 1)
    for at in range(number):
        rolled[at] = text[at]
    for place in range(1, shingle):
        for at in range(number):
            rolled[at] = rolled[at] * _STEP + np.uint64(text[at + place])
    for at in range(number, number + _TOGETHER if number else 0):
        rolled[at] = rolled[number - 1]
    return number


@inlined
def _put_in_order(
    rolled: NDArray[np.uint64],
    factors: NDArray[np.uint64],
    shifts: NDArray[np.uint64],
    fewest: NDArray[np.uint64],
) -> None:
    """Lower the least of every order to those of _TOGETHER shingles."""
    one, two, three, four = rolled[0], rolled[1], rolled[2], rolled[3]
    five, six, seven, eight = rolled[4], rolled[5], rolled[6], rolled[7]
    for which in range(_ROOM):
        factor, shift = factors[which], shifts[which]
        first = min(one * factor + shift, two * factor + shift, fewest[which])
        second = min(three * factor + shift, four * factor + shift)
        third = min(five * factor + shift, six * factor + shift)
        fourth = min(seven * factor + shift, eight * factor + shift)
        fewest[which] = min(first, second, third, fourth)

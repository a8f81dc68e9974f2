"""Where words may begin, and what a gate lets through: shared by loops that look for words."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.begin_bits import LETTERS, may_begin
from sangsuk.core.thai.compiled import inlined
from sangsuk.core.thai.small_letters import Small

_BYTE, _BIT = np.uint64(3), np.uint64(7)
_ONE: Final = np.uint64(1)


@inlined
def begun_from(small: Small, at: int, last: int, tables: NDArray[np.uint8]) -> np.uint64:
    """A bit for each of LETTERS places from one on and before `last`, where a word may begin."""
    begun = np.uint64(may_begin(small, at, tables))
    return begun if at + LETTERS <= last else begun & ((_ONE << np.uint64(last - at)) - _ONE)


@inlined
def lets_through(gate: NDArray[np.uint8], spot: np.uint64) -> int:
    """The bit of a hash: 1 where the gate is open."""
    return int((np.uint64(gate[spot >> _BYTE]) >> (spot & _BIT)) & _ONE)

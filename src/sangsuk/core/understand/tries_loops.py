"""The loops that walk tries; what they mean is told in `tries`."""

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined

if TYPE_CHECKING:
    from sangsuk.core.understand.tries import Signs, Trie

FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)
_GATE_SHIFT: Final = np.uint64(64 - 17)


@inlined
def wide(number: np.integer[Any] | int) -> int:
    """The number in 64 bits, as a loop's own numbers are."""
    return int(np.int64(number))


@inlined
def gate_bit(first: int, second: int, third: int) -> int:
    three = (np.uint64(first) << np.uint64(16)) | (np.uint64(second) << np.uint64(8))
    return wide(((three | np.uint64(third)) * FACTOR) >> _GATE_SHIFT)


@inlined
def step(trie: "Trie", node: int, sign: int) -> int:
    """The node that a sign leads to; 0: none."""
    after = wide(trie.cells[node, 1]) + wide(sign)
    return after if trie.cells[after, 0] == node else 0


@inlined
def passes(gate: NDArray[np.uint8], signs: "Signs", at: int) -> bool:
    """Whether a word may begin at that place; false for most places."""
    second = signs[at + 1] if at + 1 < signs.size else 0
    third = signs[at + 2] if at + 2 < signs.size else 0
    bit = gate_bit(signs[at], second, third)
    return bool((gate[bit >> 3] >> (bit & 7)) & 1)


@compiled
def signs_of(codes: NDArray[np.uint32], sign: "Signs") -> "Signs":
    signs = np.zeros(codes.size, np.uint8)
    for at in range(codes.size):
        if codes[at] < sign.size:
            signs[at] = sign[codes[at]]
    return signs

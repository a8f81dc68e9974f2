"""The loops that walk tries; what they mean is told in `tries`."""

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.tries import MOST_SIGNS, WORD_BEGINS

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
    after = (wide(trie.cells[node, 1]) >> 1) + wide(sign)
    return after if trie.cells[after, 0] == node else 0


@inlined
def passes(gate: NDArray[np.uint8], signs: "Signs", at: int) -> bool:
    """Whether a word may begin at that place; false for most places."""
    second = signs[at + 1] if at + 1 < signs.size else 0
    third = signs[at + 2] if at + 2 < signs.size else 0
    bit = gate_bit(signs[at], second, third)
    return bool((gate[bit >> 3] >> (bit & 7)) & 1)


@inlined
def narrow_bit(signs: "Signs", at: int) -> int:
    five = np.uint64(0)
    for place in range(at, at + WORD_BEGINS):
        five = (five << np.uint64(8)) | np.uint64(signs[place])
    return bit_of_five(five)


@inlined
def bit_of_five(five: np.uint64) -> int:
    return wide((five * FACTOR) >> _GATE_SHIFT)


@inlined
def is_open(gate: NDArray[np.uint8], bit: int) -> int:
    return wide((gate[bit >> 3] >> (bit & 7)) & 1)


@compiled
def starts_in(trie: "Trie", signs: "Signs") -> NDArray[np.int32]:
    """Where words may begin in texts behind each other; nearly all other places are left out.

    No branch hangs on a letter: one that the processor foretells wrong costs more than a look.
    """
    starts, number = np.empty(signs.size + 1, np.int32), 0
    for at in range(signs.size - 2):
        starts[number] = at
        bit = gate_bit(signs[at], signs[at + 1], signs[at + 2])
        number += is_open(trie.gate, bit) & (signs[at] != 0)
    for at in range(max(0, signs.size - 2), signs.size):
        starts[number] = at
        number += 1 if signs[at] != 0 and passes(trie.gate, signs, at) else 0
    return starts[: _narrow_down(trie, signs, starts[:number])]


@inlined
def _narrow_down(trie: "Trie", signs: "Signs", starts: NDArray[np.int32]) -> int:
    """Move those that the narrower gates let through to the front; gives how many."""
    narrow, short, shortest = trie.narrow, trie.short, trie.shortest
    number = 0
    for at in starts:
        starts[number] = at
        if at + WORD_BEGINS > signs.size:  # too near to the last for the narrower gates
            number += 1
            continue
        one, two = wide(signs[at]), wide(signs[at + 1])
        is_short = is_open(short, gate_bit(one, two, signs[at + 2]))
        is_long = is_open(narrow, narrow_bit(signs, at))
        number += is_short | is_long | shortest[one * MOST_SIGNS + two]
    return number


@compiled
def signs_of(codes: NDArray[np.uint32], sign: "Signs") -> "Signs":
    signs = np.empty(codes.size, np.uint8)
    lay_signs(codes, sign, signs)
    return signs


@inlined
def lay_signs(codes: NDArray[np.uint32], sign: "Signs", signs: "Signs") -> None:
    """Lay down the signs of all letters, of which there may be fewer than room."""
    last = np.uint32(sign.size - 1)
    for at in range(codes.size):
        known = codes[at] <= last
        signs[at] = sign[codes[at] if known else np.uint32(0)] if known else 0

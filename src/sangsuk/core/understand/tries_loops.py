"""The loops of tries; what they mean is told in `tries`."""

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled

if TYPE_CHECKING:
    from sangsuk.core.understand.tries import Signs, Trie

_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)
_SIGN_BITS: Final = 8
_GATE_SHIFT: Final = np.uint64(64 - 17)
_SLOT_SHIFT: Final = np.uint64(32)


@compiled
def wide(number: np.integer[Any] | int) -> int:
    """The number in 64 bits, as a loop's own numbers are."""
    return int(np.int64(number))


@compiled
def plant(trie: "Trie", signs: "Signs", bounds: NDArray[np.int64]) -> None:
    """Put every word into an empty trie."""
    made = 0
    for word in range(bounds.size - 1):
        node = 0
        for at in range(bounds[word], bounds[word + 1]):
            slot = slot_of(trie, node, signs[at])
            if trie.keys[slot] == 0:
                made += 1
                trie.keys[slot] = (wide(node) << _SIGN_BITS) + signs[at]
                trie.nodes[slot] = made
            node = trie.nodes[slot]
        trie.word[node] = word


@compiled
def open_gate(gate: NDArray[np.uint8], word: "Signs", size: int) -> None:
    """Let through what begins like the word; whatever follows a word of one or two letters.

    Args:
        gate: of three signs.
        word: at least its first three signs.
        size: of the alphabet.
    """
    first = word[0] if word.size else 0
    for second in range(size):
        if word.size > 1 and second != word[1]:
            continue
        for third in range(size):
            if word.size < 3 or third == word[2]:
                bit = _gate_bit(first, second, third)
                gate[bit >> 3] |= np.uint8(1 << (bit & 7))


@compiled
def _gate_bit(first: int, second: int, third: int) -> int:
    three = (np.uint64(first) << np.uint64(16)) | (np.uint64(second) << np.uint64(8))
    return wide(((three | np.uint64(third)) * _FACTOR) >> _GATE_SHIFT)


@compiled
def slot_of(trie: "Trie", node: int, sign: int) -> int:
    """Where the step from a node by a sign stands in the table, or the empty place for it."""
    key = (wide(node) << _SIGN_BITS) + wide(sign)
    last = trie.keys.size - 1
    slot = wide((np.uint64(key) * _FACTOR) >> _SLOT_SHIFT) & last
    while trie.keys[slot] != 0 and trie.keys[slot] != key:
        slot = (slot + 1) & last
    return slot


@compiled
def step(trie: "Trie", node: int, sign: int) -> int:
    """The node that a sign leads to; 0: none."""
    return trie.nodes[slot_of(trie, node, sign)] if sign else 0


@compiled
def passes(gate: NDArray[np.uint8], signs: "Signs", at: int) -> bool:
    """Whether a word may begin at that place; false for most places."""
    second = signs[at + 1] if at + 1 < signs.size else 0
    third = signs[at + 2] if at + 2 < signs.size else 0
    bit = _gate_bit(signs[at], second, third)
    return bool((gate[bit >> 3] >> (bit & 7)) & 1)


@compiled
def signs_of(codes: NDArray[np.uint32], sign: "Signs") -> "Signs":
    signs = np.zeros(codes.size, np.uint8)
    for at in range(codes.size):
        if codes[at] < sign.size:
            signs[at] = sign[codes[at]]
    return signs

"""The loops that make tries; what they mean is told in `tries`."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled
from sangsuk.core.understand.tries import MOST_SIGNS, WORD_BEGINS
from sangsuk.core.understand.tries_loops import FACTOR, gate_bit, narrow_bit, wide

if TYPE_CHECKING:
    from sangsuk.core.understand.tries import Signs, Steps, Trie

NOWHERE: Final = -1
_LEAST: Final = 3  # signs that a gate looks at
_SIGN_BITS: Final = 8
_SIGN_MASK: Final = (1 << _SIGN_BITS) - 1
_SLOT_SHIFT: Final = np.uint64(32)


@compiled
def plant(steps: "Steps", signs: "Signs", bounds: NDArray[np.int64]) -> NDArray[np.int64]:
    """Put every word into empty steps, its nodes numbered as they come; gives the last of each."""
    made, ends = 0, np.zeros(bounds.size - 1, np.int64)
    for word in range(bounds.size - 1):
        node = 0
        for at in range(bounds[word], bounds[word + 1]):
            slot = _slot_of(steps, node, signs[at])
            if steps.keys[slot] == 0:
                made += 1
                steps.keys[slot] = (wide(node) << _SIGN_BITS) + signs[at]
                steps.nodes[slot] = made
            node = steps.nodes[slot]
        ends[word] = node
    return ends


@compiled
def _slot_of(steps: "Steps", node: int, sign: int) -> int:
    """Where the step from a node by a sign stands in the table, or the empty place for it."""
    key = (wide(node) << _SIGN_BITS) + wide(sign)
    last = steps.keys.size - 1
    slot = wide((np.uint64(key) * FACTOR) >> _SLOT_SHIFT) & last
    while steps.keys[slot] != 0 and steps.keys[slot] != key:
        slot = (slot + 1) & last
    return slot


@compiled
def lay_out(
    keys: NDArray[np.int64], nodes: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """The double array of all steps, these in the order of their keys; and each node's place."""
    places = np.zeros(keys.size + 1, np.int64)
    cells = np.full((2 * keys.size + 2 * _SIGN_MASK + 2, 2), NOWHERE, np.int32)
    cells[:, 1] = 0
    free, first = _SIGN_MASK + 1, 0  # a first sign may always lead to the first free cell
    while first < keys.size:
        end = first + 1
        while end < keys.size and keys[end] >> _SIGN_BITS == keys[first] >> _SIGN_BITS:
            end += 1
        while cells[free, 0] != NOWHERE:
            free += 1
        base = _room_for(cells, keys[first:end], free)
        cells = _with_room(cells, base)
        source = places[keys[first] >> _SIGN_BITS]
        cells[source, 1] = base
        for at in range(first, end):
            place = base + (keys[at] & _SIGN_MASK)
            cells[place, 0], places[nodes[at]] = source, place
        first = end
    return cells, places


@compiled
def _room_for(cells: NDArray[np.int32], keys: NDArray[np.int64], free: int) -> int:
    """The first base by which all these steps lead to free cells; behind the last all are free."""
    base = free - (keys[0] & _SIGN_MASK)
    while True:
        fits = True
        for key in keys:
            place = base + (key & _SIGN_MASK)
            if place < cells.shape[0] and cells[place, 0] != NOWHERE:
                fits = False
                break
        if fits:
            return int(base)
        base += 1


@compiled
def _with_room(cells: NDArray[np.int32], base: int) -> NDArray[np.int32]:
    """The cells, more of them if a step or a look may lead beyond the last."""
    if base + 2 * _SIGN_MASK + 2 <= cells.shape[0]:
        return cells
    more = np.zeros((2 * cells.shape[0] + base, 2), np.int32)
    more[:, 0] = NOWHERE
    more[: cells.shape[0]] = cells
    return more


@compiled
def open_gates(trie: "Trie", word: "Signs", size: int) -> None:
    """Let through what begins like the word, of which at least the first five signs are given."""
    open_gate(trie.gate, word[:_LEAST], size)
    open_narrow(trie, word)


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
                bit = gate_bit(first, second, third)
                gate[bit >> 3] |= np.uint8(1 << (bit & 7))


@compiled
def open_narrow(trie: "Trie", word: "Signs") -> None:
    """Let through what begins like the word, of which at least the first five signs are given."""
    if word.size >= WORD_BEGINS:
        bit = narrow_bit(word, 0)
        trie.narrow[bit >> 3] |= np.uint8(1 << (bit & 7))
    elif word.size >= _LEAST:
        bit = gate_bit(word[0], word[1], word[2])
        trie.short[bit >> 3] |= np.uint8(1 << (bit & 7))
    elif word.size > 0:
        for second in range(MOST_SIGNS):
            if word.size == 1 or word[1] == second:
                trie.shortest[wide(word[0]) * MOST_SIGNS + second] = True

"""The loops that cut text into pieces; what they mean is told in `pieces`."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.tries_loops import FACTOR, wide

if TYPE_CHECKING:
    from sangsuk.core.thai.texts import Bounds, Codes
    from sangsuk.core.understand.tries import Steps

_CODE_BITS: Final = 21  # of a code point
_SLOT_SHIFT: Final = np.uint64(32)

_Whole = NDArray[np.int64]


@inlined
def _slot_of(steps: "Steps", key: int) -> int:
    """Where a step stands in the table, or the empty place for it."""
    last = steps.keys.size - 1
    slot = wide((np.uint64(key) * FACTOR) >> _SLOT_SHIFT) & last
    while steps.keys[slot] != 0 and steps.keys[slot] != key:
        slot = (slot + 1) & last
    return slot


@compiled
def plant_codes(steps: "Steps", codes: "Codes", bounds: "Bounds") -> _Whole:
    """Put every word into empty steps, its nodes numbered as they come; gives the last of each.

    A key is a node and the code point that leads on from it; no word has U+0000.
    """
    made, ends = 0, np.zeros(bounds.size - 1, np.int64)
    for word in range(bounds.size - 1):
        node = 0
        for at in range(bounds[word], bounds[word + 1]):
            key = (wide(node) << _CODE_BITS) + wide(codes[at])
            slot = _slot_of(steps, key)
            if steps.keys[slot] == 0:
                made += 1
                steps.keys[slot] = key
                steps.nodes[slot] = made
            node = wide(steps.nodes[slot])
        ends[word] = node
    return ends


@compiled
def best_cut(
    steps: "Steps",
    ends: tuple[_Whole, NDArray[np.float64]],
    unknown: tuple[int, float],
    codes: "Codes",
) -> _Whole:
    """Rows of the likeliest pieces of a text, the last one first.

    Args:
        steps: of the pieces.
        ends: by node, the row of the piece that ends there (0: none does), and its score.
        unknown: row and score of a sign that is no piece.
        codes: of the text.
    """
    came_from = np.zeros(codes.size + 1, np.int64)
    row_at = np.zeros(codes.size + 1, np.int64)
    _weigh(steps, ends, unknown, codes, (came_from, row_at))
    cut, number, end = np.zeros(codes.size, np.int64), 0, codes.size
    while end:
        cut[number] = row_at[end]
        number += 1
        end = came_from[end]
    return cut[:number]


@compiled
def _weigh(
    steps: "Steps",
    ends: tuple[_Whole, NDArray[np.float64]],
    unknown: tuple[int, float],
    codes: "Codes",
    best: tuple[_Whole, _Whole],
) -> None:
    """For every place, where the best piece that ends there begins, and its row."""
    rows, scores = ends
    came_from, row_at = best
    reached = np.full(codes.size + 1, -np.inf)
    reached[0] = 0
    for start in range(codes.size):
        here, node = reached[start], 0
        if here + unknown[1] > reached[start + 1]:
            reached[start + 1] = here + unknown[1]
            came_from[start + 1], row_at[start + 1] = start, unknown[0]
        for at in range(start, codes.size):
            slot = _slot_of(steps, (wide(node) << _CODE_BITS) + wide(codes[at]))
            if steps.keys[slot] == 0:
                break
            node = wide(steps.nodes[slot])
            if rows[node] and here + scores[node] > reached[at + 1]:
                reached[at + 1] = here + scores[node]
                came_from[at + 1], row_at[at + 1] = start, rows[node]

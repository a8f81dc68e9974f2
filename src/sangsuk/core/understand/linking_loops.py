"""The loops that compare the candidates of each text; what they mean is told in `linking`."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined

if TYPE_CHECKING:
    from sangsuk.core.understand.candidates import Kept

NO_OTHER: Final = -20.0  # the leaning of a rival where there is none
BESIDE_OTHERS: Final = 4

Bounds = NDArray[np.int64]
Floats = NDArray[np.float64]
Leanings = NDArray[np.float32]


@compiled
def keep_each(
    firsts: Bounds, leaning: Leanings, away: float, behind: float
) -> tuple[Bounds, Bounds]:
    """All candidates but those that lean far away and far behind another of their text.

    Args:
        firsts: the bounds of each text's candidates.
        leaning: of every candidate.
        away: up to this, it leans far away.
        behind: up to this, less than its text's greatest, it leans far behind.

    Returns:
        The kept candidates in their order, and the bounds of each text's own.
    """
    which, ends, number = np.empty(leaning.size, np.int64), np.zeros(firsts.size, np.int64), 0
    for text in range(firsts.size - 1):
        own = leaning[firsts[text] : firsts[text + 1]]
        best, _, _ = _greatest(own)
        for each in range(own.size):
            which[number] = firsts[text] + each
            number += own[each] > away or own[each] - best > behind
        ends[text + 1] = number
    return which[:number].copy(), ends


@compiled
def tell_each(
    firsts: Bounds, leaning: Leanings, story: NDArray[np.float32], kept: "Kept"
) -> Floats:
    """By kept candidate what the story model says of its text, its leaning, and how this compares.

    The candidates of text t, a row of `story`, are from `firsts[t]` to `firsts[t + 1]`.
    """
    shares = story.shape[1]
    rows = np.empty((kept.which.size, shares + 1 + BESIDE_OTHERS), np.float64)
    for text in range(firsts.size - 1):
        own = leaning[firsts[text] : firsts[text + 1]]
        best, second, leaning_on = _greatest(own)
        for at in range(kept.firsts[text], kept.firsts[text + 1]):
            each = kept.which[at] - firsts[text]
            row, rank = rows[at], _rank(own, each)
            for share in range(shares):
                row[share] = story[text, share]
            other = second if rank == 0 else best
            row[shares], row[shares + 1] = own[each], other
            row[shares + 2], row[shares + 3] = own[each] - other, rank
            row[shares + 4] = leaning_on
    return rows


@inlined
def _greatest(leaning: Leanings) -> tuple[float, float, int]:
    """The greatest leaning, the next one or NO_OTHER, and how many are above zero."""
    best, second, above = -np.inf, -np.inf, 0
    for each in leaning:
        second = max(second, min(best, np.float64(each)))
        best = max(best, np.float64(each))
        above += each > 0
    return best, NO_OTHER if leaning.size < 2 else second, above


@inlined
def _rank(leaning: Leanings, at: int) -> int:
    """How many lean more, or as much and stand before it."""
    rank = 0
    for each in range(leaning.size):
        rank += leaning[each] > leaning[at]
    for each in range(at):
        rank += leaning[each] == leaning[at]
    return rank

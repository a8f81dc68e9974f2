"""The loops of the careful tier's looks over neighbours; see `first_looks` and `encoder`."""

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled

_Floats = NDArray[np.float32]
_Whole = NDArray[np.int64]


@compiled
def look_once(
    rows: _Whole,
    looks: tuple[_Whole, _Whole],
    pieces: tuple[_Floats, _Floats],
    bias: _Floats,
    looked: _Floats,
) -> None:
    """Add to each piece what its neighbours send to its place, where that is above 0.

    Args:
        rows: of the pieces, in the order of the text.
        looks: widths, and how many neighbours on the left.
        pieces: `OnePiece`.
        bias: of all looks beside each other.
        looked: the result, one row a piece.
    """
    widths, lefts = looks
    spread, sent = pieces
    across = bias.size // widths.size
    for at in range(rows.size):
        taps = 0
        for look in range(widths.size):
            first = look * across
            mixed = bias[first : first + across].copy()
            for tap in range(widths[look]):
                seen = at + tap - lefts[look]
                if 0 <= seen < rows.size:
                    begins = (taps + tap) * across
                    mixed += sent[rows[seen], begins : begins + across]
            taps += widths[look]
            for sign in range(across):
                own = spread[rows[at], first + sign]
                looked[at, first + sign] = own + max(mixed[sign], np.float32(0))


@compiled
def sum_up(
    joint: _Floats,
    spreads: _Floats,
    shape: tuple[_Floats, _Floats],
    summed: tuple[_Floats, _Floats],
) -> None:
    """Norm every piece; the greatest and the sum over the text, sign by sign.

    Args:
        joint: one row a piece, the mean of each row taken away.
        spreads: the standard deviation of each row.
        shape: gain and shift of each sign.
        summed: the results: greatest, begun below all, and total, begun at 0.
    """
    gain, shift = shape
    greatest, total = summed
    for at in range(spreads.size):
        for sign in range(gain.size):
            normed = joint[at, sign] / spreads[at] * gain[sign] + shift[sign]
            greatest[sign] = max(greatest[sign], normed)
            total[sign] += normed

"""The loops of the careful tier's net; what they mean is told in `looks` and `encoder`."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled

if TYPE_CHECKING:
    from sangsuk.core.understand.looks import ByLook, OnePiece

LANES: Final = 16  # sums side by side, in one register; always so many, for their order is the sum

_Floats = NDArray[np.float32]
_Whole = NDArray[np.int64]


@compiled
def look_twice(rows: _Whole, by_look: "ByLook", pieces: "OnePiece", joint: _Floats) -> None:
    """What the looks make of every piece of a text, beside its vector.

    Args:
        rows: of the text's pieces in `pieces`, in their order.
        by_look: of the net.
        pieces: `OnePiece`.
        joint: the result, one row a piece; the looks take the last columns.
    """
    across = by_look.bias.shape[2]
    column, taps = joint.shape[1] - pieces.spread.shape[1], 0
    for look in range(by_look.widths.size):
        width = by_look.widths[look]
        mixed = np.empty((2, rows.size + width - 1, across), np.float32)
        for which in range(2):
            mixed[which] = by_look.bias[look, which]
        _send(rows, pieces.sent, (taps, width), mixed[0])
        _send(rows, pieces.again, (taps, width), mixed[1])
        begins = width - 1 - by_look.lefts[look]
        _send_on(mixed[0, begins : begins + rows.size], by_look.second, (taps, width), mixed[1])
        for at in range(rows.size):
            own = pieces.spread[rows[at], look * across : (look + 1) * across]
            once, twice = mixed[0, begins + at], mixed[1, begins + at]
            to = joint[at, column : column + across]
            for sign in range(across):
                heard = max(once[sign], np.float32(0))
                to[sign] = own[sign] + heard + max(twice[sign], np.float32(0))
        column += across
        taps += width


@compiled
def _send(rows: _Whole, sent: _Floats, part: tuple[int, int], mixed: _Floats) -> None:
    """To each place, what every piece that it looks at sends by itself.

    Args:
        rows: of the pieces.
        sent: by piece, tap by tap.
        part: the first tap of the look, and how many.
        mixed: is added to; place p stands behind those that lie left of the text.
    """
    first, width = part
    across = mixed.shape[1]
    for at in range(rows.size):
        for tap in range(width):
            to = mixed[at + width - 1 - tap]
            told = sent[rows[at], (first + tap) * across : (first + tap + 1) * across]
            for sign in range(across):
                to[sign] += told[sign]


@compiled
def _send_on(heard: _Floats, weights: _Floats, part: tuple[int, int], mixed: _Floats) -> None:
    """To each place, what its neighbours have heard in the first look: few signs are above 0."""
    first, width = part
    across = mixed.shape[1]
    for at in range(heard.shape[0]):
        for sign in range(across):
            value = heard[at, sign]
            if value > 0:
                line = first * across + sign * width
                for tap in range(width):
                    to, told = mixed[at + width - 1 - tap], weights[line + tap]
                    for other in range(across):
                        to[other] += value * told[other]


@compiled
def sum_up(
    joint: _Floats, shape: tuple[_Floats, _Floats], least: float, summed: tuple[_Floats, _Floats]
) -> None:
    """Norm every piece; the greatest and the sum over the text, sign by sign.

    Args:
        joint: one row a piece.
        shape: gain and shift of each sign.
        least: added to each variance.
        summed: the results: greatest, begun below all, and total, begun at 0.
    """
    gain, shift = shape
    greatest, total = summed
    for at in range(joint.shape[0]):
        row = joint[at]
        middle = _sum(row, np.float32(0), 1) / np.float32(row.size)
        variance = _sum(row, middle, 2) / np.float32(row.size)
        steady = np.float32(1) / np.sqrt(variance + np.float32(least))
        for sign in range(row.size):
            normed = (row[sign] - middle) * steady * gain[sign] + shift[sign]
            greatest[sign] = max(greatest[sign], normed)
            total[sign] += normed


@compiled
def _sum(row: _Floats, middle: np.float32, power: int) -> np.float32:
    """Of what lies how far from the middle, or of its squares; LANES sums side by side."""
    lanes = np.zeros(LANES, np.float32)
    whole = row.size // LANES * LANES
    for begins in range(0, whole, LANES):
        for lane in range(LANES):
            far = row[begins + lane] - middle
            lanes[lane] += far if power == 1 else far * far
    for at in range(whole, row.size):
        far = row[at] - middle
        lanes[at - whole] += far if power == 1 else far * far
    total = np.float32(0)
    for lane in range(LANES):
        total += lanes[lane]
    return total


@compiled
def multiply(signs: _Floats, weights: _Floats, product: _Floats) -> None:
    """Add to each row its signs times the weights, in their order: no row depends on others."""
    for sign in range(weights.shape[0]):
        told = weights[sign]
        for at in range(signs.shape[0]):
            value = signs[at, sign]
            if value != 0:
                to = product[at]
                for other in range(told.size):
                    to[other] += value * told[other]

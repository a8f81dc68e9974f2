"""The careful tier's looks over neighbours; what depends on one piece alone is kept.

A place adds up what each neighbour sends to it.  What a piece sends by itself, in the first
look and in the second, is the same wherever it stands: it is worked out once a piece and not
once a text.  What it has heard from others in the first look is sent on in the second, and
of that few signs are above 0.
"""

from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.understand.heads import Floats

LOOKS: Final = {2: 0, 3: 1, 5: 2}  # width -> how many neighbours on the left
EPSILON: Final = 1e-12  # of the norms


class OnePiece(NamedTuple):
    """Of every piece that came up, one row a piece, in the order in which they came up."""

    spread: Floats  # normed, for all looks beside each other
    sent: Floats  # to each place that looks at it: look by look, tap by tap
    again: Floats  # the same in the second look


class ByLook(NamedTuple):
    """What loops know of the looks, in their order."""

    widths: NDArray[np.int64]
    lefts: NDArray[np.int64]
    bias: Floats  # of the first and of the second look
    second: Floats  # weights of the second: look by look, sign by sign, tap by tap


class Looks:
    """Keeps what it has worked out; gives the same whatever was asked for before."""

    def __init__(
        self, table: NDArray[np.generic], scale: Floats, weights: Mapping[str, Floats]
    ) -> None:
        self._table, self._scale, self._w = table, scale, weights
        width = weights["spread_bias"].size
        self._by_look = _by_look(weights)
        rows, sent = len(table), sum(LOOKS) * width // len(LOOKS)
        # Nothing is written: rows that are never filled take no memory.
        self._kept = OnePiece(*(np.empty((rows, size), np.float32) for size in (width, sent, sent)))
        self._row_of = np.full(rows, -1)
        self._number, self._filling = 0, Lock()

    def see(self, rows: NDArray[np.int64]) -> Floats:
        """The vectors of a text's pieces, and beside them what the looks make of these."""
        # why: compiled loops are slow to load, and few commands read with care
        from sangsuk.core.understand.looks_loops import look_twice  # noqa: PLC0415

        if self._row_of[rows].min() < 0:
            self._fill(rows)
        size = self._table.shape[1]
        joint = np.empty((rows.size, size + self._kept.spread.shape[1]), np.float32)
        joint[:, :size] = self._vectors(rows)
        look_twice(self._row_of[rows], self._by_look, self._kept, joint)
        return joint

    def _fill(self, rows: NDArray[np.int64]) -> None:
        """Add those that have not come up yet behind the others."""
        with self._filling:
            fresh = np.unique(rows[self._row_of[rows] < 0])
            end = self._number + fresh.size
            self._work_out(fresh, slice(self._number, end))
            self._row_of[fresh] = np.arange(self._number, end)
            self._number = end

    def _work_out(self, rows: NDArray[np.int64], part: slice) -> None:
        spread = norm(
            multiplied(self._vectors(rows), self._w["spread_weights"]) + self._w["spread_bias"],
            self._w["spread_gain"],
            self._w["spread_shift"],
        )
        self._kept.spread[part] = spread
        self._kept.sent[part] = np.hstack(self._sent(spread, "first"))
        self._kept.again[part] = np.hstack(self._sent(spread, "second"))

    def _vectors(self, rows: NDArray[np.int64]) -> Floats:
        vectors: Floats = self._table[rows].astype(np.float32) * self._scale[rows, None]
        return vectors

    def _sent(self, spread: Floats, which: str) -> Sequence[Floats]:
        parts = zip(LOOKS, np.split(spread, len(LOOKS), axis=1), strict=True)
        taps = ((part, tap) for look, part in parts for tap in self._w[f"look{look}_{which}"])
        return [multiplied(part, tap) for part, tap in taps]


def _by_look(weights: Mapping[str, Floats]) -> ByLook:
    bias = [
        [weights[f"look{look}_{which}_bias"] for which in ("first", "second")] for look in LOOKS
    ]
    second = [weights[f"look{look}_second"].swapaxes(0, 1) for look in LOOKS]
    return ByLook(
        widths=np.array(list(LOOKS), np.int64),
        lefts=np.array(list(LOOKS.values()), np.int64),
        bias=np.array(bias, np.float32),
        second=np.vstack([taps.reshape(-1, taps.shape[2]) for taps in second]),
    )


def norm(signs: Floats, gain: Floats, shift: Floats) -> Floats:
    centred = signs - signs.mean(axis=1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=1, keepdims=True) + EPSILON)
    normed: Floats = centred / spread * gain + shift
    return normed


def multiplied(signs: Floats, weights: Floats) -> Floats:
    """The product of matrices, no bit of whose rows depends on the other rows."""
    # why: compiled loops are slow to load, and few commands read with care
    from sangsuk.core.understand.looks_loops import multiply  # noqa: PLC0415

    product = np.zeros((len(signs), weights.shape[1]), np.float32)
    multiply(np.ascontiguousarray(signs), weights, product)
    return product

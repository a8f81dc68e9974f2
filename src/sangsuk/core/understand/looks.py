"""The careful tier's looks over neighbours; what depends on one piece alone is kept.

A place adds up what each neighbour sends to it.  What a piece sends by itself, in the first
look and in the second, is the same wherever it stands: it is worked out once a piece and not
once a text.  What it has heard from others in the first look is sent on in the second, and
of that few signs are above 0.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.understand.heads import Floats

LOOKS: Final = {2: 0, 3: 1, 5: 2}  # width -> how many neighbours on the left
EPSILON: Final = 1e-12  # of the norms
BLOCK: Final = (
    32  # pieces worked out together; always the same ones, so that no bit depends on when
)


class OnePiece(NamedTuple):
    """Of every piece of the vocabulary, one row a piece; only blocks once asked for are filled."""

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
        rows, sent = -(-len(table) // BLOCK) * BLOCK, sum(LOOKS) * width // len(LOOKS)
        # Nothing is written: what is never asked for takes no memory.
        self._kept = OnePiece(*(np.empty((rows, size), np.float32) for size in (width, sent, sent)))
        self._known = np.zeros(rows // BLOCK, np.bool_)

    def see(self, rows: NDArray[np.int64]) -> Floats:
        """The vectors of a text's pieces, and beside them what the looks make of these."""
        # why: compiled loops are slow to load, and few commands read with care
        from sangsuk.core.understand.looks_loops import look_twice  # noqa: PLC0415

        for block in np.flatnonzero(np.bincount(rows // BLOCK)).tolist():
            if not self._known[block]:
                self._work_out(block)
        size = self._table.shape[1]
        joint = np.empty((rows.size, size + self._kept.spread.shape[1]), np.float32)
        joint[:, :size] = self._vectors(rows)
        look_twice(rows, self._by_look, self._kept, joint)
        return joint

    def _work_out(self, block: int) -> None:
        """Twice at once does no harm: both write the same."""
        part = slice(block * BLOCK, (block + 1) * BLOCK)
        last = len(self._table) - 1  # stands for the pieces that the last block lacks
        vectors = self._vectors(np.minimum(np.arange(part.start, part.stop), last))
        spread = norm(
            vectors @ self._w["spread_weights"] + self._w["spread_bias"],
            self._w["spread_gain"],
            self._w["spread_shift"],
        )
        self._kept.spread[part] = spread
        self._kept.sent[part] = np.hstack(self._sent(spread, "first"))
        self._kept.again[part] = np.hstack(self._sent(spread, "second"))
        self._known[block] = True

    def _vectors(self, rows: NDArray[np.int64]) -> Floats:
        vectors: Floats = self._table[rows].astype(np.float32) * self._scale[rows, None]
        return vectors

    def _sent(self, spread: Floats, which: str) -> Sequence[Floats]:
        parts = zip(LOOKS, np.split(spread, len(LOOKS), axis=1), strict=True)
        return [part @ tap for look, part in parts for tap in self._w[f"look{look}_{which}"]]


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

"""What of the careful tier's net depends on one piece alone: worked out once, and kept.

The first look over neighbours adds up what each neighbour sends to its place.  That is
the same wherever the piece stands, so that half of the net's products are made once
a piece and not once a text.
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


class FirstLooks:
    """Keeps what it has worked out; gives the same whatever was asked for before."""

    def __init__(
        self, table: NDArray[np.generic], scale: Floats, weights: Mapping[str, Floats]
    ) -> None:
        self._table, self._scale, self._w = table, scale, weights
        width = weights["spread_bias"].size
        self._look = width // len(LOOKS)
        rows = -(-len(table) // BLOCK) * BLOCK
        # Nothing is written: what is never asked for takes no memory.
        self._kept = OnePiece(
            spread=np.empty((rows, width), np.float32),
            sent=np.empty((rows, sum(LOOKS) * self._look), np.float32),
        )
        self._known = np.zeros(rows // BLOCK, np.bool_)
        self._bias = np.hstack([weights[f"look{look}_first_bias"] for look in LOOKS])
        self._widths = np.array(list(LOOKS), np.int64)
        self._lefts = np.array(list(LOOKS.values()), np.int64)

    def see(self, rows: NDArray[np.int64]) -> tuple[Floats, Floats]:
        """The vectors of a text's pieces, and what the first looks make of them."""
        # why: compiled loops are slow to load, and few commands read with care
        from sangsuk.core.understand.first_looks_loops import look_once  # noqa: PLC0415

        for block in np.unique(rows // BLOCK).tolist():
            if not self._known[block]:
                self._work_out(block)
        looked = np.empty((rows.size, self._bias.size), np.float32)
        look_once(rows, (self._widths, self._lefts), self._kept, self._bias, looked)
        return self._vectors(rows), looked

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
        self._kept.sent[part] = np.hstack(self._sent(spread))
        self._known[block] = True

    def _vectors(self, rows: NDArray[np.int64]) -> Floats:
        vectors: Floats = self._table[rows].astype(np.float32) * self._scale[rows, None]
        return vectors

    def _sent(self, spread: Floats) -> Sequence[Floats]:
        parts = zip(LOOKS, np.split(spread, len(LOOKS), axis=1), strict=True)
        return [part @ tap for look, part in parts for tap in self._w[f"look{look}_first"]]


def norm(signs: Floats, gain: Floats, shift: Floats) -> Floats:
    centred = signs - signs.mean(axis=1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=1, keepdims=True) + EPSILON)
    normed: Floats = centred / spread * gain + shift
    return normed

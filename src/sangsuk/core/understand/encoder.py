"""The careful tier: a sentence encoder, fine-tuned on stories, in plain arithmetic.

Pieces of the text become vectors; three looks over 2, 3 and 5 neighbours mix them,
twice each; the greatest and the mean over the text, and two dense layers on the
mean, feed linear heads.  The net is that of the multilingual universal sentence
encoder (CNN and DAN).
"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from sangsuk.core.understand.first_looks import EPSILON, LOOKS, FirstLooks
from sangsuk.core.understand.heads import HEADS, SENTIMENTS, Arrays, Floats
from sangsuk.core.understand.pieces import Pieces

CARE_HEADS: Final = {**HEADS, "polarity": len(SENTIMENTS)}  # polarity: of windows of one office
SPAN: Final = 3.0  # the sentence vector lies within +-SPAN
BEGINNING, ENDING = 160, 80  # pieces of a long text that are read
LETTERS_KEPT: Final = 4_000  # of each end, before it is cut


def clip(rows: Sequence[int]) -> list[int]:
    """The beginning and the end of a long text."""
    if len(rows) <= BEGINNING + ENDING:
        return list(rows)
    return [*rows[:BEGINNING], *rows[-ENDING:]]


class Encoder:
    """Arrays in, log-odds out; changed by nothing."""

    def __init__(self, arrays: Arrays) -> None:
        names = arrays["pieces"].astype(np.uint8).tobytes().decode().split("\n")
        self._pieces = Pieces(names, arrays["piece_scores"].astype(float).tolist())
        apart = {"pieces", "piece_scores", "table", "table_scale"}
        self._w = {
            name: array.astype(np.float32) for name, array in arrays.items() if name not in apart
        }
        scale = arrays["table_scale"].astype(np.float32)
        self._first = FirstLooks(arrays["table"], scale, self._w)

    def cut(self, texts: Sequence[str]) -> list[list[int]]:
        """The pieces of each text as the net sees them."""
        return [clip(self._pieces.cut(_both_ends(text))) for text in texts]

    def heads(self, texts: Sequence[str]) -> dict[str, Floats]:
        """Log-odds of CARE_HEADS for each text that `model_text` made, one row a text.

        A text a pass: the last bits of a product of matrices depend on what else is in it.
        """
        odds = np.zeros((len(texts), sum(CARE_HEADS.values())), np.float32)
        for row, cut in enumerate(self.cut(texts)):
            features = self._encode(np.array(cut, np.int64))
            odds[row] = features @ self._w["heads_weights"] + self._w["heads_bias"]
        return split_care(odds)

    def _encode(self, rows: NDArray[np.int64]) -> Floats:
        vectors, once = self._first.see(rows)
        parts = zip(LOOKS, np.split(once, len(LOOKS), axis=1), strict=True)
        twice = [part + self._look_again(part, width) for width, part in parts]
        return self._deepen(*self._sum_up(np.hstack([vectors, *twice])), rows.size)

    def _look_again(self, once: Floats, width: int) -> Floats:
        """What a piece's neighbours send to its place, after they have looked round themselves."""
        laid = np.zeros((len(once) + width - 1, once.shape[1]), np.float32)
        laid[LOOKS[width] : LOOKS[width] + len(once)] = once
        beside = sliding_window_view(laid, width, axis=0).transpose(0, 2, 1)
        weights = self._w[f"look{width}_second"].reshape(width * once.shape[1], -1)
        mixed: Floats = beside.reshape(len(once), -1) @ weights
        mixed += self._w[f"look{width}_second_bias"]
        return np.maximum(mixed, 0, out=mixed)

    def _sum_up(self, joint: Floats) -> tuple[Floats, Floats]:
        """Of all pieces of a text, each normed: the greatest and the sum."""
        # why: compiled loops are slow to load, and few commands read with care
        from sangsuk.core.understand.first_looks_loops import sum_up  # noqa: PLC0415

        middles = joint.mean(axis=1)
        joint -= middles[:, None]
        spreads = np.sqrt(np.einsum("ij,ij->i", joint, joint) / joint.shape[1] + EPSILON)
        greatest = np.full(joint.shape[1], -np.inf, np.float32)
        total = np.zeros(joint.shape[1], np.float32)
        shape = self._w["joint_gain"], self._w["joint_shift"]
        sum_up(joint, spreads.astype(np.float32), shape, (greatest, total))
        return greatest, total

    def _deepen(self, greatest: Floats, total: Floats, size: int) -> Floats:
        w = self._w
        mean = (total @ w["mean_weights"] + size * w["mean_bias"]) / np.float32(size**0.5)
        low = np.maximum(mean @ w["deep0"], 0)
        middle = np.maximum(mean @ w["side1"] + low @ w["deep1"], 0)
        high = np.maximum(middle @ w["deep2"], 0)
        sentence = SPAN * np.tanh(middle @ w["side3"] + high @ w["deep3"])
        features: Floats = np.hstack([greatest, mean, middle, sentence])
        return features


def split_care(odds: Floats) -> dict[str, Floats]:
    """Columns of all heads beside each other -> head by head."""
    bounds = np.cumsum(list(CARE_HEADS.values()))[:-1]
    return dict(zip(CARE_HEADS, np.split(odds, bounds, axis=1), strict=True))


def pack(weights: Mapping[str, Floats]) -> dict[str, NDArray[np.generic]]:
    """Weights as they are shipped: the table one byte a number, the others two."""
    table = weights["table"]
    scale = (np.abs(table).max(axis=1) / 127).astype(np.float16)
    scale = np.maximum(scale, np.float16(1e-6))
    whole = np.rint(table / scale.astype(np.float32)[:, None])
    packed: dict[str, NDArray[np.generic]] = {
        name: array.astype(np.float16) for name, array in weights.items() if name != "table"
    }
    return {**packed, "table": np.clip(whole, -127, 127).astype(np.int8), "table_scale": scale}


def _both_ends(text: str) -> str:
    return text if len(text) <= 2 * LETTERS_KEPT else text[:LETTERS_KEPT] + text[-LETTERS_KEPT:]

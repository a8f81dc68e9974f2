"""The careful tier: a sentence encoder, fine-tuned on stories, in plain arithmetic.

Pieces of the text become vectors; three looks over 2, 3 and 5 neighbours mix them,
twice each; the greatest and the mean over the text, and two dense layers on the
mean, feed linear heads.  The net is that of the multilingual universal sentence
encoder (CNN and DAN).
"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.understand.heads import HEADS, SENTIMENTS, Arrays, Floats
from sangsuk.core.understand.pieces import Pieces

LOOKS: Final = {2: 0, 3: 1, 5: 2}  # width -> how many neighbours on the left
CARE_HEADS: Final = {**HEADS, "polarity": len(SENTIMENTS)}  # polarity: of windows of one office
GAP: Final = 2  # zero rows between texts: no look reaches over them
EPSILON: Final = 1e-12  # of the norms
SPAN: Final = 3.0  # the sentence vector lies within +-SPAN
BEGINNING, ENDING = 160, 80  # pieces of a long text that are read
LETTERS_KEPT: Final = 4_000  # of each end, before it is cut
AT_ONCE: Final = 512  # pieces in one pass: what a core keeps near is mixed fastest


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
        self._table = arrays["table"]
        self._scale = arrays["table_scale"].astype(np.float32)
        kept = {"pieces", "piece_scores", "table", "table_scale"}
        self._w = {
            name: array.astype(np.float32) for name, array in arrays.items() if name not in kept
        }

    def cut(self, texts: Sequence[str]) -> list[list[int]]:
        """The pieces of each text as the net sees them."""
        return [clip(self._pieces.cut(_both_ends(text))) for text in texts]

    def heads(self, texts: Sequence[str]) -> dict[str, Floats]:
        """Log-odds of CARE_HEADS for each text that `model_text` made, one row a text."""
        cut = self.cut(texts)
        odds = np.zeros((len(texts), sum(CARE_HEADS.values())), np.float32)
        for batch in _batches([len(rows) for rows in cut]):
            features = self._encode([cut[at] for at in batch])
            odds[batch] = features @ self._w["heads_weights"] + self._w["heads_bias"]
        return split_care(odds)

    def _encode(self, cut: Sequence[Sequence[int]]) -> Floats:
        lengths = np.array([len(rows) for rows in cut])
        rows = np.concatenate([np.asarray(each, np.int64) for each in cut])
        starts = np.cumsum(lengths) - lengths
        at = np.arange(rows.size) + GAP * (np.repeat(np.arange(lengths.size), lengths) + 1)
        seen, back = np.unique(rows, return_inverse=True)
        vectors = self._table[seen].astype(np.float32) * self._scale[seen, None]
        spread = _norm(
            vectors @ self._w["spread_weights"] + self._w["spread_bias"],
            self._w["spread_gain"],
            self._w["spread_shift"],
        )[back]
        looks = [
            self._look(part, width, at)
            for part, width in zip(np.split(spread, len(LOOKS), axis=1), LOOKS, strict=True)
        ]
        joint = _norm(
            np.hstack([vectors[back], *looks]), self._w["joint_gain"], self._w["joint_shift"]
        )
        greatest = np.maximum.reduceat(joint, starts)
        return self._deepen(greatest, np.add.reduceat(joint, starts), lengths)

    def _look(self, spread: Floats, width: int, at: NDArray[np.int64]) -> Floats:
        """Two passes over the neighbours of each piece, each added to what was there."""
        once = spread + self._pass(spread, f"look{width}_first", width, at)
        return once + self._pass(once, f"look{width}_second", width, at)

    def _pass(self, signs: Floats, name: str, width: int, at: NDArray[np.int64]) -> Floats:
        laid = np.zeros((int(at[-1]) + 1 + GAP, signs.shape[1]), np.float32)
        laid[at] = signs
        taps = at[:, None] + np.arange(width) - LOOKS[width]
        side_by_side = laid[taps].reshape(at.size, -1)
        weights = self._w[name].reshape(side_by_side.shape[1], -1)
        mixed: Floats = side_by_side @ weights + self._w[f"{name}_bias"]
        return np.maximum(mixed, 0)

    def _deepen(self, greatest: Floats, total: Floats, lengths: NDArray[np.int64]) -> Floats:
        w = self._w
        size = lengths[:, None].astype(np.float32)
        mean = (total @ w["mean_weights"] + size * w["mean_bias"]) / np.sqrt(size)
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


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """Texts in passes of at most AT_ONCE pieces (or one text)."""
    batches: list[list[int]] = []
    filled = AT_ONCE
    for at, length in enumerate(lengths):
        if filled + length > AT_ONCE:
            batches.append([])
            filled = 0
        batches[-1].append(at)
        filled += length
    return batches


def _norm(signs: Floats, gain: Floats, shift: Floats) -> Floats:
    centred = signs - signs.mean(axis=1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=1, keepdims=True) + EPSILON)
    normed: Floats = centred / spread * gain + shift
    return normed

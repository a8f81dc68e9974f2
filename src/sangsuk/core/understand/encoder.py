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
from sangsuk.core.understand.looks import EPSILON, Looks, multiplied
from sangsuk.core.understand.pieces import Pieces

CARE_HEADS: Final = {**HEADS, "polarity": len(SENTIMENTS)}  # polarity: of windows of one office
SPAN: Final = 3.0  # the sentence vector lies within +-SPAN
BEGINNING, ENDING = 160, 80  # pieces of a long text that are read
LETTERS_KEPT: Final = 4_000  # of each end, before it is cut
TOGETHER: Final = 32  # texts whose sums go through the dense layers side by side


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
        self._looks = Looks(arrays["table"], scale, self._w)

    def cut(self, texts: Sequence[str]) -> list[list[int]]:
        """The pieces of each text as the net sees them."""
        return [clip(self._pieces.cut(_both_ends(text))) for text in texts]

    def heads(self, texts: Sequence[str]) -> dict[str, Floats]:
        """Log-odds of CARE_HEADS for each text that `model_text` made, one row a text."""
        cuts = [np.array(cut, np.int64) for cut in self.cut(texts)]
        some = (cuts[start : start + TOGETHER] for start in range(0, len(cuts), TOGETHER))
        odds = [self._read(together) for together in some]
        return split_care(np.vstack([np.zeros((0, sum(CARE_HEADS.values())), np.float32), *odds]))

    def _read(self, cuts: Sequence[NDArray[np.int64]]) -> Floats:
        greatest, total = (np.vstack(each) for each in zip(*map(self._sum_up, cuts), strict=True))
        number = np.array([cut.size for cut in cuts], np.float32)[:, None]
        features = self._deepen(greatest, total, number)
        return multiplied(features, self._w["heads_weights"]) + self._w["heads_bias"]

    def _sum_up(self, rows: NDArray[np.int64]) -> tuple[Floats, Floats]:
        """Of all pieces of a text, each normed: the greatest and the sum."""
        # why: compiled loops are slow to load, and few commands read with care
        from sangsuk.core.understand.looks_loops import sum_up  # noqa: PLC0415

        joint = self._looks.see(rows)
        greatest = np.full(joint.shape[1], -np.inf, np.float32)
        total = np.zeros(joint.shape[1], np.float32)
        shape = self._w["joint_gain"], self._w["joint_shift"]
        sum_up(joint, shape, EPSILON, (greatest, total))
        return greatest, total

    def _deepen(self, greatest: Floats, total: Floats, number: Floats) -> Floats:
        """The features of texts of so many pieces."""
        w = self._w
        mean = multiplied(total, w["mean_weights"]) + number * w["mean_bias"]
        mean /= np.sqrt(number)
        low = np.maximum(multiplied(mean, w["deep0"]), 0)
        middle = np.maximum(multiplied(mean, w["side1"]) + multiplied(low, w["deep1"]), 0)
        high = np.maximum(multiplied(middle, w["deep2"]), 0)
        deep = multiplied(middle, w["side3"]) + multiplied(high, w["deep3"])
        sentence = SPAN * np.tanh(deep)
        features: Floats = np.hstack([greatest, mean, middle, sentence]).astype(np.float32)
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

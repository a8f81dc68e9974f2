"""Cutting text into the pieces of a unigram vocabulary: the likeliest cut of all."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

import numpy as np

from sangsuk.core.thai.texts import Texts, codes_of
from sangsuk.core.understand.tries import Steps

PAD, BEGIN, END, UNKNOWN = range(4)  # rows of the table before the pieces' own
FIRST_PIECE: Final = 4
SPACE_SIGN: Final = "▁"  # U+2581 stands for a space and before every text
UNKNOWN_COST: Final = 10.0  # an unknown sign is that much less likely than the rarest piece

_SPACE: Final = re.compile(r"\s+")


def spell(text: str) -> str:
    """The signs that are cut: compatibility forms undone (ำ is two signs), spaces shown."""
    plain = unicodedata.normalize("NFKC", text)
    words = _SPACE.sub(" ", plain).strip()
    return f"{SPACE_SIGN}{words}".replace(" ", SPACE_SIGN) if words else ""


class Pieces:
    """A vocabulary with log-probabilities; gives rows of the encoder's table."""

    def __init__(self, pieces: Sequence[str], scores: Sequence[float]) -> None:
        # why: numba is slow to import
        from sangsuk.core.understand.pieces_loops import plant_codes  # noqa: PLC0415

        self._unknown = UNKNOWN, min(scores, default=0.0) - UNKNOWN_COST
        texts = Texts.of(pieces)
        slots = 1 << int(2 * texts.codes.size + 2).bit_length()
        self._steps = Steps(np.zeros(slots, np.int64), np.zeros(slots, np.int32))
        ends = plant_codes(self._steps, texts.codes, texts.bounds)
        nodes = int(self._steps.nodes.max()) + 1
        # By node, the row of the piece that ends there, and its score; 0: a beginning of others.
        self._rows, self._scores = np.zeros(nodes, np.int64), np.zeros(nodes)
        self._rows[ends] = np.arange(FIRST_PIECE, FIRST_PIECE + len(pieces))
        self._scores[ends] = scores

    def cut(self, text: str) -> list[int]:
        """Rows of the likeliest pieces of a text, framed; of several, the longest last piece."""
        # why: numba is slow to import
        from sangsuk.core.understand.pieces_loops import best_cut  # noqa: PLC0415

        ends = self._rows, self._scores
        backwards = best_cut(self._steps, ends, self._unknown, codes_of(spell(text)))
        return [BEGIN, *backwards[::-1].tolist(), END]

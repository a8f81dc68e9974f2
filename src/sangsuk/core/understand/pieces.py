"""Cutting text into the pieces of a unigram vocabulary: the likeliest cut of all."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

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
        self._unknown = min(scores, default=0.0) - UNKNOWN_COST
        # Every beginning of a piece is a key, so that a walk can stop early; 0: no piece itself.
        self._rows = {piece[:end]: 0 for piece in pieces for end in range(1, len(piece))}
        self._rows |= {piece: row for row, piece in enumerate(pieces, FIRST_PIECE)}
        self._scores = (0.0,) * FIRST_PIECE + tuple(scores)

    def cut(self, text: str) -> list[int]:
        """Rows of the likeliest pieces of a text, framed; of several, the longest first piece."""
        spelt = spell(text)
        came_from, row_at = self._weigh(spelt)
        rows = [END]
        end = len(spelt)
        while end:
            rows.append(row_at[end])
            end = came_from[end]
        rows.append(BEGIN)
        rows.reverse()
        return rows

    def _weigh(self, spelt: str) -> tuple[list[int], list[int]]:
        """For every position: where the best piece that ends there begins, and its row."""
        best = [0.0] + [float("-inf")] * len(spelt)
        came_from = [0] * len(best)
        row_at = [UNKNOWN] * len(best)
        rows, scores = self._rows, self._scores
        for start in range(len(spelt)):
            here = best[start]
            if here + self._unknown > best[start + 1]:
                best[start + 1] = here + self._unknown
                came_from[start + 1], row_at[start + 1] = start, UNKNOWN
            for end in range(start + 1, len(best)):
                row = rows.get(spelt[start:end])
                if row is None:
                    break
                if row and here + scores[row] > best[end]:
                    best[end] = here + scores[row]
                    came_from[end], row_at[end] = start, row
        return came_from, row_at

"""Where the words of a text stand, by the pieces that the careful tier cuts it into."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from sangsuk.core.terms.reading import Span
from sangsuk.core.understand.pieces import FIRST_PIECE, SPACE_SIGN

# A letter with the marks and vowels that follow it, and the vowel that goes before it.
_WHOLE: Final = re.compile(r"[เแโใไ]?[^\W_][\u0e30-\u0e3a\u0e45-\u0e4e]*|.", re.DOTALL)


def word_spans(text: str, rows: Sequence[int], pieces: Sequence[str]) -> list[Span]:
    """Spans of the pieces in a text, in order; none begins or ends within a syllable's letters.

    Args:
        text: as it was cut.
        rows: the cut, framed.
        pieces: the vocabulary, the first at FIRST_PIECE.
    """
    stands = _spelt(text)
    lengths = [len(pieces[row - FIRST_PIECE]) if row >= FIRST_PIECE else 1 for row in rows[1:-1]]
    if sum(lengths) != len(stands):
        return []
    ends = {found.end() for found in _WHOLE.finditer(text)}
    spans: list[Span] = []
    at, start = 0, None
    for length in lengths:
        letters = [where for where in stands[at : at + length] if where is not None]
        at += length
        if not letters:
            continue
        start = letters[0] if start is None else start
        whole = at == len(stands) or stands[at] != letters[-1]  # ำ is two signs
        if whole and letters[-1] + 1 in ends:
            spans.append((start, letters[-1] + 1))
            start = None
    return spans


def _spelt(text: str) -> list[int | None]:
    """Where each sign that is cut stands in the text; None: a space, or the sign before all."""
    stands: list[int | None] = [None]
    for at, letter in enumerate(text):
        for sign in unicodedata.normalize("NFKC", letter):
            if not (sign.isspace() or sign == SPACE_SIGN):
                stands.append(at)
            elif stands[-1] is not None:
                stands.append(None)
    while len(stands) > 1 and stands[-1] is None:
        stands.pop()
    return stands if len(stands) > 1 else []

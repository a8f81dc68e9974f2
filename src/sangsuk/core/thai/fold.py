"""Folding: one form for the many ways in which the same Thai is typed.

Only for matching.  The raw text is never changed, and every folded code point
knows the raw code points it stands for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.terms.reading import Span
from sangsuk.core.thai.texts import Bounds, Codes, Texts, bounds_of, codes_of

Places = NDArray[np.int32]

_DROPPED: Final = 0xFFFFFFFF
_SPACE: Final = 0x20
CUT, CUT_TO_SPACE = 1, 2
_THAI_ZERO: Final = 0x0E50
# Invisible: soft hyphen, zero-width, bidi marks, joiners, variation selectors, BOM.
_INVISIBLE: Final = (
    *(0xAD, 0x61C, 0x180E, 0xFE0E, 0xFE0F, 0xFEFF),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
)
_SPACES: Final = (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
# The order in which marks follow their consonant: vowel, tone, the rest, sara am.
_RANK_OF: Final = {
    **dict.fromkeys((0x0E31, *range(0x0E34, 0x0E3B), 0x0E47), 1),
    **dict.fromkeys(range(0x0E48, 0x0E4C), 2),
    **dict.fromkeys((0x0E4C, 0x0E4D, 0x0E4E), 3),
    0x0E33: 4,
}


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """Folded text; `starts` and `ends` give the raw span of each of its code points."""

    text: str
    starts: Places
    ends: Places

    def raw_span(self, start: int, end: int) -> Span:
        """The raw code points that the folded [start, end) stands for."""
        if end <= start:
            raise ValueError("an empty span stands for nothing")
        return min(self.starts[start:end].tolist()), max(self.ends[start:end].tolist())

    def without(self, spans: list[Span]) -> "Folded":
        """The same text with a space in place of each span."""
        if not spans:
            return self
        return self.alone().without([(0, *span) for span in spans]).folded(0)

    def squeezed(self) -> "Folded":
        """The same text without any white space."""
        return self.alone().squeezed().folded(0)

    def alone(self) -> "FoldedTexts":
        """As many texts of which it is the only one."""
        codes = codes_of(self.text)
        return FoldedTexts(codes, bounds_of([codes.size]), self.starts, self.ends)


@dataclass(frozen=True, slots=True, eq=False)
class FoldedTexts:
    """Folded texts behind each other; raw places are counted within each text."""

    codes: Codes
    bounds: Bounds
    starts: Places
    ends: Places

    def __len__(self) -> int:
        return self.bounds.size - 1

    @property
    def texts(self) -> Texts:
        return Texts(self.codes, self.bounds)

    def folded(self, at: int) -> Folded:
        """One of the texts."""
        part = slice(self.bounds[at], self.bounds[at + 1])
        return Folded(self.texts[at], self.starts[part], self.ends[part])

    def relaxed(self, *, keep: int) -> "FoldedTexts":
        """Every text as `relax` makes it."""
        # why: compiled loops are slow to load, and not every command folds
        from sangsuk.core.thai.relax_loops import relax_each  # noqa: PLC0415

        kept = self._room()
        return self._taken(kept, relax_each(self.codes, self.bounds, RANKS, keep, kept))

    def squeezed(self) -> "FoldedTexts":
        """Every text without any white space."""
        # why: compiled loops are slow to load, and not every command folds
        from sangsuk.core.thai.fold_loops import Marked, squeeze_each  # noqa: PLC0415

        bounds, some = squeeze_each(self.bounds, Marked(self.codes, self.starts, self.ends))
        return FoldedTexts(some.codes, bounds, some.starts, some.ends)

    def run_together(self) -> tuple["FoldedTexts", NDArray[np.bool_]]:
        """Every text relaxed to one of each sign and without any white space.

        Also behind which of its signs white space stood, as `isspace` knows it; one more than
        there are signs.
        """
        # why: compiled loops are slow to load, and not every command folds
        from sangsuk.core.thai.fold_loops import Marked  # noqa: PLC0415

        # why: as above
        from sangsuk.core.thai.relax_loops import run_together_each  # noqa: PLC0415

        some = Marked(self.codes, self.starts, self.ends)
        bounds, left, spaced = run_together_each(self.bounds, some, RANKS)
        return FoldedTexts(left.codes, bounds, left.starts, left.ends), spaced

    def without(self, spans: Sequence[tuple[int, int, int]]) -> "FoldedTexts":
        """The same texts with a space in place of each span (text, start, end)."""
        if not spans:
            return self
        cut = np.zeros(self.codes.size, np.uint8)
        for at, start, end in spans:
            first = int(self.bounds[at])
            cut[first + start : first + end] = CUT
            cut[first + start] = CUT_TO_SPACE
        return self.cut_out(cut)

    def cut_out(
        self, cut: NDArray[np.uint8], which: NDArray[np.int64] | None = None
    ) -> "FoldedTexts":
        """The same texts, or some of them, with a space for CUT_TO_SPACE and without CUT.

        Args:
            cut: marks every sign.
            which: of the texts; all of them, where it is not given.
        """
        # why: compiled loops are slow to load, and not every command folds
        from sangsuk.core.thai.cut_loops import cut_each  # noqa: PLC0415

        # why: as above
        from sangsuk.core.thai.fold_loops import Marked  # noqa: PLC0415

        texts = np.arange(len(self)) if which is None else which
        some = Marked(self.codes, self.starts, self.ends)
        bounds, some = cut_each(cut, self.bounds, texts, some)
        return FoldedTexts(some.codes, bounds, some.starts, some.ends)

    def _room(self) -> NDArray[np.int64]:
        return np.empty(self.codes.size + 1, np.int64)

    def _taken(self, kept: NDArray[np.int64], bounds: Bounds) -> "FoldedTexts":
        """The signs at those places alone."""
        # why: compiled loops are slow to load, and not every command folds
        from sangsuk.core.thai.fold_loops import Marked, take  # noqa: PLC0415

        some = take(kept[: bounds[-1]], Marked(self.codes, self.starts, self.ends))
        return FoldedTexts(some.codes, bounds, some.starts, some.ends)


def fold(text: str) -> Folded:
    """Fold invisible signs, digits, width, case, doubled เ, split ำ and the order of marks.

    Linear in the text; a lone surrogate becomes U+FFFD.
    """
    return fold_texts(Texts.of([text])).folded(0)


def fold_texts(raw: Texts) -> FoldedTexts:
    """Fold every text, as `fold` does one."""
    # why: compiled loops are slow to load, and not every command folds
    from sangsuk.core.thai.fold_loops import Marked, Signs, fold_each  # noqa: PLC0415

    room = int(raw.bounds[-1])
    out = Marked(np.empty(room, np.uint32), np.empty(room, np.int32), np.empty(room, np.int32))
    bounds = fold_each(raw.codes, raw.bounds, Signs(_table(), RANKS), out)
    used = slice(bounds[-1])
    return FoldedTexts(out.codes[used], bounds, out.starts[used], out.ends[used])


def relax(folded: Folded, *, keep: int) -> Folded:
    """Shorten what is stretched: three or more of one sign to `keep`, a doubled tone to one.

    Digits and white space stay as they are.
    """
    return folded.alone().relaxed(keep=keep).folded(0)


@cache
def _table() -> Codes:
    table = np.arange(0x10000, dtype=np.uint32)
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x370, 0x530)):
        lower = chr(code).lower()
        table[code] = ord(lower) if len(lower) == 1 else code
    table[0xFF01:0xFF5F] = table[0x21:0x7F]  # full width
    table[_THAI_ZERO : _THAI_ZERO + 10] = np.arange(0x30, 0x3A)
    table[list(_SPACES)] = _SPACE
    table[0xD800:0xE000] = 0xFFFD  # lone surrogates have no UTF-8
    table[list(_INVISIBLE)] = _DROPPED
    return table


def _ranks() -> NDArray[np.int8]:
    ranks = np.zeros(0x80, np.int8)
    for code, rank in _RANK_OF.items():
        ranks[code - 0x0E00] = rank
    return ranks


RANKS: Final = _ranks()  # of the signs from U+0E00 on

"""Folding as numpy says it, array by array: the slow, obvious twin of `core/thai/fold_loops`."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.terms.reading import Span

Codes = NDArray[np.uint32]
Places = NDArray[np.int64]

_DROPPED: Final = 0xFFFFFFFF
_SPACE: Final = 0x20
_SARA_E, _SARA_AE = 0x0E40, 0x0E41  # เ, แ: typed twice, the first looks like the second
_NIKHAHIT, _SARA_AA, _SARA_AM = 0x0E4D, 0x0E32, 0x0E33  # ํ + า looks like ำ
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
_RANKS: Final = {
    **dict.fromkeys((0x0E31, *range(0x0E34, 0x0E3B), 0x0E47), 1),
    **dict.fromkeys(range(0x0E48, 0x0E4C), 2),
    **dict.fromkeys((0x0E4C, 0x0E4D, 0x0E4E), 3),
    _SARA_AM: 4,
}


@dataclass(frozen=True, slots=True, eq=False)
class SlowFolded:
    """Folded text; `starts` and `ends` give the raw span of each of its code points."""

    text: str
    starts: Places
    ends: Places

    def raw_span(self, start: int, end: int) -> Span:
        """The raw code points that the folded [start, end) stands for."""
        if end <= start:
            raise ValueError("an empty span stands for nothing")
        return int(self.starts[start:end].min()), int(self.ends[start:end].max())

    def without(self, spans: list[Span]) -> "SlowFolded":
        """The same text with a space in place of each span."""
        if not spans:
            return self
        codes = _codes(self.text).copy()
        for start, end in spans:
            codes[start:end] = _DROPPED
            codes[start] = _SPACE
        return _kept(codes, self.starts, self.ends)

    def squeezed(self) -> "SlowFolded":
        """The same text without any white space."""
        codes = _codes(self.text).copy()
        codes[_white(codes)] = _DROPPED
        return _kept(codes, self.starts, self.ends)


def slow_fold(text: str) -> SlowFolded:
    """Fold invisible signs, digits, width, case, doubled เ, split ำ and the order of marks.

    Linear in the text; a lone surrogate becomes U+FFFD.
    """
    raw = _codes(text)
    places = np.arange(raw.size, dtype=np.int64)
    codes = np.where(raw < _TABLE.size, _TABLE[np.minimum(raw, _TABLE.size - 1)], raw)
    folded = _ordered(_kept(codes, places, places + 1))
    return _ordered(_composed(folded))


def slow_relax(folded: SlowFolded, *, keep: int) -> SlowFolded:
    """Shorten what is stretched: three or more of one sign to `keep`, a doubled tone to one.

    Digits and white space stay as they are.
    """
    codes = _codes(folded.text).copy()
    if codes.size < 2:
        return folded
    same = np.flatnonzero(codes[1:] == codes[:-1]) + 1
    if not same.size:
        return folded
    fresh = np.ones(codes.size, bool)
    fresh[same] = False
    first = np.flatnonzero(fresh)
    run = np.cumsum(fresh) - 1
    length = np.diff(np.append(first, codes.size))[run]
    at = np.arange(codes.size) - first[run]
    digit = (codes >= 0x30) & (codes <= 0x39)
    stretched = (length >= 3) & (at >= keep) & ~digit & ~_white(codes)
    doubled = (at >= 1) & (_rank(codes) == 2)
    codes[stretched | doubled] = _DROPPED
    return _kept(codes, folded.starts, folded.ends)


def _codes(text: str) -> Codes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def _kept(codes: Codes, starts: Places, ends: Places) -> SlowFolded:
    keep = codes != _DROPPED
    text = codes[keep].astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    return SlowFolded(text, starts[keep], ends[keep])


def _white(codes: Codes) -> NDArray[np.bool_]:
    lines = (codes == 0x85) | (codes == 0x2028) | (codes == 0x2029)
    white: NDArray[np.bool_] = (codes == _SPACE) | ((codes >= 0x9) & (codes <= 0xD)) | lines
    return white


def _rank(codes: Codes) -> NDArray[np.int8]:
    at = codes.astype(np.int64) - 0x0E00
    inside = (at >= 0) & (at < _RANK.size)
    return np.where(inside, _RANK[np.where(inside, at, 0)], 0).astype(np.int8)


def _ordered(folded: SlowFolded) -> SlowFolded:
    """Marks in one order behind their consonant, however they were typed."""
    codes = _codes(folded.text)
    rank = _rank(codes)
    if not ((rank[1:] > 0) & (rank[:-1] > rank[1:])).any():
        return folded
    order = np.lexsort((np.arange(codes.size), rank, np.cumsum(rank == 0)))
    return _kept(codes[order], folded.starts[order], folded.ends[order])


def _composed(folded: SlowFolded) -> SlowFolded:
    """เเ becomes แ and ํ + า becomes ำ."""
    codes = _codes(folded.text).copy()
    ends = folded.ends.copy()
    pairs = np.flatnonzero((codes[:-1] == _SARA_E) & (codes[1:] == _SARA_E))
    ae = pairs[_every_second(pairs)]
    am = np.flatnonzero((codes[:-1] == _NIKHAHIT) & (codes[1:] == _SARA_AA))
    if not (ae.size or am.size):
        return folded
    for at, whole in ((ae, _SARA_AE), (am, _SARA_AM)):
        codes[at] = whole
        codes[at + 1] = _DROPPED
        ends[at] = np.maximum(ends[at], ends[at + 1])
    return _kept(codes, folded.starts, ends)


def _every_second(pairs: Places) -> NDArray[np.bool_]:
    """Of pairs that overlap in a run (เเเเ), the first, third, fifth."""
    if not pairs.size:
        return np.zeros(0, bool)
    breaks = np.append(True, np.diff(pairs) > 1)
    first = np.flatnonzero(breaks)
    within = np.arange(pairs.size) - first[np.cumsum(breaks) - 1]
    every: NDArray[np.bool_] = within % 2 == 0
    return every


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
    for code, rank in _RANKS.items():
        ranks[code - 0x0E00] = rank
    return ranks


_TABLE: Final = _table()
_RANK: Final = _ranks()

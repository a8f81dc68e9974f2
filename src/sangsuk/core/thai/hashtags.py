"""Reading a campaign's hashtags as people type them.

White space, invisible signs, a split ำ and a word glued behind the tag are
forgiven; a missing, wrong or stretched letter is not, but is reported as a
near miss, so that the teller can be asked to mend it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.terms.reading import Span
from sangsuk.core.thai.fold import CUT, CUT_TO_SPACE, Folded, FoldedTexts, fold, fold_texts
from sangsuk.core.thai.texts import Codes, Texts, codes_of

NEAR_MISS_EDITS: Final = 3  # one syllable, as นี้, left out or added
BARE_MISS_EDITS: Final = 0  # without '#', only the tag's very words are a near miss
MOST_NEAR_MISSES: Final = 20  # looked at in one text, so that a wall of '#' stays cheap


@dataclass(frozen=True, slots=True, eq=False)
class HashtagReading:
    """Which of the wanted tags stand in a text.

    `near_misses` are wanted tags not found, of which something close stands
    there.  `folded` is the whole text, `rest` the same without the tags found and the
    near misses.
    """

    found: frozenset[str]
    near_misses: frozenset[str]
    folded: Folded
    rest: Folded


@dataclass(frozen=True, slots=True, eq=False)
class HashtagReadings:
    """The same of many texts: `found` and `near` have one row a text, one column a wanted tag."""

    wanted: tuple[str, ...]
    found: NDArray[np.bool_]
    near: NDArray[np.bool_]
    folded: FoldedTexts
    rest: FoldedTexts

    def reading(self, at: int) -> HashtagReading:
        """What was read in one of the texts."""
        found, near = (
            frozenset(tag for tag, holds in zip(self.wanted, row[at], strict=True) if holds)
            for row in (self.found, self.near)
        )
        return HashtagReading(found, near, self.folded.folded(at), self.rest.folded(at))


def read_hashtags(text: str, wanted: Sequence[str]) -> HashtagReading:
    """Find the wanted tags (each with its '#') in a raw text."""
    return read_all_hashtags(Texts.of([text]), wanted).reading(0)


def read_all_hashtags(raw: Texts, wanted: Sequence[str]) -> HashtagReadings:
    """Find the wanted tags in raw texts, as `read_hashtags` does in one."""
    # why: compiled loops are slow to load, and not every command reads
    from sangsuk.core.thai.hashtag_loops import find_words  # noqa: PLC0415

    folded = fold_texts(raw)
    cut = np.zeros(folded.codes.size, np.uint8)
    found = np.zeros((len(raw), len(wanted)), np.bool_)
    for which, tag in enumerate(wanted):
        found[:, which] = find_words(folded.codes, folded.bounds, _letters(tag), cut)
    near = _cut_near_misses(folded, cut, wanted, found)
    return HashtagReadings(tuple(wanted), found, near, folded, folded.cut_out(cut))


def _cut_near_misses(
    folded: FoldedTexts, cut: NDArray[np.uint8], wanted: Sequence[str], found: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Which tags are missing of which something close stands there; it is marked to be cut, too."""
    near = np.zeros_like(found)
    which = np.flatnonzero(~found.all(axis=1))
    texts = folded.cut_out(cut, which)
    may_be = ~found[which] & _may_be_near(texts, wanted)
    for at in np.flatnonzero(may_be.any(axis=1)).tolist():
        own, rest = int(which[at]), texts.folded(at)
        near[own] = [
            holds and bool(_near(rest, tag))
            for tag, holds in zip(wanted, may_be[at].tolist(), strict=True)
        ]
        marks = cut[folded.bounds[own] : folded.bounds[own + 1]]
        for tag in (tag for tag, holds in zip(wanted, near[own], strict=True) if holds):
            spans = _near(rest, tag)
            rest = rest.without(spans)
            _mark(marks, spans)
    return near


def _mark(marks: NDArray[np.uint8], spans: Sequence[Span]) -> None:
    """Mark some spans to be cut; their places are counted without what is marked already."""
    kept = np.flatnonzero(marks != CUT)
    for start, end in spans:
        marks[kept[start:end]] = CUT
        marks[kept[start]] = CUT_TO_SPACE


def _may_be_near(rest: FoldedTexts, wanted: Sequence[str]) -> NDArray[np.bool_]:
    """Where something may stand that was meant as a tag: any '#', or its words without one."""
    # why: compiled loops are slow to load, and not every command reads
    from sangsuk.core.thai.hashtag_loops import find_words, has_hash  # noqa: PLC0415

    near = np.zeros((len(rest), len(wanted)), np.bool_)
    near[has_hash(rest.codes, rest.bounds)] = True
    aside = np.zeros(rest.codes.size, np.uint8)
    for which, tag in enumerate(wanted):
        near[:, which] |= find_words(rest.codes, rest.bounds, _letters(_words(tag)), aside)
    return near


@lru_cache(maxsize=64)
def _letters(words: str) -> Codes:
    return codes_of("".join(letter for letter in fold(words).text if not letter.isspace()))


@lru_cache(maxsize=64)
def _words(tag: str) -> str:
    return fold(tag).text.removeprefix("#")


@lru_cache(maxsize=64)
def _pattern(tag: str) -> re.Pattern[str]:
    letters = (re.escape(letter) for letter in fold(tag).text if not letter.isspace())
    return re.compile(r"\s*".join(letters))


def _near(folded: Folded, tag: str) -> list[Span]:
    """Where something stands that was meant as the tag."""
    words = _words(tag)
    bare = [match.span() for match in _pattern(words).finditer(folded.text)]
    if bare:
        return bare
    hashes = [match.start() for match in re.finditer("#", folded.text)][:MOST_NEAR_MISSES]
    reach = len(words) + NEAR_MISS_EDITS
    spans = []
    for at in hashes:
        typed = folded.text[at + 1 : at + 1 + 2 * reach].split("#")[0]
        letters = re.sub(r"\s+", "", typed)[:reach]
        edits, used = _closest_prefix(words, letters)
        if 0 < edits <= NEAR_MISS_EDITS:
            spans.append((at, at + 1 + _length_with_spaces(typed, used)))
    return spans


def _closest_prefix(words: str, typed: str) -> tuple[int, int]:
    """Fewest edits from `words` to any beginning of `typed`, and that beginning's length."""
    # why: compiled loops are slow to load, and not every command reads
    from sangsuk.core.thai.hashtag_loops import closest_prefix  # noqa: PLC0415

    return closest_prefix(codes_of(words), codes_of(typed))


def _length_with_spaces(typed: str, letters: int) -> int:
    """How far `letters` letters reach in a text that also holds white space."""
    seen = 0
    for at, sign in enumerate(typed):
        if seen == letters:
            return at
        seen += not sign.isspace()
    return len(typed)

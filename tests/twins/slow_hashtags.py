"""Reading hashtags text by text with patterns: the slow, obvious twin of `core/thai/hashtag_loops`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sangsuk.core.terms.reading import Span
from sangsuk.core.thai.fold import Folded, fold

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


def slow_hashtags(text: str, wanted: Sequence[str]) -> HashtagReading:
    """Find the wanted tags (each with its '#') in a raw text."""
    folded = fold(text)
    spans: list[Span] = []
    found, near = set(), set()
    for tag in wanted:
        matches = [match.span() for match in _pattern(tag).finditer(folded.text)]
        if matches:
            found.add(tag)
            spans.extend(matches)
    for tag in wanted:
        if tag not in found and _near(folded.without(spans), tag):
            near.add(tag)
    rest = folded.without(spans)
    for tag in (tag for tag in wanted if tag in near):
        rest = rest.without(_near(rest, tag))
    return HashtagReading(frozenset(found), frozenset(near), folded, rest)


@lru_cache(maxsize=64)
def _pattern(tag: str) -> re.Pattern[str]:
    letters = (re.escape(letter) for letter in fold(tag).text if not letter.isspace())
    return re.compile(r"\s*".join(letters))


def _near(folded: Folded, tag: str) -> list[Span]:
    """Where something stands that was meant as the tag."""
    words = fold(tag).text.removeprefix("#")
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
    row = list(range(len(typed) + 1))
    for i, want in enumerate(words, 1):
        before, row[0] = row[0], i
        for j, have in enumerate(typed, 1):
            step = min(row[j] + 1, row[j - 1] + 1, before + (want != have))
            before, row[j] = row[j], step
    edits = min(row)
    return edits, max(j for j, value in enumerate(row) if value == edits)


def _length_with_spaces(typed: str, letters: int) -> int:
    """How far `letters` letters reach in a text that also holds white space."""
    seen = 0
    for at, sign in enumerate(typed):
        if seen == letters:
            return at
        seen += not sign.isspace()
    return len(typed)

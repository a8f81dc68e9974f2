"""Phrases that tell what stories are about: words that stand together, neither rare nor usual."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Final

Phrase = tuple[str, ...]
Stories = Mapping[Phrase, frozenset[int]]
_THAI: Final = re.compile("[ก-\u0e4e]+").fullmatch
LONGEST: Final = 3  # words
SHORTEST_WORD: Final = 4  # letters of a phrase of one word: shorter ones mean too many things
FEWEST: Final = 10  # stories, and more in a large campaign: what few say is nobody's theme
ONE_IN: Final = 400
USUAL: Final = 8  # what one story in so many says is no theme of any
PLACES: Final = 5  # districts: what is said of one office alone may be a name
STAYS: Final = 0.5  # of a part's stories have the longer phrase: the part says nothing of its own
BOUND: Final = 0.35  # how surely the words of a phrase belong together, -1..1


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A story as words in their order, and the district that it is first of all about."""

    story: int
    words: Sequence[str]
    place: str


def find_phrases(
    stories: Sequence[Cut], *, names: Collection[str], dull: Collection[str]
) -> Stories:
    """The stories of each phrase.

    Args:
        stories: cut into words.
        names: words of places, which no phrase holds.
        dull: words that no phrase begins or ends with.
    """
    many = len(stories)
    where = _where(stories, names, dull)
    least, most = max(FEWEST, many // ONE_IN), many // USUAL
    place = {one.story: one.place for one in stories}
    found = {
        phrase: told
        for phrase, told in where.items()
        if least <= len(told) <= most
        if len({place[story] for story in told}) >= PLACES
        if _says_something(phrase, where, many)
    }
    return {phrase: frozenset(found[phrase]) for phrase in _whole(found)}


def bond(both: int, one: int, other: int, of: int) -> float:
    """How surely two things come together, -1..1; 0: as by chance.

    Source:
        Bouma (2009), Normalized pointwise mutual information in collocation extraction.
    """
    if not both:
        return -1.0
    if both == of:
        return 1.0
    # Two that never part are 1.0 on paper, and a last digit above it in the machine.
    return min(1.0, log(both * of / (one * other)) / -log(both / of))


def _where(
    stories: Sequence[Cut], names: Collection[str], dull: Collection[str]
) -> dict[Phrase, set[int]]:
    words = {word for one in stories for word in one.words}
    fit = {word for word in words if len(word) > 1 and word not in names and _THAI(word)}
    ends = fit.difference(dull)
    where: dict[Phrase, set[int]] = {}
    for one in stories:
        for phrase in _runs(one.words, fit, ends):
            where.setdefault(phrase, set()).add(one.story)
    return where


def _runs(words: Sequence[str], fit: Collection[str], ends: Collection[str]) -> Iterator[Phrase]:
    """Of words that fit, those phrases that begin and end with one of `ends`."""
    for start, first in enumerate(words):
        if first not in ends:
            continue
        for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
            last = words[end - 1]
            if last not in fit:
                break
            if last in ends:
                yield tuple(words[start:end])


def _says_something(phrase: Phrase, where: Mapping[Phrase, set[int]], many: int) -> bool:
    """A long word, or words of which each part is rarely said without the other."""
    if len(phrase) == 1:
        return len(phrase[0]) >= SHORTEST_WORD
    both = len(where[phrase])
    halves = [(phrase[:at], phrase[at:]) for at in range(1, len(phrase))]
    return all(
        one in where
        and other in where
        and bond(both, len(where[one]), len(where[other]), many) >= BOUND
        for one, other in halves
    )


def _whole(found: Mapping[Phrase, set[int]]) -> list[Phrase]:
    """Without parts that are hardly ever said but in a longer phrase."""
    gone: set[Phrase] = set()
    for phrase in sorted(found, key=lambda one: (-len(one), one)):
        if phrase not in gone:
            gone |= {
                part
                for part in _parts(phrase)
                if part in found and len(found[phrase]) >= STAYS * len(found[part])
            }
    return sorted(set(found) - gone)


def _parts(phrase: Phrase) -> Iterator[Phrase]:
    for size in range(1, len(phrase)):
        for start in range(len(phrase) - size + 1):
            yield phrase[start : start + size]

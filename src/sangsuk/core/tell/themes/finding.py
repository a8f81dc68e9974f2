"""Themes: phrases that come together in stories, around the one that most others come with.

The same stories give the same themes in the same order, whatever order they come in.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from sangsuk.core.tell.themes.phrases import Phrase, Stories, bond

NEAR: Final = 0.3  # a bond from which on two phrases belong together
TOGETHER: Final = 6  # stories at least
FEWEST_PHRASES, MOST_PHRASES = 3, 12
SAID: Final = 2  # phrases of a theme that a story of it has at least
FEWEST_STORIES: Final = 15
Bonds = Mapping[Phrase, Mapping[Phrase, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What stories are about: phrases, the most telling first; its stories say two of them.

    `name` is what people call it; "" while nobody has named it.
    """

    code: str
    phrases: tuple[str, ...]
    stories: tuple[int, ...]
    th: str = ""
    en: str = ""


def find_themes(
    where: Stories, many: int, *, known: Sequence[Sequence[str]] = ()
) -> tuple[Theme, ...]:
    """Themes with the most stories first.

    Args:
        where: the stories of each phrase.
        many: how many stories were looked at.
        known: phrases of themes that people have named: they stay together, and are no other's.
    """
    bonds = _bonds(where, many)
    free, themes = set(bonds), _known(known, where)
    said = {one for theme in themes for one in theme.phrases}
    free -= {phrase for phrase in free if "".join(phrase) in said}
    while lead := _lead(free, bonds):
        near = sorted(free & set(bonds[lead]), key=lambda one: (-bonds[lead][one], one))
        phrases = [lead, *near[: MOST_PHRASES - 1]]
        if len(phrases) < FEWEST_PHRASES:
            free.discard(lead)
            continue
        free -= set(phrases)
        if theme := _theme(phrases, where):
            themes.append(theme)
    return tuple(sorted(themes, key=lambda one: (-len(one.stories), one.phrases)))


def _known(known: Sequence[Sequence[str]], where: Stories) -> list[Theme]:
    """Themes by their former phrases, as far as these are still said."""
    spelt = {"".join(phrase): phrase for phrase in sorted(where)}
    themes, taken = [], set[str]()
    for phrases in known:
        said = [spelt[one] for one in phrases if one in spelt and one not in taken]
        if theme := _theme(said, where):
            themes.append(theme)
            taken |= set(theme.phrases)
    return themes


def _bonds(where: Stories, many: int) -> Bonds:
    of: dict[int, list[Phrase]] = {}
    for phrase in sorted(where):
        for story in where[phrase]:
            of.setdefault(story, []).append(phrase)
    both = Counter(pair for phrases in of.values() for pair in combinations(phrases, 2))
    bonds: dict[Phrase, dict[Phrase, float]] = {}
    for (one, other), told in both.items():
        if told < TOGETHER or set(one) & set(other):
            continue
        near = bond(told, len(where[one]), len(where[other]), many)
        if near >= NEAR:
            bonds.setdefault(one, {})[other] = near
            bonds.setdefault(other, {})[one] = near
    return bonds


def _lead(free: set[Phrase], bonds: Bonds) -> Phrase | None:
    """The phrase that the free ones come with most; None where none is left."""

    def weight(phrase: Phrase) -> float:
        return round(sum(sorted(bonds[phrase][one] for one in free & set(bonds[phrase]))), 9)

    return max(free, key=lambda one: (weight(one), one), default=None)


def _theme(phrases: Sequence[Phrase], where: Stories) -> Theme | None:
    said = Counter(story for phrase in phrases for story in where[phrase])
    stories = {story for story, times in said.items() if times >= SAID}
    if len(stories) < FEWEST_STORIES:
        return None

    def telling(phrase: Phrase) -> float:
        inside = len(where[phrase] & stories)
        return inside * inside / len(where[phrase])

    ordered = sorted(phrases, key=lambda one: (-telling(one), one))
    said_so = tuple("".join(one) for one in ordered)
    code = hashlib.sha256(said_so[0].encode()).hexdigest()[:8]
    return Theme(code=code, phrases=said_so, stories=tuple(sorted(stories)))

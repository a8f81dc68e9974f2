"""Personal data in a text: exact raw substrings, masked so that the sentence still reads.

What a person is called is found by a title or by the model of names; everything
else by patterns whose repeats are bounded.  What is likely but not certain is
masked too, and a person is asked to look.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby, islice
from typing import Final, NamedTuple

import numpy as np

from sangsuk.core.terms.reading import Span
from sangsuk.core.thai.fold import Folded, FoldedTexts
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.person_names import (
    GIVEN_FROM,
    SURE_FROM,
    NameModel,
    parts_around,
    reads_like_a_name,
)
from sangsuk.core.understand.personal_handles import HANDLES
from sangsuk.core.understand.personal_hits import MASKS, Finder, Hit
from sangsuk.core.understand.personal_numbers import NUMBERS, has_check_digit
from sangsuk.core.understand.personal_places import PLACES
from sangsuk.core.understand.personal_signs import Sign, see_signs
from sangsuk.core.understand.personal_titles import (
    find_titled,
    has_office_behind,
    is_public_figure,
    may_be_titled,
)

__all__ = ["MASKS", "PersonalReading", "find_personal", "has_check_digit", "mask"]

MOST_SOUGHT: Final = 100  # of what is found, sought again; with more, a person looks
FEWEST_DIGITS: Final = 9  # of a telephone
_DIGITS: Final = re.compile(r"[0-9ศ](?:(?<=[0-9])|ูนย์)")
_LATIN: Final = re.compile(r"[@a-z](?:(?<=@)|[a-z])")
NAMED: Final = int(Sign.NAME)
_NAME: Final = np.uint64(Sign.NAME)
_NEARLY: Final = 0.001  # by which a quick look may be wrong
_FINDERS: Final = tuple(
    (tuple((int(finder.signs), finder) for finder in finders), needed)
    for finders, needed in ((HANDLES, _LATIN), ((*NUMBERS, *PLACES), _DIGITS))
)
# What any one of must stand in a text in which anything is found.
_SIGNS: Final = np.array(
    sorted(
        {int(finder.signs) for finder in (*HANDLES, *NUMBERS, *PLACES)}
        | {int(s) for s in (Sign.CHILD, Sign.LATIN_TITLE, Sign.SYLLABLES, Sign.NAME)}
    ),
    np.uint64,
)[:, None]


class PersonalReading(NamedTuple):
    """Exact substrings, the text fit to be shown, and whether a person should look."""

    substrings: tuple[str, ...]
    masked: str
    unsure: bool


class Looks(NamedTuple):
    """Where it is worth to look in one text."""

    signs: int
    names: NameModel
    pairs: Mapping[Span, float] | None  # how likely words are a name, where not 0; None: unknown
    parts: Sequence[Span]  # in which such pairs stand

    def weigh(self, text: str, start: int, end: int) -> float:
        if self.pairs is None:
            return self.names.weigh(text, start, end)
        return self.pairs.get((start, end), 0.0)


def find_personal(text: str, folded: Folded, names: NameModel) -> PersonalReading:
    """Find what must not be shown in a raw text; `folded` is its plain fold."""
    return find_all_personal([text], folded.alone(), names)[0]


def find_all_personal(
    texts: Sequence[str], folded: FoldedTexts, names: NameModel
) -> list[PersonalReading]:
    """The same of many texts."""
    found = find_some_personal(Texts.of(texts), folded, names)
    nothing = [PersonalReading((), text, unsure=False) for text in texts]
    return [found.get(at, empty) for at, empty in enumerate(nothing)]


def find_some_personal(
    texts: Texts, folded: FoldedTexts, names: NameModel
) -> dict[int, PersonalReading]:
    """The same by text, of those in which something stands.

    Patterns look only where something personal may stand.
    """
    signs = see_signs(folded.texts)
    pairs = _pairs(folded.texts, names)
    for at in pairs:
        signs[at] |= _NAME
    found = {}
    signed = np.flatnonzero(signs)
    for at in signed[((signs[signed] & _SIGNS) == _SIGNS).any(axis=0)].tolist():
        own, some = folded.folded(at), pairs.get(at, {})
        looks = Looks(int(signs[at]), names, some, parts_around(own.text, some))
        reading = _find(texts[at], own, looks)
        if reading.substrings or reading.unsure:
            found[at] = reading
    return found


def _pairs(letters: Texts, names: NameModel) -> dict[int, dict[Span, float]]:
    """By text, where two words stand that may be taken for a name, and how likely they are one.

    Texts are left out in which all of these are names of public figures.
    """
    pairs = {}
    places, judged = names.places(letters)
    seen = zip(places.tolist(), judged.tolist(), strict=True)
    for at, some in groupby(seen, key=lambda place: place[0][0]):
        text = letters[at]
        spans = [((start, end), odds) for (_, start, end), odds in some]
        if all(has_office_behind(text, span) for span, _ in spans):
            continue
        weighed = {span: _likelihood(text, span, names, odds) for span, odds in spans}
        likely = {span: sure for span, sure in weighed.items() if sure is not None}
        if not all(is_public_figure(text, span) for span in likely):
            pairs[at] = likely
    return pairs


def find_everywhere(text: str, folded: Folded, names: NameModel) -> PersonalReading:
    """The same by every pattern, whatever signs the text bears: slow."""
    whole = [(0, len(folded.text))]
    return _find(text, folded, Looks(int(~np.uint64(0)), names, None, whole))


def _likelihood(text: str, place: Span, names: NameModel, odds: float) -> float | None:
    """How likely two words are a name; None if neither a pattern nor the model takes them for one.

    `odds` are right to a few digits: where these decide, they are told anew.
    """
    if not reads_like_a_name(text[slice(*place)]):
        return None
    sure = names.weigh(text, *place, odds)
    if any(abs(sure - line) < _NEARLY for line in (GIVEN_FROM, SURE_FROM)):
        sure = names.weigh(text, *place)
    return sure if sure >= GIVEN_FROM or may_be_titled(text, *place) else None


def _find(text: str, folded: Folded, looks: Looks) -> PersonalReading:
    found: list[tuple[Span, str]] = []
    taken = bytearray(len(text))
    unsure = False
    for kind, place, is_sure in _hits(text, folded, looks):
        start, end = folded.raw_span(*place)
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            found.append(((start, end), kind))
            unsure = unsure or not is_sure
    kinds = {text[start:end]: kind for (start, end), kind in sorted(found)}
    found += _said_again(text, kinds, taken)
    too_many = len(kinds) > MOST_SOUGHT
    return PersonalReading(tuple(kinds), mask(text, sorted(found)), unsure or too_many)


def _said_again(
    text: str, kinds: Mapping[str, str], taken: bytearray
) -> Iterator[tuple[Span, str]]:
    """Other places of what was found: a name known once is a name wherever it stands."""
    for part, kind in islice(kinds.items(), MOST_SOUGHT):
        for start, end in _places_of(part, text) if text.count(part) > 1 else ():
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                yield (start, end), kind


def _places_of(part: str, text: str) -> Iterator[Span]:
    """Where a part stands; a short number is no part of a longer one (telephones may be glued)."""
    is_short = sum(map(str.isdigit, part)) < FEWEST_DIGITS
    before, behind = is_short and part[0].isdigit(), is_short and part[-1].isdigit()
    start = text.find(part)
    while start >= 0:
        end = start + len(part)
        is_glued = (before and text[max(0, start - 1) : start].isdecimal()) or (
            behind and text[end : end + 1].isdecimal()
        )
        if not is_glued:
            yield start, end
        start = text.find(part, start + 1 if is_glued else end)


def mask(text: str, found: Sequence[tuple[Span, str]]) -> str:
    """The text with a word in brackets in place of each span; spans in order, not overlapping."""
    parts, at = [], 0
    for (start, end), kind in found:
        parts += [text[at:start], MASKS[kind]]
        at = end
    return "".join([*parts, text[at:]])


def _hits(text: str, folded: Folded, looks: Looks) -> Iterator[Hit]:
    """What is found, surest kinds first: of two that overlap the first is kept."""
    letters, signs = folded.text, looks.signs

    def raw(start: int, end: int) -> str:
        return text[slice(*folded.raw_span(start, end))]

    for some, needed in _finders(signs):
        if needed.search(letters):
            for finder in some:
                yield from finder.find(letters)
    known = _known_by_letters(letters, looks) if signs & NAMED else ()
    for hit in (*find_titled(letters, raw, looks.weigh, signs, looks.parts), *known):
        if not is_public_figure(letters, hit.place):
            yield hit


@lru_cache(maxsize=1 << 10)
def _finders(signs: int) -> tuple[tuple[list[Finder], re.Pattern[str]], ...]:
    """Those that may find something where these signs stand, with what else must stand there."""
    every = (
        ([finder for wanted, finder in finders if signs & wanted == wanted], needed)
        for finders, needed in _FINDERS
    )
    return tuple((some, needed) for some, needed in every if some)


def _known_by_letters(letters: str, looks: Looks) -> Iterator[Hit]:
    for name in looks.names.find(letters, looks.weigh, looks.parts):
        yield Hit("name", (name.start, name.end), name.probability >= SURE_FROM)

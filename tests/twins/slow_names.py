"""Names looked for letter by letter in plain Python: the slow twin of `names` and its tables."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from sangsuk.core.understand.names import _capitals, _patterns, all_matched, matched
from sangsuk.core.understand.province_words import PROVINCE_LETTERS, PROVINCES_SAID
from sangsuk.core.understand.spelling import sound_of

FEWEST_LETTERS_TO_MISSPELL: Final = 5
FEWEST_SOUNDS_ANYWHERE: Final = 6  # a name of fewer is known by its sound behind a cue only
CAPITAL: Final = "เมือง"

_LETTERS: Final = re.compile(r"(?:จังหวัด|จ\.)([ก-ฮ]{2})(?=\.|[^ก-๎]|$)")


class Naming(NamedTuple):
    """One place in the text that may name districts; [start, end) without white space.

    `kind`: name, english, short, former, abbreviation, colloquial, landmark,
    tambon, mueang (อำเภอเมือง and a province) or fuzzy (one letter off).
    """

    start: int
    end: int
    surface: str
    kind: str
    codes: tuple[str, ...]


class ProvinceNaming(NamedTuple):
    start: int
    end: int
    province: str  # 2-digit code
    surface: str


class Finder:
    def __init__(self, words):
        self._words = {word: which for which, word in enumerate(words)}
        self._longest = max(map(len, words), default=0)

    def find(self, text):
        """Every word that stands in the text: (which, start, end)."""
        return [
            (self._words[text[start:end]], start, end)
            for start in range(len(text))
            for end in range(start + 1, min(len(text), start + self._longest) + 1)
            if text[start:end] in self._words
        ]


class Names:
    """The gazetteer as patterns."""

    def __init__(self, gazetteer):
        names = all_matched([district.name_th for district in gazetteer.districts])
        self.district_names = {
            district.code: name for district, name in zip(gazetteer.districts, names, strict=True)
        }
        self.district_codes = {name: code for code, name in self.district_names.items()}
        self.not_ours = frozenset(matched(name) for name in gazetteer.not_ours)
        self.capitals = _capitals(gazetteer)
        patterns = _patterns(gazetteer)
        self._meanings = [patterns[surface] for surface in patterns]
        self._surfaces = list(patterns)
        self._finder = Finder(self._surfaces)
        provinces = {d.province_th: d.province_code for d in gazetteer.districts}
        provinces = {matched(name): code for name, code in provinces.items()}
        self.province_names = {code: name for name, code in provinces.items()}
        provinces |= {matched(said): code for said, code in PROVINCES_SAID.items()}
        self._provinces = list(provinces.items())
        self._province_finder = Finder([said for said, _ in self._provinces])
        self._sounds = _sounds(self.district_names)
        self._beginnings = frozenset(sound[:2] for sound in self._sounds)
        self._one_off = _one_off(self._sounds)
        # Districts whose name sounds like a word, or is one letter off.
        self.one_letter_off = lru_cache(maxsize=65_536)(self._one_letter_off)
        self._heard = [(s, c) for s, c in self._sounds.items() if len(s) >= FEWEST_SOUNDS_ANYWHERE]
        self._sound_finder = Finder([sound for sound, _ in self._heard])

    def provinces_in(self, text: str) -> list[ProvinceNaming]:
        """Every province that the text names, longer names before those inside them."""
        hits = self._province_finder.find(text)
        found = [
            ProvinceNaming(start, end, self._provinces[which][1], self._provinces[which][0])
            for which, start, end in hits
        ]
        return found + [
            ProvinceNaming(match.start(1), match.end(1), PROVINCE_LETTERS[match[1]], match[1])
            for match in _LETTERS.finditer(text)
            if match[1] in PROVINCE_LETTERS
        ]

    def matches_in(self, text: str) -> list[tuple[int, int, int]]:
        """Every pattern found: (start, end, number of the pattern), overlapping."""
        hits = self._finder.find(text)
        return [(start, end, which) for which, start, end in hits]

    def meanings(self, which: int) -> dict[str, tuple[str, ...]]:
        """What a pattern may mean: kind -> codes."""
        return self._meanings[which]

    def surface(self, which: int) -> str:
        return self._surfaces[which]

    def sounds_in(self, sounds: str) -> list[tuple[int, int, tuple[str, ...]]]:
        """Long names known by their sound: (start, end, codes) in `sounds`."""
        hits = self._sound_finder.find(sounds)
        return [(start, end, self._heard[which][1]) for which, start, end in hits]

    def may_begin(self, sounds: str) -> bool:
        """Whether the name of some district begins with these two sounds."""
        return sounds in self._beginnings

    def _one_letter_off(self, sounds: str) -> list[str]:
        found = set(self._one_off.get(sounds, ()))
        if len(sounds) >= FEWEST_LETTERS_TO_MISSPELL:
            for at in range(len(sounds)):
                found.update(self._one_off.get(sounds[:at] + sounds[at + 1 :], ()))
        near = {sound for sound in found if abs(len(sound) - len(sounds)) <= 1}
        if sounds in self._sounds:
            near.add(sounds)
        return sorted({code for sound in near for code in self._sounds[sound]})


def _sounds(names: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Every name's sound -> the districts that sound like it."""
    found: dict[str, list[str]] = defaultdict(list)
    for code, name in names.items():
        found[sound_of(name)].append(code)
    return {sound: tuple(codes) for sound, codes in found.items()}


def _one_off(sounds: Iterable[str]) -> dict[str, set[str]]:
    """Every sound of five letters and more, and the same with one letter left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for sound in sounds:
        if len(sound) >= FEWEST_LETTERS_TO_MISSPELL:
            found[sound].add(sound)
            for at in range(len(sound)):
                found[sound[:at] + sound[at + 1 :]].add(sound)
    return found

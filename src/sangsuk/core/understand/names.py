"""All names by which a text may call a district or a province, found in one pass.

Names are looked for in folded text without white space, because Thai writes
none inside a name and people put it anywhere.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import ahocorasick_rs

from sangsuk.core.terms.district import Gazetteer
from sangsuk.core.thai.fold import fold, relax
from sangsuk.core.understand.province_words import PROVINCE_LETTERS, PROVINCES_SAID
from sangsuk.core.understand.spelling import sound_of

FEWEST_ENGLISH_LETTERS: Final = 4
FEWEST_TAMBON_LETTERS: Final = 3
MOST_TAMBON_NAMESAKES: Final = 40
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


class Names:
    """The gazetteer as patterns."""

    def __init__(self, gazetteer: Gazetteer) -> None:
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
        self._finder = ahocorasick_rs.AhoCorasick(self._surfaces)
        provinces = {d.province_th: d.province_code for d in gazetteer.districts}
        provinces = {matched(name): code for name, code in provinces.items()}
        self.province_names = {code: name for name, code in provinces.items()}
        provinces |= {matched(said): code for said, code in PROVINCES_SAID.items()}
        self._provinces = list(provinces.items())
        self._province_finder = ahocorasick_rs.AhoCorasick([said for said, _ in self._provinces])
        self._sounds = _sounds(self.district_names)
        self._beginnings = frozenset(sound[:2] for sound in self._sounds)
        self._one_off = _one_off(self._sounds)
        # Districts whose name sounds like a word, or is one letter off.
        self.one_letter_off = lru_cache(maxsize=65_536)(self._one_letter_off)
        self._heard = [(s, c) for s, c in self._sounds.items() if len(s) >= FEWEST_SOUNDS_ANYWHERE]
        self._sound_finder = ahocorasick_rs.AhoCorasick([sound for sound, _ in self._heard])

    def provinces_in(self, text: str) -> list[ProvinceNaming]:
        """Every province that the text names, longer names before those inside them."""
        hits = self._province_finder.find_matches_as_indexes(text, overlapping=True)
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
        hits = self._finder.find_matches_as_indexes(text, overlapping=True)
        return [(start, end, which) for which, start, end in hits]

    def meanings(self, which: int) -> dict[str, tuple[str, ...]]:
        """What a pattern may mean: kind -> codes."""
        return self._meanings[which]

    def surface(self, which: int) -> str:
        return self._surfaces[which]

    def sounds_in(self, sounds: str) -> list[tuple[int, int, tuple[str, ...]]]:
        """Long names known by their sound: (start, end, codes) in `sounds`."""
        hits = self._sound_finder.find_matches_as_indexes(sounds, overlapping=True)
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


def matched(name: str) -> str:
    """A name in the form in which texts are searched."""
    return all_matched([name])[0]


def all_matched(names: Sequence[str]) -> list[str]:
    """Many names in the form in which texts are searched, folded at once."""
    lines = relax(fold("\n".join(names)), keep=1).text.split("\n")
    return ["".join(line.split()) for line in lines]


def _patterns(gazetteer: Gazetteer) -> dict[str, dict[str, tuple[str, ...]]]:
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    names = all_matched([district.name_th for district in gazetteer.districts])
    for district, name in zip(gazetteer.districts, names, strict=True):
        found[name]["name"].add(district.code)
        if "-" in name:
            found[name.replace("-", "")]["name"].add(district.code)
        for english in _english(district.name_en):
            found[english]["english"].add(district.code)
        capital = name.removeprefix(CAPITAL)
        if capital != name and len(name) > 8 and capital != district.province_th:
            found[capital]["short"].add(district.code)
    for alias in (*gazetteer.aliases, *gazetteer.landmarks):
        found[matched(alias.name)][alias.kind].add(alias.code)
    _add_tambons(gazetteer, found)
    return {
        surface: {kind: tuple(sorted(codes)) for kind, codes in sorted(kinds.items())}
        for surface, kinds in sorted(found.items())
    }


def _english(name: str) -> set[str]:
    forms = [name.lower()]
    if name.startswith("Ko "):
        forms.append(f"koh {forms[0][3:]}")
    letters = {re.sub(r"[^a-z]", "", form) for form in forms}
    hyphened = {re.sub(r"[^a-z-]", "", form) for form in forms}
    return {form for form in letters | hyphened if len(form) >= FEWEST_ENGLISH_LETTERS}


def _add_tambons(gazetteer: Gazetteer, found: dict[str, dict[str, set[str]]]) -> None:
    tambons: dict[str, set[str]] = defaultdict(set)
    names = all_matched([tambon.name_th for tambon in gazetteer.tambons])
    for name, tambon in zip(names, gazetteer.tambons, strict=True):
        tambons[name].add(tambon.district_code)
    for name, codes in tambons.items():
        own = found[name].get("name", set()) if name in found else set()
        if len(name) >= FEWEST_TAMBON_LETTERS and len(codes) <= MOST_TAMBON_NAMESAKES:
            for code in codes - own:
                found[name]["tambon"].add(code)


def _capitals(gazetteer: Gazetteer) -> dict[str, str]:
    """Province -> the district of its capital (Ayutthaya's bears the province's name)."""
    return {
        d.province_code: d.code
        for d in gazetteer.districts
        if d.name_th in (CAPITAL + d.province_th, d.province_th)
    }


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

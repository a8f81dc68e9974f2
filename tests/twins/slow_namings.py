"""Where one text may name districts, in plain Python: the slow twin of `places`."""

import re
from collections import Counter
from itertools import islice
from typing import Final, NamedTuple

from twins.slow_names import CAPITAL, Names, Naming, ProvinceNaming

from sangsuk.core.thai.fold import Folded
from sangsuk.core.understand.cues import BEFORE
from sangsuk.core.understand.spelling import SILENT_SIGNS, sound_of

_CAPITAL_CUE: Final = re.compile(r"(อำเภอ|อ\.|ที่ว่าการ|ตัว|ใน|ปลัด|นายอำเภอ)เมือง(?!ไทย)")
# Behind these a misspelt name is looked for; as they sound.
_NAME_CUE: Final = re.compile(r"(?P<amphoe>อำเ[พภ]อ|อ\.)|ที|ไป|สัสดี|ทเบียน|มา|ปลัด|ตี|ไน|วากาล")
LONGEST_MISSPELT: Final = 14
MOST_GUESSES: Final = 6
MOST_OF_ONE: Final = 200  # times that one name is read in one text; more say nothing new


class Found(NamedTuple):
    """What a text holds of names; positions are in `text`, which has no white space."""

    text: str
    squeezed: Folded
    spaced: frozenset[int]  # positions behind which the raw text has white space
    namings: list[Naming]
    provinces: list[ProvinceNaming]


def find_namings(names: Names, folded: Folded) -> Found:
    """Find everything that may name a district in a folded, relaxed text."""
    squeezed = folded.squeezed()
    text = squeezed.text
    provinces = names.provinces_in(text)
    namings = [*_known(names, text), *_capitals(names, text, provinces)]
    namings += _misspelt(names, text, namings)
    return Found(text, squeezed, _spaced(folded), namings, provinces)


def _known(names: Names, text: str) -> list[Naming]:
    """Names as they stand; one inside a longer one only directly behind อำเภอ."""
    hits = sorted(names.matches_in(text), key=lambda hit: (hit[0], -hit[1]))
    found, reach = [], -1
    times = Counter[int]()
    for start, end, which in hits:
        inside = end <= reach
        reach = max(reach, end)
        times[which] += 1
        if times[which] > MOST_OF_ONE:
            continue
        if inside and not BEFORE["amphoe"].search(text, max(0, start - 8), start):
            continue
        surface = names.surface(which)
        for kind, codes in names.meanings(which).items():
            found.append(Naming(start, end, surface, kind, codes))
    return found


def _capitals(names: Names, text: str, provinces: list[ProvinceNaming]) -> list[Naming]:
    said = sorted({province.province for province in provinces})
    return [
        Naming(match.end(1), match.end(), CAPITAL, "mueang", (names.capitals[province],))
        for match in islice(_CAPITAL_CUE.finditer(text) if said else (), MOST_OF_ONE)
        for province in said
    ]


def _misspelt(names: Names, text: str, known: list[Naming]) -> list[Naming]:
    """Names known by their sound, or one letter off behind a cue, where no known name stands."""
    sounds, places = sound_of(text), places_of_sounds(text)
    reach = {naming.start: 0 for naming in known}
    for naming in known:
        reach[naming.start] = max(reach[naming.start], naming.end)
    found = {}
    for start, end, codes in names.sounds_in(sounds):
        found[int(places[start]), int(places[end])] = codes
    heard = {start for start, _ in found}
    for match in _NAME_CUE.finditer(sounds):
        at, amphoe = match.end(), bool(match["amphoe"])
        if int(places[at]) in heard or not (amphoe or names.may_begin(sounds[at : at + 2])):
            continue
        if length := _longest_off(names, sounds, at, least=4 if amphoe else 6):
            word = sounds[at : at + length]
            found[int(places[at]), int(places[at + length])] = tuple(names.one_letter_off(word))
    times = Counter(naming.surface for naming in known)
    misspelt = []
    for (start, end), codes in sorted(found.items()):
        word = text[start:end]
        times[word] += 1
        if reach.get(start, 0) < end - 1 and times[word] <= MOST_OF_ONE:
            misspelt.append(Naming(start, end, word, "fuzzy", codes[:MOST_GUESSES]))
    return misspelt


def _longest_off(names: Names, sounds: str, start: int, *, least: int) -> int:
    """The length of the longest name from there that is at most one letter off; 0: none."""
    for length in range(min(LONGEST_MISSPELT, len(sounds) - start), least - 1, -1):
        if names.one_letter_off(sounds[start : start + length]):
            return length
    return 0


def _spaced(folded: Folded) -> frozenset[int]:
    spaced, at = set(), 0
    for sign in folded.text:
        if sign.isspace():
            spaced.add(at - 1)
        else:
            at += 1
    return frozenset(spaced)


def places_of_sounds(text: str) -> list[int]:
    """Where in the text each letter of `sound_of(text)` stands, and the text's end."""
    return [*(at for at, sign in enumerate(text) if sign not in SILENT_SIGNS), len(text)]

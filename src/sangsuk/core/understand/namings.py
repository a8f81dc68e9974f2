"""Where a text may name districts: known names, one letter off, อำเภอเมือง with a province."""

import re
from typing import Final, NamedTuple

from sangsuk.core.thai.fold import Folded
from sangsuk.core.understand.cues import BEFORE
from sangsuk.core.understand.names import CAPITAL, Names, Naming, ProvinceNaming

_CAPITAL_CUE: Final = re.compile(r"(อำเภอ|อ\.|ที่ว่าการ|ตัว|ใน|ปลัด|นายอำเภอ)เมือง(?!ไทย)")
_AMPHOE_CUE: Final = re.compile(r"(?:ที่ว่าการอำเภอ|อำเภอ|อ\.)")
LONGEST_MISSPELT: Final = 14
MOST_GUESSES: Final = 6


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
    for start, end, which in hits:
        inside = end <= reach
        reach = max(reach, end)
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
        for match in (_CAPITAL_CUE.finditer(text) if said else ())
        for province in said
    ]


def _misspelt(names: Names, text: str, known: list[Naming]) -> list[Naming]:
    """Directly behind อำเภอ, where no known name stands, the longest that is one letter off."""
    starts_and_insides: set[int] = set()
    for naming in known:
        starts_and_insides.update(range(naming.start, naming.end))
    found = []
    for match in _AMPHOE_CUE.finditer(text):
        start = match.end()
        if start in starts_and_insides:
            continue
        for length in range(min(LONGEST_MISSPELT, len(text) - start), 3, -1):
            word = text[start : start + length]
            if codes := names.one_letter_off(word):
                found.append(
                    Naming(start, start + length, word, "fuzzy", tuple(codes[:MOST_GUESSES]))
                )
                break
    return found


def _spaced(folded: Folded) -> frozenset[int]:
    spaced, at = set(), 0
    for sign in folded.text:
        if sign.isspace():
            spaced.add(at - 1)
        else:
            at += 1
    return frozenset(spaced)

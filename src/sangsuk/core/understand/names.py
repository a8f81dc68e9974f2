"""All names by which a text may call a district or a province, found in one pass.

Names are looked for in folded text without white space, because Thai writes
none inside a name and people put it anywhere.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from sangsuk.core.terms.district import Gazetteer
from sangsuk.core.thai.fold import fold, relax
from sangsuk.core.understand.name_tables import make_tables
from sangsuk.core.understand.province_words import PROVINCES_SAID
from sangsuk.core.understand.spelling import sound_of

FEWEST_ENGLISH_LETTERS: Final = 4
FEWEST_TAMBON_LETTERS: Final = 3
MOST_TAMBON_NAMESAKES: Final = 40
CAPITAL: Final = "เมือง"


class Names:
    """The gazetteer as patterns, and as tables for the loops that look for them."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        names = all_matched([district.name_th for district in gazetteer.districts])
        self.district_names = {
            district.code: name for district, name in zip(gazetteer.districts, names, strict=True)
        }
        self.codes = sorted(self.district_names)  # a district's number is its place here
        self.capitals = _capitals(gazetteer)
        provinces = {d.province_th: d.province_code for d in gazetteer.districts}
        provinces = _as_matched(provinces) | _as_matched(PROVINCES_SAID)
        self.tables = make_tables(
            self.district_names,
            _patterns(gazetteer),
            provinces,
            self.capitals,
            _sounds(self.district_names),
        )


def matched(name: str) -> str:
    """A name in the form in which texts are searched."""
    return all_matched([name])[0]


def all_matched(names: Sequence[str]) -> list[str]:
    """Many names in the form in which texts are searched, folded at once."""
    lines = relax(fold("\n".join(names)), keep=1).text.split("\n")
    return ["".join(line.split()) for line in lines]


def _as_matched(codes: Mapping[str, str]) -> dict[str, str]:
    """By name in that form, the code of each; of two that fall together the last."""
    return dict(zip(all_matched([*codes]), codes.values(), strict=True))


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
    others = [*gazetteer.aliases, *gazetteer.landmarks]
    names = all_matched([alias.name for alias in others])
    for alias, name in zip(others, names, strict=True):
        found[name][alias.kind].add(alias.code)
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

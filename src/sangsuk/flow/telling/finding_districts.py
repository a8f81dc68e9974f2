"""Finds districts by what people type: names in Thai or English, a ตำบล, a postal code."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from sangsuk.core.terms.district import District
from sangsuk.core.thai.searching import searched
from sangsuk.flow.reading.gazetteer import load_gazetteer

MOST: Final = 8
LONGEST: Final = 80  # code points that are looked at
SHORTEST: Final = 2  # letters of a term
# What a term fits, by how much that says; a beginning of a name says half, a part a fifth.
DISTRICT, ALIAS, POSTAL, TAMBON, PROVINCE = 100.0, 80.0, 60.0, 40.0, 20.0
_PREFIXES: Final = re.compile(
    r"(?:^|(?<=\s))(?:ที่ว่าการ)?(?:อำเภอ|อ\.|ตำบล|ต\.|จังหวัด|จ\.)\s*|\b(?:district|amphoe|tambon|province|changwat)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A district that fits, and what of it fitted where that is not its own name."""

    district: District
    by: str  # a ตำบล or a postal code; "": its name or its province


@dataclass(frozen=True, slots=True)
class _Name:
    typed: str  # as it is compared
    weight: float
    shown: str


def find_districts(query: str, *, provinces: Sequence[str] = (), most: int = MOST) -> list[Found]:
    """The districts that fit all terms of a query, the best first.

    Args:
        query: as typed; more of it fits better: "แม่ริม เชียงใหม่".
        provinces: of these alone; none: of all.
        most: how many at most.
    """
    terms = [key for term in _PREFIXES.sub(" ", query[:LONGEST]).split() if (key := _key(term))]
    if not terms or max(map(len, terms)) < SHORTEST:
        return []
    fitting: list[tuple[float, str, Found]] = []
    for district, names in _named():
        if provinces and district.province_code not in provinces:
            continue
        best = [_best(term, names) for term in terms]
        if all(weight for weight, _ in best):
            by = next((shown for _, shown in best if shown), "")
            total = sum(weight for weight, _ in best)
            fitting.append((-total, district.code, Found(district=district, by=by)))
    return [found for *_, found in sorted(fitting, key=lambda one: one[:2])[:most]]


def district_centres() -> dict[str, tuple[float, float]]:
    """Where each district's centre is, to a hundred metres; its office may be elsewhere."""
    return {
        one.code: (round(one.latitude, 3), round(one.longitude, 3))
        for one in load_gazetteer().districts
    }


def _best(term: str, names: Sequence[_Name]) -> tuple[float, str]:
    """How well a term fits a district at best, and what it fits."""
    return max(((_fit(term, name) * name.weight, name.shown) for name in names), default=(0.0, ""))


def _fit(term: str, name: _Name) -> float:
    if term == name.typed:
        return 1.0
    if name.typed.startswith(term):
        return 0.5
    return 0.2 if len(term) > SHORTEST and term in name.typed else 0.0


@cache
def _named() -> tuple[tuple[District, tuple[_Name, ...]], ...]:
    """Every district with all that it may be typed as."""
    gazetteer = load_gazetteer()
    names: dict[str, list[_Name]] = {
        district.code: list(_own_names(district)) for district in gazetteer.districts
    }
    for alias in gazetteer.aliases:
        names[alias.code].append(_Name(_key(alias.name), ALIAS, ""))
    for tambon in gazetteer.tambons:
        of = names[tambon.district_code]
        of += [_Name(_key(tambon.name_th), TAMBON, f"ตำบล{tambon.name_th}")]
        of += [_Name(_key(tambon.name_en), TAMBON, f"Tambon {tambon.name_en}")]
        of += [_Name(code, POSTAL, code) for code in tambon.postal_codes]
    return tuple(
        (district, tuple(dict.fromkeys(names[district.code]))) for district in gazetteer.districts
    )


def _own_names(district: District) -> Iterator[_Name]:
    for name in (district.name_th, district.name_en):
        yield _Name(_key(name), DISTRICT, "")
    capital = district.name_th.removeprefix("เมือง")
    if capital and capital != district.name_th:
        yield _Name(_key(capital), ALIAS, "")
    for name in (district.province_th, district.province_en):
        yield _Name(_key(name), PROVINCE, "")


def _key(text: str) -> str:
    """As sounds in Thai, so that slips of spelling fit; without spaces in English."""
    typed = text.strip()
    if typed.isdecimal():
        return typed
    return searched(typed).sounds.replace(" ", "").replace("-", "").casefold()

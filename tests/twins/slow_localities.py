"""Districts plainly named in one text, in plain Python: the slow twin of `localities`.

Rules: a name directly behind อำเภอ (or the like), or directly before its
province; อำเภอเมือง with the province that follows it.  A province that
contradicts the name is a conflict for a person, never forced.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple

from twins.slow_names import CAPITAL, Names, Naming
from twins.slow_namings import Found

from sangsuk.core.terms.reading import Span

_CUE: Final = re.compile(r"(?:อำเภอ|อ\.|กิ่งอ\.|กิ่ง|ว่าการ|amphoe|amphur|district)\Z")
_TAMBON_CUE: Final = re.compile(r"(?:ตำบล|ต\.|หมู่บ้าน|เขต|แขวง)\Z")
_PROVINCE_CUE: Final = re.compile(r"[,(]?(?:จังหวัด|จ\.)?")
_SAID_TO_BE_A_PROVINCE: Final = re.compile(r"[,(]?(?:จังหวัด|จ\.)")
_MUEANG: Final = re.compile(r"(?:อำเภอ|อ\.)เมือง")
CAPITAL_REACH: Final = 90  # letters between อำเภอเมือง and the province of its list
TRUSTED: Final = frozenset({"name", "former", "abbreviation", "colloquial", "english", "short"})


class Named(NamedTuple):
    start: int
    end: int
    code: str


class DistrictsNamed(NamedTuple):
    """What the rules made of a text: districts named, and spans whose province contradicts."""

    named: list[Named]
    conflicts: list[Span]


def name_districts(names: Names, found: Found) -> DistrictsNamed:
    """Read every district that is plainly named."""
    named, conflicts = _names_told(found)
    for capital in _capital_districts(names, found, named):
        if _contradicts_its_province(names, found.text, capital):
            conflicts.append((capital.start, capital.end))
        else:
            named.append(capital)
    return DistrictsNamed(sorted(named), conflicts)


def _names_told(found: Found) -> DistrictsNamed:
    """Districts told by a name of their own, longest names first."""
    provinces = _provinces_at(found)
    named: list[Named] = []
    conflicts: list[Span] = []
    taken = -1
    for naming in _longest_first(found.namings):
        if naming.start < taken or naming.kind not in TRUSTED:
            continue
        cued = bool(_CUE.search(found.text, max(0, naming.start - 8), naming.start))
        province, plain = _province_after(naming, found.text, provinces)
        if not cued and not (plain and _may_stand_bare(naming, found.text)):
            continue
        codes = [code for code in naming.codes if code[:2] == province or not province]
        if len(codes) == 1:
            named.append(Named(naming.start, naming.end, codes[0]))
        elif cued and plain and not codes:
            conflicts.append((naming.start, naming.end))
        else:
            continue
        taken = naming.end
    return DistrictsNamed(named, conflicts)


def _contradicts_its_province(names: Names, text: str, capital: Named) -> bool:
    """อำเภอเมือง จังหวัดพระนครศรีอยุธยา: that province has no เมือง; without จังหวัด it is its capital."""
    has_mueang = names.district_names[capital.code].startswith(CAPITAL)
    return not has_mueang and bool(_SAID_TO_BE_A_PROVINCE.match(text, capital.end))


def _provinces_at(found: Found) -> dict[int, tuple[int, str]]:
    """Where a province begins: the longest name there, its end and its code."""
    longest: dict[int, tuple[int, str]] = {}
    for said in found.provinces:
        longest[said.start] = max(longest.get(said.start, (0, "")), (said.end, said.province))
    return longest


def _province_after(
    naming: Naming, text: str, provinces: dict[int, tuple[int, str]]
) -> tuple[str, bool]:
    """The province directly behind a name, and whether จังหวัด or จ. stands before it."""
    cue = _PROVINCE_CUE.match(text, naming.end)
    at = cue.end() if cue else naming.end
    province = provinces.get(at, (0, ""))[1]
    return province, bool(province) and at > naming.end


def _may_stand_bare(naming: Naming, text: str) -> bool:
    return not _TAMBON_CUE.search(text, max(0, naming.start - 8), naming.start)


def _longest_first(namings: list[Naming]) -> list[Naming]:
    order = {"name": 0}
    return sorted(namings, key=lambda n: (n.start, -n.end, order.get(n.kind, 1)))


def _capital_districts(names: Names, found: Found, named: list[Named]) -> Iterator[Named]:
    """อำเภอเมือง of the province that comes next, else of the only province told."""
    taken = {(naming.start) for naming in named}
    provinces = sorted(_provinces_at(found).items())
    told = {province for _, (_, province) in provinces}
    for match in _MUEANG.finditer(found.text):
        start = match.end() - len(CAPITAL)
        if start in taken:
            continue
        at = bisect_left(provinces, (match.end(),))
        if at < len(provinces) and provinces[at][0] - match.end() <= CAPITAL_REACH:
            yield Named(start, match.end(), names.capitals[provinces[at][1][1]])
        elif len(told) == 1:
            yield Named(start, match.end(), names.capitals[next(iter(told))])

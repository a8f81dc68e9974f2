"""The candidates of one text with their features, in plain Python: the slow twin of `candidates`."""

import re
from bisect import bisect_right
from collections import defaultdict
from functools import lru_cache
from typing import Final, NamedTuple

from twins.slow_names import Naming
from twins.slow_namings import Found

from sangsuk.core.understand.cues import BEFORE, NEAR, ORDINARY_WORDS, STRONG

KINDS: Final = (
    *("name", "english", "short", "former", "abbreviation"),
    *("colloquial", "landmark", "tambon", "mueang", "fuzzy"),
)
LEFT: Final = 16  # letters before a name in which a cue may stand
RIGHT: Final = 12
FAR: Final = 999.0
AROUND: Final = 30  # letters on both sides that count as near

_PROVINCE_BEFORE: Final = re.compile(r"(?:จังหวัด|จ\.)$")
_PROVINCE_AFTER: Final = re.compile(r"จังหวัด|จ\.")
_AMPHOE_DOT: Final = re.compile(r"อ\.")
_OFFICE_SAID: Final = re.compile(r"(?:อำเภอ|อ\.|ที่ว่าการ|ปลัด|สัสดี)")
_BY_PLACE: Final = frozenset({"tambon", "landmark"})  # kinds that name what lies in a district


class Seen(NamedTuple):
    """One naming with the cues directly before it."""

    naming: Naming
    cues: tuple[bool, ...]  # in the order of BEFORE
    weight: float


class Candidate(NamedTuple):
    """One office that the text may mean; `shown` is its clearest naming."""

    code: str
    shown: Seen
    places: tuple[tuple[int, int], ...]  # all of its namings
    features: tuple[float, ...]


class _Whole(NamedTuple):
    """What holds for the whole text.

    `starts` are where namings begin, `said` where words for the office end.
    """

    starts: frozenset[int]
    said: tuple[int, ...]
    places: frozenset[tuple[str, str]]  # tambons and landmarks of one district alone, with it
    provinces: frozenset[str]
    plain_provinces: frozenset[str]  # with จังหวัด or จ. before them
    figures: tuple[float, ...]


def find_candidates(found: Found) -> list[Candidate]:
    """Every office that some naming in the text may mean, ordered by code."""
    seen = [_see(naming, found.text) for naming in found.namings]
    by_code: dict[str, list[Seen]] = defaultdict(list)
    for each in seen:
        for code in each.naming.codes:
            by_code[code].append(each)
    whole = _whole(found, len(by_code), seen)
    clearest = {code: max(each, key=lambda s: s.weight) for code, each in by_code.items()}
    strong = {code for code, best in clearest.items() if _is_strong(best)}
    return [
        Candidate(
            code,
            clearest[code],
            tuple(sorted({(s.naming.start, s.naming.end) for s in by_code[code]})),
            _features(code, by_code, clearest[code], strong, found, whole),
        )
        for code in sorted(by_code)
    ]


def _see(naming: Naming, text: str) -> Seen:
    cues = _cues_at_the_end(text[max(0, naming.start - LEFT) : naming.start])
    office, amphoe, officer, _, _, agency, _, home, *_ = cues
    province_follows = bool(_PROVINCE_AFTER.match(text, naming.end))
    weight = (
        4.0 * office
        + 3 * amphoe
        + 3 * officer
        + 2 * (naming.kind in ("name", "mueang"))
        - (naming.kind == "tambon")
        + province_follows
        + 0.1 * len(naming.surface)
        - 2 * agency
        - home
    )
    return Seen(naming, cues, weight)


@lru_cache(maxsize=4096)
def _cues_at_the_end(left: str) -> tuple[bool, ...]:
    return tuple(bool(pattern.search(left)) for pattern in BEFORE.values())


def _is_strong(best: Seen) -> bool:
    return any(best.cues[: len(STRONG)]) and best.naming.kind != "tambon"


def _whole(found: Found, codes: int, seen: list[Seen]) -> _Whole:
    text = found.text
    starts = frozenset(each.naming.start for each in seen)
    said = tuple(match.end() for match in _OFFICE_SAID.finditer(text))
    provinces = frozenset(p.province for p in found.provinces)
    plain = (
        p.province
        for p in found.provinces
        if _PROVINCE_BEFORE.search(text, max(0, p.start - 7), p.start)
    )
    figures = (
        float(codes),
        float(len(starts)),
        float(len(provinces)),
        float(len(text)),
        float(text.count("อำเภอ")),
        float(len(_AMPHOE_DOT.findall(text))),
        *(float(len(pattern.findall(text))) for pattern in NEAR.values()),
        float(sum(at not in starts for at in said)),
        float(sum(each.naming.kind not in _BY_PLACE for each in seen)),
        float(len({each.naming.start for each in seen if any(each.cues[: len(STRONG)])})),
    )
    return _Whole(starts, said, _single_places(seen), provinces, frozenset(plain), figures)


def _single_places(seen: list[Seen]) -> frozenset[tuple[str, str]]:
    """Surfaces of places that lie in one district only, with its code."""
    return frozenset(
        (each.naming.surface, each.naming.codes[0])
        for each in seen
        if each.naming.kind in _BY_PLACE and len(each.naming.codes) == 1
    )


def _features(
    code: str,
    by_code: dict[str, list[Seen]],
    best: Seen,
    strong: set[str],
    found: Found,
    whole: _Whole,
) -> tuple[float, ...]:
    others = strong - {code}
    return (
        *_gathered(by_code[code]),
        *_of_the_name(code, best, whole),
        *_of_the_place(best, found),
        *_of_the_office_said(by_code[code], whole),
        *_of_rivals(code, by_code, best, whole),
        float(len(others)),
        float(code in strong),
        float(len(others & set(best.naming.codes))),
        *whole.figures,
    )


def _gathered(seen: list[Seen]) -> tuple[float, ...]:
    kinds = {each.naming.kind for each in seen}
    return (
        *(float(kind in kinds) for kind in KINDS),
        *(float(any(cue)) for cue in zip(*(each.cues for each in seen), strict=True)),
        float(len(seen)),
        float(len(kinds)),
        float(len({each.naming.start for each in seen})),
    )


def _of_the_name(code: str, best: Seen, whole: _Whole) -> tuple[float, ...]:
    surface, codes, province = best.naming.surface, best.naming.codes, code[:2]
    plain = whole.plain_provinces
    return (
        float(KINDS.index(best.naming.kind)),
        float(len(surface)),
        float(surface in ORDINARY_WORDS),
        float(len(codes)),
        float(sum(other[:2] == province for other in codes)),
        1 / len(codes),
        float(province in whole.provinces),
        float(bool(whole.provinces) and province not in whole.provinces),
        float(province in plain),
        float(bool(plain) and province not in plain),
    )


def _of_the_place(best: Seen, found: Found) -> tuple[float, ...]:
    start, end = best.naming.start, best.naming.end
    near = found.text[max(0, start - AROUND) : end + AROUND]
    return (
        start / max(1, len(found.text)),
        float(start == 0 or start - 1 in found.spaced),
        float(end - 1 in found.spaced),
        float(sum(at in found.spaced for at in range(start, end - 1))),
        best.weight,
        *(float(cue) for cue in best.cues),
        *(float(len(pattern.findall(near))) for pattern in NEAR.values()),
    )


def _of_the_office_said(seen: list[Seen], whole: _Whole) -> tuple[float, ...]:
    """How far from the candidate's places the next words for an office stand."""
    if not whole.said:
        return FAR, FAR
    behind = before = FAR
    for start in {each.naming.start for each in seen}:
        after = bisect_right(whole.said, start)
        if after < len(whole.said):
            behind = min(behind, whole.said[after] - start)
        if after:
            before = min(before, start - whole.said[after - 1])
    return float(behind), float(before)


def _of_rivals(
    code: str, by_code: dict[str, list[Seen]], best: Seen, whole: _Whole
) -> tuple[float, ...]:
    same_province = sum(other[:2] == code[:2] for other in by_code) - 1
    told = sum(other != code and other[:2] in whole.provinces for other in best.naming.codes)
    kinds = {each.naming.kind for each in by_code[code]}
    by_place = len({each.naming.start for each in by_code[code] if each.naming.kind in _BY_PLACE})
    agreeing = len({surface for surface, other in whole.places if _agrees(other, code)})
    return (
        float(same_province),
        float(told),
        float(by_place),
        float(agreeing),
        float(bool(kinds - _BY_PLACE)),
    )


def _agrees(other: str, code: str) -> bool:
    """Another district of the same province."""
    return other != code and other[:2] == code[:2]

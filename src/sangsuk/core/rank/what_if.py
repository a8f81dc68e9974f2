"""What if another rule had held: the places that the same stories give under other rules."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import pyarrow as pa

from sangsuk.core.rank.heard import COUNTED, Heard, Ints, Mask
from sangsuk.core.terms.codes import Words
from sangsuk.core.terms.district import District

PEOPLE: Final = 100_000
OTHER_RULES: Final[dict[str, Words]] = {
    "most_mentioned": Words(
        "ถูกกล่าวถึงมากที่สุด ไม่ว่าชื่นชมหรืออยากให้ปรับปรุง", "Most mentioned, praise or blame"
    ),
    "net": Words("เสียงชื่นชมหักเสียงอยากให้ปรับปรุง", "Praise less blame"),
    "per_100k": Words("เสียงชื่นชมต่อราษฎรแสนคน", "Praise per 100,000 people"),
    "without_copies": Words("ไม่นับโพสต์ที่อาจลอกกันมาด้วย", "Possible copies left out as well"),
    "with_copies": Words("นับโพสต์ที่ลอกกันมาด้วย", "Copies counted as well"),
    "without_unidentified": Words("นับเฉพาะผู้เล่าที่รู้ว่าเป็นใคร", "Only tellers who are known"),
}


def ask_what_if(
    heard: Heard, standings: pa.Table, districts: Mapping[str, District], *, prize_places: int
) -> tuple[pa.Table, list[dict[str, Any]]]:
    """Place all districts of the standings under each of `OTHER_RULES`.

    Equal values share a place there: the tie chain is the campaign's own.  A
    district without a value above 0 has no place.

    Args:
        heard: all that was said of districts.
        standings: as the campaign's rule has them.
        districts: by code, for their people.
        prize_places: how many places win.

    Returns:
        One row a district in the order of the standings, with its value and place under
        each rule; and of each rule its words, who would win, and how many of them do now.
    """
    codes: list[str] = standings["code"].to_pylist()
    people = np.array([districts[code].population for code in codes], dtype=np.float64)
    values = _values(heard, codes, people)
    columns: dict[str, Any] = {
        name: standings[name] for name in ("place", "code", "district", "province")
    }
    told = []
    winners = _winners(standings["place"].to_pylist(), codes, prize_places)
    winners &= _praised(standings)
    for rule, words in OTHER_RULES.items():
        places = _places(values[rule])
        columns[rule] = values[rule]
        columns[f"place_{rule}"] = pa.array(places, type=pa.int32())
        would = _winners(places, codes, prize_places)
        kept = len(would & winners)
        named = sorted(would, key=lambda code: (places[codes.index(code)], code))
        told.append(
            {"rule": rule, "th": words.th, "en": words.en, "prize_places": named}
            | {"win_as_well_now": kept}
        )
    return pa.table(columns), told


def _values(heard: Heard, codes: Sequence[str], people: Any) -> dict[str, Any]:
    praised, counted = heard.sign > 0, heard.counted

    def voices(rows: Mask) -> Ints:
        found = dict(
            zip(heard.codes, heard.distinct(heard.citizen, heard.citizens, rows), strict=True)
        )
        return np.array([found.get(code, 0) for code in codes], dtype=np.int64)

    positive = voices(praised & counted)
    return {
        "most_mentioned": voices(counted),
        "net": positive - voices((heard.sign < 0) & counted),
        "per_100k": positive * PEOPLE / people,
        "without_copies": voices(praised & (heard.copy == COUNTED)),
        "with_copies": voices(praised),
        "without_unidentified": voices(praised & counted & (heard.identified == 1)),
    }


def _places(values: Any) -> list[int | None]:
    """1, 2, 2, 4; none where the value is not above 0."""
    ordered = np.sort(-values)
    places = 1 + np.searchsorted(ordered, -values)
    return [int(place) if value > 0 else None for place, value in zip(places, values, strict=True)]


def _winners(places: Sequence[int | None], codes: Sequence[str], prizes: int) -> set[str]:
    return {code for place, code in zip(places, codes, strict=True) if place and place <= prizes}


def _praised(standings: pa.Table) -> set[str]:
    rows = standings.select(["code", "positive_voices"]).to_pylist()
    return {row["code"] for row in rows if row["positive_voices"]}

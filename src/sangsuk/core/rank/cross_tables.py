"""The same voices by province, region, service and day; small numbers are hidden."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sangsuk.core.rank.heard import BITS, DAYS, Heard, Ints, Mask
from sangsuk.core.terms.codes import SERVICES
from sangsuk.core.terms.district import District

FEWEST_SHOWN: Final = 5  # voices; below, one might tell who they are (decisions.md)
PEOPLE: Final = 100_000
SUMS: Final = ("positive_voices", "mentioned_voices", "negative_voices", "mentions")
REGION: Final = ("region",)
PROVINCE: Final = ("province_code", "province", "region")


def sum_districts(
    standings: pa.Table, districts: Mapping[str, District], by: Sequence[str]
) -> pa.Table:
    """The standings by province or region: plain sums of theirs, so nothing is hidden.

    Args:
        standings: of all districts of the scope.
        districts: by code.
        by: `REGION` or `PROVINCE`.
    """
    known = [districts[code] for code in standings["code"].to_pylist()]
    parts = {
        "province_code": [district.province_code for district in known],
        "province": [district.province_th for district in known],
        "region": [district.region for district in known],
        "people": [district.population for district in known],
        "heard": [place is not None for place in standings["place"].to_pylist()],
    }
    table = pa.table(parts | {name: standings[name] for name in SUMS})
    sums = [(name, "sum") for name in ("people", *SUMS)]
    grouped = table.group_by(list(by)).aggregate([("heard", "count"), ("heard", "sum"), *sums])
    renamed = {"heard_count": "districts", "heard_sum": "districts_heard"}
    renamed |= {f"{name}_sum": name for name in ("people", *SUMS)}
    grouped = grouped.rename_columns([renamed.get(name, name) for name in grouped.column_names])
    rate = pc.divide(pc.multiply(grouped["positive_voices"], float(PEOPLE)), grouped["people"])
    order = [(name, "ascending") for name in by]
    return grouped.append_column("per_100k", rate).sort_by(order)


def rate_districts(standings: pa.Table, districts: Mapping[str, District]) -> pa.Table:
    """All districts by their shrunken rate's interval, the surest to be praised often first."""
    codes = standings["code"].to_pylist()
    people = pa.array([districts[code].population for code in codes])
    names = ("code", "district", "province", "positive_voices", "per_100k")
    table = standings.select([*names, "rate_low", "rate_high"]).append_column("people", people)
    return table.sort_by([("rate_low", "descending"), ("code", "ascending")])


def list_silent(standings: pa.Table, districts: Mapping[str, District]) -> pa.Table:
    """Districts of which no eligible story speaks: silent is not last."""
    silent = standings.filter(pc.is_null(standings["place"])).select(
        ["code", "district", "province"]
    )
    known = [districts[code] for code in silent["code"].to_pylist()]
    regions = pa.array([district.region for district in known], type=pa.string())
    people = pa.array([district.population for district in known], type=pa.int64())
    return silent.append_column("region", regions).append_column("people", people)


def by_service(heard: Heard) -> pa.Table:
    """Voices of each of the 19 services; one voice may speak of several."""
    columns: dict[str, Any] = {
        "service": list(SERVICES),
        "name": [words.th for words in SERVICES.values()],
    }
    for name, sign in zip(SUMS, _signs(heard), strict=False):
        of_each = [heard.counted & sign & (heard.services & BITS[code] != 0) for code in SERVICES]
        voices = [_voices(heard, rows) for rows in of_each]
        columns[name] = hide_small(voices, sums_are_known=False)
    return pa.table(columns, schema=_schema(["service", "name"], SUMS[:3]))


def by_service_and_region(heard: Heard, districts: Mapping[str, District]) -> pa.Table:
    """Positive voices of each service in each region."""
    regions = sorted({district.region for district in districts.values()})
    of_code = [districts[code].region if code in districts else "" for code in heard.codes]
    at = {region: np.array([one == region for one in of_code], dtype=bool) for region in regions}
    rows = []
    for code in SERVICES:
        praised = heard.counted & (heard.sign > 0) & (heard.services & BITS[code] != 0)
        voices = heard.distinct(heard.citizen, heard.citizens, praised)
        cells = [int(voices[inside].sum()) for inside in at.values()]
        hidden = hide_small(cells, sums_are_known=True)
        rows.append({"service": code} | dict(zip(regions, hidden, strict=True)))
    return pa.Table.from_pylist(rows, schema=_schema(["service"], regions))


def by_day(heard: Heard, days: Sequence[date]) -> pa.Table:
    """Of each day: voices that praised a district for the first time, and stories told."""
    praised = heard.counted & (heard.sign > 0)
    voices = heard.pairs(heard.citizen, max(heard.citizens, 1), praised)
    new = _by_day(_first_days(voices, heard.day[praised]), days)
    stories = heard.story[heard.counted].astype(np.int64)
    told = _by_day(_first_days(stories, heard.day[heard.counted]), days)
    columns = {
        "day": pa.array([day.isoformat() for day in days], type=pa.string()),
        "new_positive_voices": pa.array(hide_small(new, sums_are_known=True), type=pa.int64()),
        "stories": pa.array(hide_small(told, sums_are_known=False), type=pa.int64()),
    }
    return pa.table(columns)


def _first_days(numbers: Ints, days: Ints) -> Ints:
    """Of each distinct number its earliest day; `numbers` are lost over it, for there are many."""
    numbers *= DAYS
    numbers += days
    numbers.sort()
    number = numbers // DAYS
    first = np.ones(number.size, np.bool_)
    np.not_equal(number[1:], number[:-1], out=first[1:])
    return numbers[first] % DAYS


def hide_small(cells: Sequence[int], *, sums_are_known: bool) -> list[int | None]:
    """Hide what is above 0 and below `FEWEST_SHOWN`.

    Where the sum of the cells is known, one hidden cell alone could be computed:
    the least of the others is hidden with it.
    """
    hidden = [0 < cell < FEWEST_SHOWN for cell in cells]
    shown = [at for at, cell in enumerate(cells) if cell and not hidden[at]]
    if sums_are_known and sum(hidden) == 1 and shown:
        hidden[min(shown, key=lambda at: (cells[at], at))] = True
    return [None if hide else cell for cell, hide in zip(cells, hidden, strict=True)]


def _signs(heard: Heard) -> tuple[Mask, Mask, Mask]:
    """Of the columns of SUMS: positive, mentioned, negative."""
    return heard.sign > 0, np.ones(heard.sign.shape, dtype=np.bool_), heard.sign < 0


def _voices(heard: Heard, rows: Mask) -> int:
    return int(heard.distinct(heard.citizen, heard.citizens, rows).sum())


def _by_day(found: Ints, days: Sequence[date]) -> list[int]:
    ordinals = np.array([day.toordinal() for day in days], dtype=np.int64)
    return [int((found == day).sum()) for day in ordinals]


def _schema(names: Sequence[str], counts: Sequence[str]) -> pa.Schema:
    fields: list[Any] = [(name, pa.string()) for name in names]
    return pa.schema([*fields, *((name, pa.int64()) for name in counts)])

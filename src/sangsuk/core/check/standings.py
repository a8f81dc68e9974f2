"""The standings and the table of other rules, as the rows give them and as they were published."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from sangsuk.core.check.archive import Fault, Unfit, read_text
from sangsuk.core.check.places import District, Placed, per_100k, place_districts
from sangsuk.core.check.rows import Ear, Heard, read_table, whole_number
from sangsuk.core.check.rules import Rules

STANDINGS: Final = "standings.csv"
DISTRICTS: Final = "districts.csv"
DISTRICT_COLUMNS: Final = District._fields
ESTIMATED: Final = ("rate_low", "rate_high", "place_low", "place_high", "p_top")

UNPLACED: Final = Placed(0, "")


def read_districts(archive: zipfile.ZipFile) -> list[District]:
    districts = []
    for number, (code, *names, population) in read_table(archive, DISTRICTS, DISTRICT_COLUMNS):
        people = whole_number(population, DISTRICTS, number)
        if not people:
            raise Unfit(DISTRICTS, f"{code}: nobody lives there", number)
        districts.append(District(code, names[0], names[1], people))
    return districts


def check_districts(districts: Iterable[District], rules: Rules) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, district in enumerate(districts, 2):
        if district.code in seen:
            yield Fault(DISTRICTS, number, f"{district.code} stands twice")
        if rules.provinces and district.code[:2] not in rules.provinces:
            yield Fault(DISTRICTS, number, f"{district.code} is outside of the campaign")
        seen.add(district.code)


def count_standings(ear: Ear, districts: Iterable[District], rules: Rules) -> list[dict[str, str]]:
    """The rows of the standings in their order; of what is estimated, nothing."""
    listed = list(districts)
    places = place_districts(ear, listed, rules.tie_chain)
    rows = [_counted(d, ear.get(d.code, Heard()), places.get(d.code, UNPLACED)) for d in listed]
    return sorted(rows, key=lambda row: (not row["place"], int(row["place"] or 0), row["code"]))


def check_standings(archive: zipfile.ZipFile, counted: Iterable[dict[str, str]]) -> Iterator[Fault]:
    """Each row of standings.csv says what the rows say, and stands where they place it."""
    published = _published(read_text(archive, STANDINGS))
    expected = list(counted)
    for number, (said, true) in enumerate(zip(published, expected, strict=False), 2):
        yield from _compared(said, true, number)
    if len(published) != len(expected):
        first = min(len(published), len(expected)) + 2
        yield Fault(STANDINGS, first, f"it has {len(published)} rows, not {len(expected)}")


def _published(text: str) -> list[dict[str, str]]:
    table = csv.DictReader(io.StringIO(text, newline=""))
    try:
        names = table.fieldnames or ()
        if lacking := {"place", "code", "positive_voices", *ESTIMATED} - set(names):
            raise Unfit(STANDINGS, f"it has no {', '.join(sorted(lacking))}", 1)
        if len(names) != len(set(names)):
            raise Unfit(STANDINGS, "a column stands twice", 1)
        return list(table)
    except csv.Error as error:
        raise Unfit(STANDINGS, f"it is damaged ({error})", table.line_num) from None


def _counted(district: District, heard: Heard, placed: Placed) -> dict[str, str]:
    share = repr(heard.unidentified_voices / len(heard.mentioned)) if heard.mentioned else ""
    return {
        "place": str(placed.place or ""),
        "code": district.code,
        "district": district.district,
        "province": district.province,
        "positive_voices": str(len(heard.positive)),
        "mentions": str(heard.mentions),
        "mentioned_voices": str(len(heard.mentioned)),
        "negative_voices": str(len(heard.negative)),
        "net": str(len(heard.positive) - len(heard.negative)),
        "unidentified_share": share,
        "per_100k": repr(per_100k(heard, district)),
        "tie_broken_by": placed.tie_broken_by,
    }


def _compared(said: Mapping[str, str], true: Mapping[str, str], number: int) -> Iterator[Fault]:
    if said["code"] != true["code"]:
        here = f"{said['code']} stands where the rows place {true['code']} ({true['district']})"
        yield Fault(STANDINGS, number, here)
        return
    for column, value in true.items():
        if said.get(column) != value:
            what = f"{true['code']}: {column} is {said.get(column)!r}, by the rows {value!r}"
            yield Fault(STANDINGS, number, what)

"""The table of other rules: where each district would stand if another rule had held."""

import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from sangsuk.core.check.archive import Fault
from sangsuk.core.check.places import District, per_100k
from sangsuk.core.check.rows import UNIDENTIFIED, Ear, Heard, read_table

WHAT_IF: Final = "what_if.csv"
NOBODY: Final = Heard()

Value = Callable[[Heard, Heard, District], float]  # heard, heard in copies, the district

OTHER_RULES: Final[Mapping[str, Value]] = {
    "most_mentioned": lambda heard, _, __: len(heard.mentioned),
    "net": lambda heard, _, __: len(heard.positive) - len(heard.negative),
    "per_100k": lambda heard, _, district: per_100k(heard, district),
    "without_copies": lambda heard, _, __: len(heard.unlike),
    "with_copies": lambda heard, copies, _: len(heard.positive | copies.positive),
    "without_unidentified": lambda heard, _, __: sum(
        not voice.startswith(UNIDENTIFIED) for voice in heard.positive
    ),
}
WHAT_IF_COLUMNS: Final = (
    *("place", "code", "district", "province"),
    *(column for rule in OTHER_RULES for column in (rule, f"place_{rule}")),
)


def count_what_if(
    ear: Ear, copies: Ear, districts: Sequence[District], standings: Sequence[Mapping[str, str]]
) -> list[dict[str, str]]:
    """One row a district in the order of the standings; equals share, nothing is no place."""
    rows = {row["code"]: {name: row[name] for name in WHAT_IF_COLUMNS[:4]} for row in standings}
    for rule, value in OTHER_RULES.items():
        values = {
            one.code: value(ear.get(one.code, NOBODY), copies.get(one.code, NOBODY), one)
            for one in districts
        }
        ordered = sorted(values.values(), reverse=True)
        first = {value: place for place, value in reversed(list(enumerate(ordered, 1)))}
        for code, reached in values.items():
            place = str(first[reached]) if reached > 0 else ""
            rows[code] |= {rule: str(reached), f"place_{rule}": place}
    return list(rows.values())


def check_what_if(
    archive: zipfile.ZipFile, expected: Sequence[Mapping[str, str]]
) -> Iterator[Fault]:
    table = list(read_table(archive, WHAT_IF, WHAT_IF_COLUMNS))
    for (number, cells), true in zip(table, expected, strict=False):
        for column, said in zip(WHAT_IF_COLUMNS, cells, strict=True):
            if said != true[column]:
                what = f"{true['code']}: {column} is {said!r}, by the rows {true[column]!r}"
                yield Fault(WHAT_IF, number, what)
    if len(table) != len(expected):
        yield Fault(WHAT_IF, None, f"it has {len(table)} rows, not {len(expected)}")

"""The numbers that the report tells, one a row: what the notebook computes again."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sangsuk.core.tell.answers.answer import PARTS, Answer
from sangsuk.flow.answers.driver_errors import stories_read_by_people
from sangsuk.flow.answers.tables import all_tables

Row = dict[str, Any]
SHARES: Final = ("stories", "of", "read", "likely", "low", "high")
SIDES: Final = ("happy", "unhappy")
# Of each sheet of the workbook what names a row, and the numbers in it.
SHEETS: Final[dict[str, tuple[Sequence[str], Sequence[str]]]] = {
    "reasons": (("side", "code"), SHARES),
    "parts": (("side", "by", "part", "code"), SHARES),
    "concerns": (("code",), ("stories", "districts")),
    "practices": (("code",), ("stories", "districts", "taken_up", "confirmed")),
    "policy": (("code",), ("praised", "blamed")),
    "themes": (("code",), ("stories", "praise", "blame", "districts")),
    "weeks": (("code",), ("first", "last")),
    "former": (("code",), ("first", "last")),
    "places": (("code",), ("stories", "praise", "blame")),
}


def number_rows(answer: Answer, told: Mapping[str, Any]) -> list[Row]:
    """Section, row, column and value, in the order of the report.

    Args:
        answer: as it is released.
        told: the same as it is laid out.
    """
    tables = all_tables(dict(told))
    return [
        *_lead(answer),
        *_sizes(told),
        *(
            _row(sheet, "/".join(str(row[key]) for key in keys), column, row[column])
            for sheet, (keys, columns) in SHEETS.items()
            for row in tables[sheet]
            for column in columns
        ),
        *_silence(answer),
    ]


def _lead(answer: Answer) -> Iterable[Row]:
    numbers = {
        "stories": answer.stories,
        "praising": answer.happy.stories,
        "blaming": answer.unhappy.stories,
        "read_by_people": stories_read_by_people(),
    }
    return (_row("lead", "all", column, value) for column, value in numbers.items())


def _sizes(told: Mapping[str, Any]) -> Iterable[Row]:
    for side in SIDES:
        for group in told[side]["parts"]:
            for part in group["parts"] if group["key"] in PARTS else ():
                where = f"{side}/{group['key']}/{part['code']}"
                yield _row("sizes", where, "stories", part["stories"])
                yield _row("sizes", where, "stand_out", len(part["out"]))


def _silence(answer: Answer) -> Iterable[Row]:
    silence = answer.silence
    for column in ("districts", "silent", "people"):
        yield _row("silence", "all", column, getattr(silence, column))
    yield _row("silence", "all", "services", len(silence.services))
    yield _row("silence", "all", "doors", len(silence.doors))
    for one in silence.regions:
        yield _row("silence", one.region, "districts", one.districts)
        yield _row("silence", one.region, "silent", one.silent)


def _row(section: str, row: str, column: str, value: float) -> Row:
    return {"section": section, "row": row, "column": column, "value": str(value)}

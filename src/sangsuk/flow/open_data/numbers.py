"""The numbers that the report tells, one a row: what the notebook computes again."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from sangsuk.core.tell.answers.answer import PARTS, Answer, Side
from sangsuk.core.tell.answers.became import ANSWERED, PROMISED, STATES
from sangsuk.core.tell.answers.days import SAID, Day
from sangsuk.core.tell.answers.pictured import UNTOLD
from sangsuk.core.tell.answers.telling import OTHERS
from sangsuk.flow.answers.driver_errors import stories_read_by_people
from sangsuk.flow.answers.tables import all_tables

Row = dict[str, Any]
Told = Mapping[str, Any]
Weeks = Collection[tuple[str, str]]  # side, week
# How who has the open tables comes to a number: from rows of stories and offices, from finer
# counts or by a formula, or it is a count of a cross-table as it is opened.
RECOMPUTED, RELEASED = "recomputed", "released"
FROM_ROWS: Final = "service"  # rows of stories tell how large these parts are
BY_DAYS: Final = "week"  # days add up to these
SHARES: Final = ("stories", "of", "read", "likely", "low", "high")
# Of each sheet of the workbook what names a row, and the numbers in it.
SHEETS: Final[dict[str, tuple[Sequence[str], Sequence[str]]]] = {
    "reasons": (("side", "code"), SHARES),
    "parts": (("side", "by", "part", "code"), SHARES),
    "concerns": (("code",), ("stories", "districts", "answered", "promised", "confirmed")),
    "practices": (("code",), ("stories", "districts", "taken_up", "confirmed")),
    "policy": (("code",), ("praised", "blamed")),
    "themes": (("code",), ("stories", "praise", "blame", "districts")),
    "weeks": (("code",), ("first", "last")),
    "former": (("code",), ("first", "last")),
    "days": (("day",), ("stories", *SAID)),
    "became": (("day",), tuple(STATES)),
    "places": (("code",), ("stories", "praise", "blame")),
}
RANKED: Final = ("reasons", "concerns", "practices")  # sheets whose order says what comes first
AS_RELEASED: Final = {"days": SAID, "became": tuple(STATES)}
OF_SIDES: Final = {"happy": ("praise", "both"), "unhappy": ("blame", "both")}


def number_rows(answer: Answer, told: Told) -> list[Row]:
    """Section, row, column, value and how it is computed again, in the order of the report.

    A value is a number, codes with spaces between them, or empty where it is hidden.

    Args:
        answer: as it is released.
        told: the same as it is laid out.
    """
    tables, weeks = all_tables(dict(told)), _weeks_from_days(answer.days)
    return [
        *_lead(answer),
        *_sizes(answer, weeks),
        *(row for sheet in SHEETS for row in _sheet(sheet, tables[sheet], weeks)),
        *_members(answer),
        *_of_all_days(told),
        *_silence(answer),
    ]


def _weeks_from_days(days: Iterable[Day]) -> Weeks:
    """The weeks of each side whose stories are the sum of their days, all of which are told."""
    told = [(one.week, dict(zip(SAID, one.said, strict=True))) for one in days]
    weeks = {(side, week) for side in OF_SIDES for week, _ in told}
    return weeks - {
        (side, week)
        for side, kinds in OF_SIDES.items()
        for week, counts in told
        if None in [counts[kind] for kind in kinds]
    }


def _sheet(sheet: str, rows: Sequence[Told], weeks: Weeks) -> Iterable[Row]:
    keys, columns = SHEETS[sheet]
    places: dict[str, int] = {}
    for row in rows:
        where = "/".join(str(row[key]) for key in keys)
        for column in columns:
            yield _row(sheet, where, column, row[column], how=_how(sheet, column, row, weeks))
        if sheet in RANKED:
            side = row.get("side", "")
            places[side] = places.get(side, 0) + 1
            yield _row(sheet, where, "place", places[side])


def _how(sheet: str, column: str, row: Told, weeks: Weeks) -> str:
    if sheet == "parts" and column == "of":
        return _how_large(row["side"], row["by"], row["part"], weeks)
    if sheet == "days" and column == "stories":
        return RELEASED if None in [row[kind] for kind in SAID] else RECOMPUTED
    counted = sheet == "parts" and column == "stories"
    return RELEASED if counted or column in AS_RELEASED.get(sheet, ()) else RECOMPUTED


def _how_large(side: str, by: str, part: str, weeks: Weeks) -> str:
    """How the number of a part's stories is computed again."""
    is_sum = by == BY_DAYS and (side, part) in weeks
    return RECOMPUTED if is_sum or by == FROM_ROWS else RELEASED


def _lead(answer: Answer) -> Iterable[Row]:
    numbers = {
        "stories": answer.stories,
        "praising": answer.happy.stories,
        "blaming": answer.unhappy.stories,
        "read_by_people": stories_read_by_people(),
    }
    return (_row("lead", "all", column, value) for column, value in numbers.items())


def _sizes(answer: Answer, weeks: Weeks) -> Iterable[Row]:
    sides: dict[str, Side] = {"happy": answer.happy, "unhappy": answer.unhappy}
    for name, side in sides.items():
        for by in PARTS:
            for part in side.parts[by]:
                where = f"{name}/{by}/{part.code}"
                how = _how_large(name, by, part.code, weeks)
                yield _row("sizes", where, "stories", part.stories, how=how)
                out = [code for code, _ in part.stands_out[:OTHERS]]
                yield _row("sizes", where, "stands_out", " ".join(out))


def _members(answer: Answer) -> Iterable[Row]:
    """Which practices and concerns have to do with each policy."""
    for one in answer.policies:
        code = one.policy.code
        yield _row("policy", code, "practices", " ".join(sorted(one.practices)))
        yield _row("policy", code, "concerns", " ".join(sorted(one.concerns)))


def _of_all_days(told: Told) -> Iterable[Row]:
    """How many stories the dots show of each kind, and what offices did in one sentence."""
    for swarm in ("days", "became"):
        for one in (*told[swarm]["kinds"], *told[swarm]["untold"]):
            how = RELEASED if one["kind"] == UNTOLD else RECOMPUTED
            yield _row(swarm, "all", one["kind"], one["total"], how=how)
    many = {one["kind"]: one["total"] for one in told["became"]["kinds"]}
    yield _row("became", "all", "any_answered", sum(many[state] for state in ANSWERED))
    yield _row("became", "all", "any_promised", sum(many[state] for state in PROMISED))


def _silence(answer: Answer) -> Iterable[Row]:
    silence = answer.silence
    for column in ("districts", "silent", "people"):
        yield _row("silence", "all", column, getattr(silence, column))
    yield _row("silence", "all", "services", " ".join(sorted(silence.services)))
    yield _row("silence", "all", "doors", " ".join(sorted(silence.doors)))
    for one in silence.regions:
        yield _row("silence", one.region, "districts", one.districts)
        yield _row("silence", one.region, "silent", one.silent)
        largest = " ".join(each.code for each in one.largest)
        yield _row("silence", one.region, "largest", largest)


def _row(
    section: str, row: str, column: str, value: float | str | None, *, how: str = RECOMPUTED
) -> Row:
    told = "" if value is None else str(value)
    return {"section": section, "row": row, "column": column, "value": told, "how": how}

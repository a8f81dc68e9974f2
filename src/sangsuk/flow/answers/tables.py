"""The tables of an answer: what stands behind each figure, row by row."""

import csv
import io
from collections.abc import Callable, Mapping
from typing import Any, Final

from sangsuk.core.tell.answers.figured import PARTED, SIDES

MARK: Final = "\ufeff"  # Excel asks for it
Row = dict[str, Any]
Told = Mapping[str, Any]
SHARES: Final = ("stories", "of", "read", "likely", "low", "high")
COLUMNS: Final = {
    "calendar": ("day", "stories"),
    "weeks": ("code", "name", "first", "last"),
    "former": ("code", "name", "first", "last"),
    "places": ("code", "name", "stories", "praise", "blame"),
    "concerns": ("code", "name", "stories", "districts", "answered", "promised", "confirmed"),
}


def table_of(told: Told, name: str) -> list[Row]:
    """The numbers of one figure."""
    if name in PARTED:
        side, key = PARTED[name]
        return [row for row in part_rows(told) if (row["side"], row["by"]) == (side, key)]
    if name in SIDES:
        return [_row(name, one) for one in told[name]["rows"]]
    if name in COLUMNS:
        return [{key: _rounded(one[key]) for key in COLUMNS[name]} for one in _rows(told, name)]
    return _MADE[name](told)


def all_tables(told: Told) -> dict[str, list[Row]]:
    """Every table by the name of its sheet."""
    names = ("days", "became", "weeks", "former", "places")
    return {
        "reasons": [_row(side, one) for side in SIDES for one in told[side]["rows"]],
        "parts": part_rows(told),
        **{name: table_of(told, name) for name in ("concerns", "practices", "policy", "themes")},
        **{name: table_of(told, name) for name in names},
    }


def as_csv(rows: list[Row]) -> str:
    """The table as a file; a table without rows says so."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]) if rows else ["empty"], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return MARK + text.getvalue()


def _rows(told: Told, name: str) -> list[Told]:
    if name == "concerns":
        return list(told[name])
    return list(told["days" if name == "calendar" else name]["rows"])


def _days(told: Told) -> list[Row]:
    """What each story says is one of the kinds: those that only praise, do both, neither, blame."""
    rows = told["days"]["rows"]
    return [{"day": one["day"], "stories": one["stories"], **one["told"]} for one in rows]


def _became(told: Told) -> list[Row]:
    return [{"day": one["day"], **one["told"]} for one in told["became"]["rows"]]


def _practices(told: Told) -> list[Row]:
    return [
        {
            "code": card["code"],
            "name": card["name"],
            "stories": len(card["stories"]),
            "districts": card["districts"],
            "taken_up": card["taken_up"],
            "confirmed": card["confirmed"],
            "try": card["try_it"],
        }
        for card in told["practices"]["cards"]
    ]


def _policy_row(one: Told) -> Row:
    lists = {key: ", ".join(one[key]) for key in ("practices", "concerns")}
    plain = {key: one[key] for key in ("code", "kind", "name", "source", "praised", "blamed")}
    return plain | lists


def _theme_row(one: Told) -> Row:
    counts = {key: one[key] for key in ("stories", "praise", "blame", "districts")}
    return {"code": one["code"], "name": one["name"], "phrases": " ".join(one["phrases"])} | counts


def part_rows(told: Told) -> list[Row]:
    """Shares of each driver in each part: of a service, region, size, door, week."""
    return [
        {"side": side, "by": group["key"], "part": part["code"], "part_name": part["name"]}
        | _row(side, one)
        for side in SIDES
        for group in told[side]["parts"]
        for part in group["parts"]
        for one in part["rows"]
    ]


def _row(side: str, one: Told) -> Row:
    shares = {key: _rounded(one[key]) for key in SHARES}
    return {"side": side, "code": one["code"], "name": one["name"], **shares}


def _rounded(value: Any) -> Any:
    return round(value, 4) if isinstance(value, float) else value


_MADE: Final[dict[str, Callable[[Told], list[Row]]]] = {
    "days": _days,
    "became": _became,
    "practices": _practices,
    "policy": lambda told: [_policy_row(one) for one in told["policy"]["rows"]],
    "themes": lambda told: [_theme_row(one) for one in told["themes"]["rows"]],
}

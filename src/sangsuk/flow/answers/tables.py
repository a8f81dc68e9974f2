"""The tables of an answer: what stands behind each figure, row by row."""

from typing import Any, Final

Row = dict[str, Any]
Told = dict[str, Any]
SIDES: Final = ("happy", "unhappy")
SHARES: Final = ("stories", "of", "read", "likely", "low", "high")


COLUMNS: Final = {
    "days": ("day", "stories", "praise", "blame", "both"),
    "calendar": ("day", "stories"),
    "weeks": ("code", "name", "first", "last"),
    "former": ("code", "name", "first", "last"),
    "places": ("code", "name", "stories", "praise", "blame"),
}


def table_of(told: Told, name: str) -> list[Row]:
    """The numbers of one figure."""
    if name in COLUMNS:
        rows = told["days" if name == "calendar" else name]["rows"]
        return [{key: _rounded(one[key]) for key in COLUMNS[name]} for one in rows]
    if name == "regions":
        return [row for row in part_rows(told) if row["by"] == "region" and row["side"] == "happy"]
    return [_row(name, one) for one in told[name]["rows"]]


def all_tables(told: Told) -> dict[str, list[Row]]:
    """Every table by the name of its sheet."""
    return {
        "reasons": [_row(side, one) for side in SIDES for one in told[side]["rows"]],
        "parts": part_rows(told),
        "concerns": [
            {"code": one["code"], "name": one["name"], "stories": one["stories"]}
            | {"districts": one["districts"]}
            for one in told["concerns"]
        ],
        "practices": [
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
        ],
        "policy": [_policy_row(one) for one in told["policy"]["rows"]],
        "themes": [_theme_row(one) for one in told["themes"]["rows"]],
        **{name: table_of(told, name) for name in ("days", "weeks", "former", "places")},
    }


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

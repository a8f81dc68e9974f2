"""The table beside each figure: its numbers, each with the stories that it was counted from."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from sangsuk.core.tell.answers.sentences import Tongue
from sangsuk.core.tell.answers.spoken import day_of

Told = Mapping[str, Any]
Opens = Mapping[str, str]  # what is asked of the list of stories behind a number
LISTED: Final = 40  # districts
NEVER: Final[Opens] = {}


class Cell(NamedTuple):
    """What stands in a cell, and the stories that it opens; none where it opens nothing."""

    text: str
    opens: Opens = NEVER


class Table(NamedTuple):
    """Heads and rows; the first cell of a row is its name."""

    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]


class Tables:
    """Makes the tables of an answer that is laid out."""

    def __init__(self, told: Told, tongue: Tongue) -> None:
        self._told, self._tongue, self._say = told, tongue, tongue.say

    def reasons(self, side: Told) -> Table:
        rows = (self._reason(row, {"side": side["name"]}) for row in side["rows"])
        return Table(self._named("driver", "stories", "share", "range"), list(rows))

    def parts(self, side: Told, group: Told) -> Table:
        """The rows that the small bars show, and how many stories each part has."""
        rows = []
        for part in group["parts"]:
            opens = {"side": side["name"], "by": group["key"], "part": part["code"]}
            rows += [
                [Cell(part["name"]), *self._reason(row, opens)]
                for row in (part["top"] if part["rows"] else ())
            ]
        return Table(self._named("part", "driver", "stories", "share", "range"), rows)

    def ways(self, ways: Told) -> Table:
        rows = [
            [Cell(one["name"]), Cell(one["first_text"]), Cell(one["last_text"])]
            for one in ways["rows"]
        ]
        return Table([*self._named("driver"), *ways["ends"]], rows)

    def days(self) -> Table:
        return self._by_day("days", "day")

    def became(self) -> Table:
        return self._by_day("became", "day")

    def calendar(self) -> Table:
        rows = [
            [Cell(self._day(row)), self._told_count(row["stories"], day=row["day"])]
            for row in self._told["days"]["rows"]
        ]
        return Table(self._named("day", "stories"), rows)

    def places(self) -> Table:
        """Those of which the most stories tell; the file beside the figure has all."""
        told = [row for row in self._told["places"]["rows"] if row["stories"]]
        told.sort(key=lambda row: (-row["stories"], row["name"]))
        rows = [
            [
                Cell(row["name"]),
                _count(row["stories"], place=row["code"]),
                _count(row["praise"], place=row["code"], side="happy"),
                _count(row["blame"], place=row["code"], side="unhappy"),
            ]
            for row in told[:LISTED]
        ]
        return Table(self._named("district", "stories", "kind_praise", "kind_blame"), rows)

    def concerns(self) -> Table:
        rows = []
        for one in self._told["concerns"]:
            opens = {"side": "unhappy", "driver": one["code"]}
            ends = ("answered", "promised", "confirmed")
            rows.append(
                [
                    Cell(one["name"]),
                    _count(one["stories"], **opens),
                    Cell(f"{one['districts']:,}"),
                    *(_count(one[end], **opens, became=f"any_{end}") for end in ends),
                ]
            )
        heads = ("driver", "stories", "offices", "answered", "promised", "confirmed")
        return Table(self._named(*heads), rows)

    def practices(self) -> Table:
        rows = [
            [
                Cell(one["name"]),
                _count(len(one["stories"]), practice=one["code"]),
                Cell(f"{one['districts']:,}"),
                _count(one["taken_up"], taken_up=one["code"]),
                Cell(f"{one['confirmed']:,}"),
            ]
            for one in self._told["practices"]["cards"]
        ]
        heads = ("practice", "stories", "offices", "taken_up", "confirmed")
        return Table(self._named(*heads), rows)

    def themes(self) -> Table:
        rows = [
            [
                Cell(one["name"]),
                _count(one["stories"], theme=one["code"]),
                _count(one["praise"], theme=one["code"], side="happy"),
                _count(one["blame"], theme=one["code"], side="unhappy"),
            ]
            for one in self._told["themes"]["rows"]
        ]
        return Table(self._named("theme", "stories", "kind_praise", "kind_blame"), rows)

    def policies(self) -> Table:
        rows = [
            [
                Cell(one["name"]),
                _count(one["praised"], policy=one["code"], side="happy"),
                Cell(", ".join(one["practices"])),
                _count(one["blamed"], policy=one["code"], side="unhappy"),
                Cell(", ".join(one["concerns"])),
                Cell(f"{one['kind']} · {one['source']}"),
            ]
            for one in self._told["policy"]["rows"]
        ]
        heads = ("policy", "kind_praise", "practices", "kind_blame", "unhappy", "source")
        return Table(self._named(*heads), rows)

    def _reason(self, row: Told, opens: Opens) -> list[Cell]:
        stories = _count(row["stories"], **opens, driver=row["code"])
        return [Cell(row["name"]), stories, Cell(row["likely_text"]), Cell(row["range_text"])]

    def _by_day(self, name: str, first: str) -> Table:
        told = self._told[name]
        key = "said" if name == "days" else "became"
        rows = [
            [
                Cell(self._day(row)),
                *(
                    self._told_count(many, **{"day": row["day"], key: kind})
                    for kind, many in row["told"].items()
                ),
            ]
            for row in told["rows"]
        ]
        return Table([*self._named(first), *(one["name"] for one in told["kinds"])], rows)

    def _told_count(self, many: int | None, **opens: str) -> Cell:
        """A number of stories, or that it is not told."""
        return Cell(self._say("not_told")) if many is None else _count(many, **opens)

    def _named(self, *keys: str) -> list[str]:
        return [self._say(key) for key in keys]

    def _day(self, row: Told) -> str:
        return day_of(row["date"], self._tongue.language)


def _count(many: int, **opens: str) -> Cell:
    """A number of stories; none of them open nothing."""
    return Cell(f"{many:,}", opens if many else NEVER)

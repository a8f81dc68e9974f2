"""The dictionary (พจนานุกรมข้อมูล): what each table and column of the open data is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sangsuk.core.terms.codes import Words

TYPES: Final = ("code", "text", "count", "number", "share", "day", "moment", "flag")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table."""

    name: str
    type: str  # of `TYPES`
    what: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table; `hidden`: small counts of it are not shown."""

    name: str
    what: Words
    hidden: bool
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.columns)


def read_dictionary(told: Mapping[str, Any]) -> tuple[Table, ...]:
    """The tables as the file lists them."""
    return tuple(
        Table(
            name=name,
            what=Words(table["th"], table["en"]),
            hidden=table.get("hidden", False),
            columns=tuple(_column(one) for one in table["columns"]),
        )
        for name, table in told["tables"].items()
    )


def dictionary_rows(tables: tuple[Table, ...]) -> list[dict[str, Any]]:
    """The dictionary as a table of its own."""
    return [
        {
            "table": table.name,
            "table_th": table.what.th,
            "table_en": table.what.en,
            "column": one.name,
            "type": one.type,
            "th": one.what.th,
            "en": one.what.en,
            "small_counts_hidden": int(table.hidden and one.type == "count"),
        }
        for table in tables
        for one in table.columns
    ]


def _column(told: Mapping[str, str]) -> Column:
    if told["type"] not in TYPES:
        raise ValueError(told["type"])
    return Column(name=told["name"], type=told["type"], what=Words(told["th"], told["en"]))

"""Open tables as CSV, as Parquet, and together as one DuckDB file."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from sangsuk.core.tell.open_data.dictionary import Table

ARROW: Final = {
    "count": pa.int64(),
    "flag": pa.int64(),
    "number": pa.float64(),
    "share": pa.float64(),
    "day": pa.string(),
    "moment": pa.string(),
    "code": pa.string(),
    "text": pa.string(),
}
Rows = Sequence[Mapping[str, Any]]


def as_csv(columns: Sequence[str], rows: Rows) -> bytes:
    """CSV in UTF-8 with a header; what is not known or not shown is an empty cell."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, lineterminator="\n", extrasaction="raise")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def as_arrow(table: Table, rows: Rows) -> pa.Table:
    """With the types and the words of the dictionary."""
    fields = [
        pa.field(one.name, ARROW[one.type], metadata={"th": one.what.th, "en": one.what.en})
        for one in table.columns
    ]
    columns = {one.name: [row[one.name] for row in rows] for one in table.columns}
    about = {"th": table.what.th, "en": table.what.en}
    return pa.table(columns, schema=pa.schema(fields, metadata=about))


def as_parquet(table: pa.Table) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()


def write_duckdb(path: Path, tables: Mapping[str, pa.Table], dictionary: Sequence[Table]) -> None:
    """All tables in one file, each with its words as comments."""
    path.unlink(missing_ok=True)
    with duckdb.connect(str(path)) as store:
        for one in dictionary:
            store.from_arrow(tables[one.name]).create(one.name)
            store.execute(f'COMMENT ON TABLE "{one.name}" IS {_quoted(one.what.en)}')
            for column in one.columns:
                where, words = f'"{one.name}"."{column.name}"', _quoted(column.what.en)
                store.execute(f"COMMENT ON COLUMN {where} IS {words}")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"

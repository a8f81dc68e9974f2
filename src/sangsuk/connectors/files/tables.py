"""Rows of any file of ours as they stand, cell by cell, before anybody says what they mean."""

import csv
import io
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

import pyarrow.parquet as pq

from sangsuk.connectors.files.csv_file import DELIMITERS, rows_of
from sangsuk.connectors.files.encoding import UTF8, detect_encoding
from sangsuk.connectors.files.opening import bytes_of, is_utf16
from sangsuk.connectors.files.parquet import rows_of_parquet
from sangsuk.connectors.files.xlsx import sheets_of
from sangsuk.core.errors import UnreadableSourceError

Cells = Sequence[object] | None  # None: quotes of the row are broken
Line = tuple[str, Cells]  # where, and what stands there
LOOKED_AT: Final = 20  # rows at the beginning in which a header may stand
MOST_JSON_LINE: Final = 64_000_000


def tables_of(path: Path, *, title: str) -> Iterator[Iterator[Line]]:
    """Each table of a file: one, or of a workbook every sheet.

    Raises:
        UnreadableSourceError: nothing of use can be read.
    """
    kind = path.suffix.lower()
    if kind in (".csv", ".tsv"):
        yield _csv(path, title)
    elif kind in (".xlsx", ".xlsm"):
        yield from sheets_of(path, title=title)
    elif kind in (".jsonl", ".ndjson"):
        yield _json(path, title)
    elif kind == ".parquet":
        yield _parquet(path, title)
    else:
        raise UnreadableSourceError(
            "posts.unknown_ending",
            what=f"Files ending in '{path.suffix}' are not read.",
            where=title,
            remedy="give a file that ends in .csv, .tsv, .xlsx, .jsonl or .parquet.",
        )


def _csv(path: Path, title: str) -> Iterator[Line]:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    with (
        bytes_of(path, title=title) as (file, _),
        io.TextIOWrapper(
            file, encoding=_encoding(file, title), errors="surrogateescape", newline=""
        ) as text,
    ):
        beginning = "".join(islice(text, LOOKED_AT))
        text.seek(0)
        # A preamble may stand above the header: what divides most of the beginning divides all.
        delimiter = max(DELIMITERS, key=beginning.count)
        for line, cells in rows_of(text, delimiter=delimiter):
            yield f"{title}, line {line}", cells


def _encoding(file: BinaryIO, title: str) -> str:
    if is_utf16(file):
        return "utf-16"
    found = detect_encoding(file, title=title)
    file.seek(0)
    return found or UTF8


def _json(path: Path, title: str) -> Iterator[Line]:
    """The header is that of the first object; other keys are passed over."""
    with bytes_of(path, title=title) as (file, _):
        header: list[str] = []
        for number, line in enumerate(iter(lambda: file.readline(MOST_JSON_LINE), b""), 1):
            row = _object(line)
            if row is not None and not header:
                header = list(row)
                yield f"{title}, line 1", header
            if line.strip():
                cells = [row.get(name) for name in header] if row is not None else None
                yield f"{title}, line {number}", cells


def _object(line: bytes) -> dict[str, object] | None:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def _parquet(path: Path, title: str) -> Iterator[Line]:
    with bytes_of(path, title=title) as (file, _):
        header, rows = rows_of_parquet(pq.ParquetFile(file, pre_buffer=False))
        yield f"{title}, header", header
        for number, row in enumerate(rows, 1):
            yield f"{title}, row {number}", [row[name] for name in header]

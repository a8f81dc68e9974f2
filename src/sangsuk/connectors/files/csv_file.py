"""Posts in CSV: UTF-8 with or without a mark, or TIS-620; comma, semicolon or tab."""

import csv
import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final

from sangsuk.connectors.contract import Rejection
from sangsuk.connectors.files.encoding import UTF8, detect_encoding
from sangsuk.connectors.files.formulas import A_FORMULA, is_formula
from sangsuk.connectors.files.opening import bytes_of, refuse_wide_encodings
from sangsuk.connectors.files.rows import COLUMNS, column_name, known_columns, make_post
from sangsuk.core.terms.story import Post

DELIMITERS: Final = (",", ";", "\t")
Row = tuple[int, Sequence[str] | None]  # the line where it begins; None: its quotes are broken


class CsvFile:
    """Every row that has as many cells as the header is a post or is rejected for a cell.

    A row whose quotes are broken is rejected at its first line, and reading
    goes on at the next: one stray quote never swallows the rows below it.
    """

    name = "csv"

    def __init__(self, path: Path, *, title: str) -> None:
        self._path = path
        self._title = title
        self.where = title
        self.portion = 0.0

    def read(self) -> Iterator[Post | Rejection]:
        # The limit is the module's own and is for all; a text of 5 MB must pass it.
        csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
        with bytes_of(self._path, title=self._title) as (file, size):
            refuse_wide_encodings(file, title=self._title)
            encoding = detect_encoding(file, title=self._title)
            # Bytes that are not UTF-8 pass as surrogates, for which the row is then rejected.
            errors = "surrogateescape" if encoding == UTF8 else "strict"
            with io.TextIOWrapper(file, encoding=encoding, errors=errors, newline="") as text:
                yield from self._posts(text, file, size)

    def _posts(
        self, text: io.TextIOWrapper, file: BinaryIO, size: int
    ) -> Iterator[Post | Rejection]:
        rows = rows_of(text)
        line, header = next(rows, (1, None))
        names = known_columns(header or (), where=f"{self._title}, line {line}")
        width = len(header or ())
        for line, cells in rows:
            self.portion = file.tell() / size
            self.where = f"{self._title}, line {line}"
            yield _row(cells, names, width, where=self.where)


def _row(
    cells: Sequence[str] | None, names: dict[int, str], width: int, *, where: str
) -> Post | Rejection:
    if cells is None:
        return Rejection(
            where,
            "a quotation mark is not closed, or stands inside a quoted cell and is not doubled",
        )
    if len(cells) < width:
        return Rejection(
            where, f"the row has {len(cells)} cells, the header {width}; it is cut off"
        )
    if any(cells[width:]):
        return Rejection(
            where,
            f"the row has {len(cells)} cells, the header {width}; put a text that holds the "
            "separator in quotation marks",
        )
    row = {column: cells[n] for n, column in names.items()}
    if column := next((column for column, cell in row.items() if is_formula(cell)), None):
        return Rejection(where, f"{column} {A_FORMULA}")
    return make_post(row, where=where)


def rows_of(text: io.TextIOWrapper, delimiter: str = "") -> Iterator[Row]:
    """Rows with the line where each begins; the delimiter is the header's if none is given."""
    lines = _Lines(text)
    delimiter = delimiter or _delimiter(lines.peek())
    while True:
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        try:
            for cells in reader:
                if cells:  # a blank line is no row
                    yield lines.began, cells
                lines.forget()
        except csv.Error:
            yield lines.began, None
            lines.again_from_second()
        else:
            return


def _delimiter(header: str) -> str:
    def known(delimiter: str) -> int:
        return sum(column_name(cell.strip(' "')) in COLUMNS for cell in header.split(delimiter))

    return max(DELIMITERS, key=known)


class _Lines:
    """Lines of a file; those of the row at hand are kept, to be given again."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self._held: list[str] = []
        self._again: list[str] = []  # the next is the last
        self.began = 1  # number of the first line held

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else next(self._text)
        self._held.append(line)
        return line

    def peek(self) -> str:
        line = next(self._text, "")
        self._again.extend([line] if line else [])
        return line

    def forget(self) -> None:
        self.began += len(self._held)
        self._held.clear()

    def again_from_second(self) -> None:
        self._again.extend(reversed(self._held[1:]))
        self._held.clear()
        self.began += 1

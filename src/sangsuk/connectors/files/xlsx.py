"""Posts in XLSX: every sheet whose first row names the columns."""

import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.utils.escape import unescape
from openpyxl.utils.exceptions import InvalidFileException

from sangsuk.connectors.contract import Rejection
from sangsuk.connectors.files.bombs import refuse_bombs
from sangsuk.connectors.files.cells import MOST_EXACT
from sangsuk.connectors.files.formulas import A_FORMULA, is_formula
from sangsuk.connectors.files.opening import bytes_of
from sangsuk.connectors.files.rows import NEEDED, column_name, known_columns, make_post
from sangsuk.core.errors import UnreadableSourceError
from sangsuk.core.terms.story import Post

_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
# What the library raises on a workbook that is damaged, wherever the damage lies.
_BROKEN: Final = (
    *(zipfile.BadZipFile, zlib.error, ParseError, InvalidFileException, EOFError),
    *(KeyError, IndexError, ValueError, TypeError, AttributeError, NotImplementedError, OSError),
)


class Workbook:
    """Rows below the header of each sheet of posts; blank rows at a sheet's end are no rows."""

    name = "xlsx"

    def __init__(self, path: Path, *, title: str) -> None:
        self._path = path
        self._title = title
        self.where = title
        self.portion = 0.0

    def read(self) -> Iterator[Post | Rejection]:
        with bytes_of(self._path, title=self._title) as (file, _):
            _refuse_old_office(file.read(4), self._title)
            file.seek(0)
            for cells, names in self._rows(file):
                yield _row(cells, names, where=self.where)
        self.portion = 1.0

    def _rows(self, file: Any) -> Iterator[tuple[Sequence[object], dict[int, str]]]:
        """The rows of all sheets of posts, with the columns of their sheet."""
        try:
            refuse_bombs(file, title=self._title)
            book = _opened(file)
            sheets = [sheet for sheet in book.worksheets if _header(sheet)]
            chosen = [sheet for sheet in sheets if _is_of_posts(_header(sheet))]
            for sheet in chosen or sheets[:1]:
                at = f"{self._title}, sheet '{sheet.title}'"
                names = known_columns(_header(sheet), where=at)
                for number, cells in _below_header(sheet):
                    self.where = f"{at}, row {number}"
                    yield cells, names
        except _BROKEN as error:
            raise _broken(self.where) from error
        if not sheets:
            known_columns((), where=self._title)


def sheets_of(path: Path, *, title: str) -> Iterator[Iterator[tuple[str, Sequence[object]]]]:
    """The rows of each sheet as they stand, and where; blank rows are none.

    Raises:
        UnreadableSourceError: the workbook cannot be read.
    """
    with bytes_of(path, title=title) as (file, _):
        _refuse_old_office(file.read(4), title)
        refuse_bombs(file, title=title)
        try:
            for sheet in _opened(file).worksheets:
                yield _placed(sheet, f"{title}, sheet '{sheet.title}'")
        except _BROKEN as error:
            raise _broken(title) from error


def _placed(sheet: Any, at: str) -> Iterator[tuple[str, Sequence[object]]]:
    for number, cells in _all_rows(sheet):
        if _filled(cells):
            yield f"{at}, row {number}", [_value(cell) for cell in cells]


def _opened(file: Any) -> Any:
    with warnings.catch_warnings():  # on styles and the like, which are nothing to us
        warnings.simplefilter("ignore")
        return load_workbook(file, read_only=True, data_only=True)


def _broken(where: str) -> UnreadableSourceError:
    return UnreadableSourceError(
        "posts.broken_xlsx",
        what="The file is no XLSX workbook, or it is damaged after this place.",
        where=where,
        remedy="open it in a spreadsheet and save it again as .xlsx, or save it as CSV UTF-8.",
    )


def _refuse_old_office(beginning: bytes, title: str) -> None:
    if beginning == _OLD_OFFICE:
        raise UnreadableSourceError(
            "posts.old_or_locked_xls",
            what="The file is an old .xls workbook, or is locked with a password.",
            where=title,
            remedy="open it in a spreadsheet and save it as .xlsx without a password.",
        )


def _is_of_posts(header: Sequence[object]) -> bool:
    return set(NEEDED) <= {column_name(cell) for cell in header}


def _all_rows(sheet: Any) -> Iterator[tuple[int, Sequence[object]]]:
    sheet.reset_dimensions()  # a stated size that is too small would hide rows
    return enumerate(sheet.iter_rows(values_only=True), 1)


def _header(sheet: Any) -> Sequence[object]:
    return next((cells for _, cells in _all_rows(sheet) if _filled(cells)), ())


def _below_header(sheet: Any) -> Iterator[tuple[int, Sequence[object]]]:
    rows = (row for row in _all_rows(sheet))
    next((cells for _, cells in rows if _filled(cells)), None)
    blank: list[tuple[int, Sequence[object]]] = []
    for number, cells in rows:
        if not _filled(cells):
            blank.append((number, cells))
            continue
        yield from blank
        blank.clear()
        yield number, cells


def _filled(cells: Sequence[object]) -> bool:
    return any(cell is not None and cell != "" for cell in cells)


def _row(cells: Sequence[object], names: dict[int, str], *, where: str) -> Post | Rejection:
    if not _filled(cells):
        return Rejection(where, "the row is blank")
    row = {column: _value(cells[n]) for n, column in names.items() if n < len(cells)}
    if wrong := [column for column, value in row.items() if value in ERROR_CODES]:
        return Rejection(where, f"{wrong[0]} holds an error of the spreadsheet, such as #NAME?")
    if column := next((name for name, value in row.items() if _is_formula(value)), None):
        return Rejection(where, f"{column} {A_FORMULA}")
    return make_post(row, where=where)


def _is_formula(value: object) -> bool:
    return isinstance(value, str) and is_formula(value)


def _value(cell: object) -> object:
    """The cell as it was typed: Excel escapes control characters and rounds long numbers."""
    if isinstance(cell, str):
        return unescape(cell)
    if isinstance(cell, int) and abs(cell) >= MOST_EXACT:
        return float(cell)
    return cell

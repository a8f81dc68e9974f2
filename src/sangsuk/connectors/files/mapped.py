"""Posts in somebody's export, by a mapping profile."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Final

from sangsuk.connectors.contract import Rejection
from sangsuk.connectors.files.cells import NoPost
from sangsuk.connectors.files.formulas import A_FORMULA, is_formula
from sangsuk.connectors.files.mapped_dates import moment_of
from sangsuk.connectors.files.profile import Profile, fits, folded, missing_of
from sangsuk.connectors.files.rounding import REMEDY, Column, lost_of
from sangsuk.connectors.files.rows import make_post
from sangsuk.connectors.files.tables import LOOKED_AT, Cells, Line, tables_of
from sangsuk.core.errors import UnreadableSourceError
from sangsuk.core.terms.story import Post

HANDLES: Final = ("id", "author")
OF_DIGEST: Final = 32  # letters of an id that is made from other columns


class MappedFile:
    """Rows below the header that the profile needs; what stands above it is passed over."""

    name = "mapped"

    def __init__(self, path: Path, profile: Profile, *, title: str) -> None:
        self._path, self._profile, self._title = path, profile, title
        self.where = title
        self.portion = 0.0

    def read(self) -> Iterator[Post | Rejection]:
        rounded = self._rounded_columns()
        for where, row in self._rows():
            self.where = where
            yield self._post(row, where, rounded)
        self.portion = 1.0

    def _rows(self) -> Iterator[tuple[str, dict[str, object] | str]]:
        """Every row as its columns, or what is wrong with it as a whole."""
        seen: list[Sequence[object]] = []
        for lines in tables_of(self._path, title=self._title):
            beginning = list(islice(lines, LOOKED_AT))
            seen += [cells for _, cells in beginning if cells]
            if (at := _header_at(beginning, self._profile)) is not None:
                header = [folded(cell) for cell in beginning[at][1] or ()]
                for where, cells in chain(beginning[at + 1 :], lines):
                    yield where, _row(header, cells)
                return
        raise self._does_not_fit(seen)

    def _rounded_columns(self) -> frozenset[str]:
        """The fields whose long numbers have all been rounded: the file is read once before."""
        columns = {field: Column() for field in HANDLES}
        for _, row in self._rows():
            if isinstance(row, dict):
                for field, column in columns.items():
                    column.note(str(self._cell(row, field) or ""))
        return frozenset(field for field, column in columns.items() if column.is_rounded)

    def _post(
        self, row: dict[str, object] | str, where: str, rounded: frozenset[str]
    ) -> Post | Rejection:
        if isinstance(row, str):
            return Rejection(where, row)
        try:
            given = self._given(row, rounded)
        except NoPost as fault:
            return Rejection(where, str(fault))
        made = make_post(given, where=where)
        # As the export wrote it, so that the row can be found again.
        written = str(self._cell(row, "posted_at") or "")
        return replace(made, posted_at_given=written) if isinstance(made, Post) else made

    def _given(self, row: Mapping[str, object], rounded: frozenset[str]) -> dict[str, object]:
        given = {field: self._cell(row, field) for field in self._profile.columns}
        for field, value in given.items():
            if isinstance(value, str) and is_formula(value):
                raise NoPost(f"{field} {A_FORMULA}")
        for field in HANDLES:
            written = str(given.get(field) or "")
            if field in rounded and lost_of(written):
                raise NoPost(
                    f"{field} ends in zeros after 15 digits: a spreadsheet has rounded a long "
                    f"number and its digits are lost; {REMEDY}"
                )
        given |= self._profile.fixed
        given["posted_at"] = moment_of(self._cell(row, "posted_at"), self._profile)
        given["platform"] = self._platform(given.get("platform"))
        given["id"] = given.get("id") or self._made_id(row)
        return given

    def _cell(self, row: Mapping[str, object], field: str) -> object:
        """The first of the field's columns that is filled."""
        for column in self._profile.columns.get(field, ()):
            value = row.get(folded(column))
            if value is not None and str(value).strip():
                return value.strip() if isinstance(value, str) and field != "text" else value
        return None

    def _platform(self, named: object) -> object:
        known = self._profile.platforms
        if not known or named is None:
            return named
        if (ours := known.get(folded(named))) is None:
            raise NoPost("the platform is none that the profile knows; add it under [platforms]")
        return ours

    def _made_id(self, row: Mapping[str, object]) -> str | None:
        parts = [str(row.get(folded(column)) or "").strip() for column in self._profile.id_of]
        if not all(parts) or not parts:
            return None
        return hashlib.sha256("\n".join(parts).encode(errors="replace")).hexdigest()[:OF_DIGEST]

    def _does_not_fit(self, seen: Sequence[Sequence[object]]) -> UnreadableSourceError:
        closest = max(seen, key=lambda cells: -len(missing_of(self._profile, cells)), default=())
        missing = ", ".join(missing_of(self._profile, closest))
        return UnreadableSourceError(
            "profile.does_not_fit",
            what=f"The profile {self._profile.title} does not fit: no column is named {missing}.",
            where=self._title,
            remedy="choose the profile of that export, or save one with the columns as they are "
            "called now: whoever makes the export may have renamed them.",
        )


def _header_at(beginning: Sequence[Line], profile: Profile) -> int | None:
    return next(
        (n for n, (_, cells) in enumerate(beginning) if cells and fits(profile, cells)), None
    )


def _row(header: Sequence[str], cells: Cells) -> dict[str, object] | str:
    if cells is None:
        return "the row cannot be read: a quotation mark is not closed, or it is cut off"
    if len(cells) > len(header) and any(cells[len(header) :]):
        return f"the row has {len(cells)} cells, the header {len(header)}"
    row: dict[str, object] = {}
    for name, cell in zip(header, cells, strict=False):
        if name and row.get(name) in (None, ""):
            row[name] = cell
    return row

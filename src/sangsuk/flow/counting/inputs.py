"""What a count over files may be given beside readings: identities, rulings, the reader's error."""

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any, Final, TypeVar

from sangsuk.core.errors import CallError
from sangsuk.core.rank.rulings import Rulings
from sangsuk.core.terms.identity import Identities, Joined, Proof
from sangsuk.core.terms.reader_error import ReaderError
from sangsuk.core.terms.ruling import Ruling, Verdict, reason_of
from sangsuk.flow.counting.reader_error import load_reader_error, why_unread
from sangsuk.flow.telling.fit_to_show import fit_to_show

_Row = TypeVar("_Row")
YES: Final = frozenset({"yes", "true", "1", "ใช่"})


@dataclass(frozen=True, slots=True)
class CountInputs:
    """Rows as they were given, checked."""

    joined: tuple[Joined, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    error: ReaderError = field(default_factory=load_reader_error)
    unquoted: frozenset[tuple[str, str]] = frozenset()  # stories whose tellers want no quotes

    @property
    def identities(self) -> Identities:
        return Identities.of(self.joined)

    @property
    def standing_rulings(self) -> Rulings:
        return Rulings(self.rulings)


def read_count_inputs(
    *,
    identities: Path | None = None,
    rulings: Path | None = None,
    reader_error: Path | None = None,
) -> CountInputs:
    """Read what was named.

    Args:
        identities: CSV or JSON lines of person, platform, author or post, and proof: line,
            claim or receipt.
        rulings: CSV or JSON lines of verdict (exclude, restore), rule, platform, story, district
            (empty: all), by, reason (a code of the list; other words count as `other` and are not
            published), and if need be text, shown (yes: the text may be published, masked), act;
            of several about one story the last stands.
        reader_error: JSON; None: the shipped one.

    Raises:
        CallError: a file or a row of it is not that.
    """
    joined = tuple(_rows(identities, _joined)) if identities else ()
    ruled = tuple(_rows(rulings, _ruling)) if rulings else ()
    given = CountInputs(joined, ruled, load_reader_error(reader_error))
    for path, check in ((identities, "identities"), (rulings, "standing_rulings")):
        if path:
            try:
                getattr(given, check)
            except ValueError as fault:
                raise _unfit(path, f"The rows contradict themselves: {fault}") from fault
    return given


def rulings_as_lines(rulings: tuple[Ruling, ...]) -> bytes:
    """Rulings as JSON lines, in the order in which they were made."""
    lines = (json.dumps(asdict(ruling), ensure_ascii=False) + "\n" for ruling in rulings)
    return "".join(lines).encode()


def _rows(path: Path, make: Callable[[dict[str, Any]], _Row]) -> Iterator[_Row]:
    for number, row in _raw_rows(path):
        try:
            yield make(row)
        except KeyError as fault:
            raise _unfit(path, f"The row has no {fault.args[0]}", row=number) from fault
        except (TypeError, AttributeError) as fault:
            raise _unfit(path, "The row is no row of named values", row=number) from fault
        except ValueError as fault:
            raise _unfit(path, f"The row cannot be read: {fault}", row=number) from fault


def _raw_rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    rows = _csv_rows if path.suffix.lower() == ".csv" else _json_rows
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from rows(file, path)
    except (OSError, UnicodeDecodeError) as fault:
        raise _unfit(path, why_unread(fault)) from fault


def _csv_rows(file: IO[str], path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    rows = csv.DictReader(file)
    try:
        if not rows.fieldnames:
            raise _unfit(path, "The file is empty: no first row names its columns")
        yield from enumerate(rows, 2)
    except csv.Error as fault:
        raise _unfit(path, f"It is no CSV: {fault}", row=rows.line_num + 1) from fault


def _json_rows(file: IO[str], path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(file, 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (json.JSONDecodeError, RecursionError) as fault:
                raise _unfit(path, why_unread(fault), row=number) from fault


def _joined(row: dict[str, Any]) -> Joined:
    return Joined(
        person=_said(row, "person"),
        platform=_said(row, "platform"),
        author=row.get("author") or None,
        post=row.get("post") or None,
        proof=Proof(row["proof"]),
    )


def _ruling(row: dict[str, Any]) -> Ruling:
    told = {name: _said(row, name) for name in ("rule", "platform", "story", "by")}
    reason, words = reason_of(_said(row, "reason"))
    text, shown = row.get("text") or words, _is_yes(row.get("shown"))
    return Ruling(
        verdict=Verdict(row["verdict"]),
        district=row.get("district") or None,
        reason=reason,
        text=fit_to_show(text) if shown else text,
        shown=shown,
        act=int(row["act"]) if row.get("act") else None,
        **told,
    )


def _is_yes(said: Any) -> bool:
    return said is True or (isinstance(said, str) and said.strip().lower() in YES)


def _said(row: dict[str, Any], name: str) -> str:
    value = row[name]
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{name} is empty")
    return value


def _unfit(path: Path, what: str, *, row: int | None = None) -> CallError:
    return CallError(
        "count.unfit_input",
        what=f"{what[0].upper()}{what[1:]}.",
        where=f"{path}, row {row}" if row else str(path),
        remedy="see sangsuk rank --help for the columns, and mend the file.",
    )

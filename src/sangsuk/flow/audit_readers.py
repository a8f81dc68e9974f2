"""Who reads the cards of an audit, and which districts are their own."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from sangsuk.flow import audit_files as files
from sangsuk.flow.audit_commit import Committed
from sangsuk.flow.audit_faults import bad_row

Homes = Mapping[str, frozenset[str]]  # by reader
Told = tuple[str, str, frozenset[str]]  # where it stands, reader, home


def kept_homes(folder: Path) -> dict[str, frozenset[str]]:
    """What was told of readers so far."""
    path = folder / files.READERS
    return {reader: home for _, reader, home in _told(path)} if path.is_file() else {}


def given_homes(path: Path | None) -> list[Told]:
    """The rows of a file of readers.

    Raises:
        CallError: it cannot be opened.
        UnreadableSourceError: it is no such CSV.
    """
    return list(_told(path)) if path else []


def told_homes(rows: Iterable[tuple[str, Mapping[str, str]]]) -> Iterator[Told]:
    """What a column `home` beside the readings says, where there is one."""
    for where, row in rows:
        if "home" in row:
            yield where, row["reader"], frozenset(row["home"].split())


def join_homes(folder: Path, committed: Committed, told: Iterable[Told]) -> Homes:
    """What was kept and what is told now.

    Raises:
        CallError: a code is unknown, or a reader had another home before.
    """
    homes = kept_homes(folder)
    for where, reader, home in told:
        if unknown := home - committed.counts.keys():
            raise bad_row(
                "unknown_code",
                f"No district of the campaign has the code {files.codes(unknown)}",
                where,
                "write codes of four digits, with spaces between them",
            )
        if homes.setdefault(reader, home) != home:
            raise bad_row(
                "other_home",
                f"{reader} was from {files.codes(homes[reader]) or 'nowhere'} before",
                where,
                "a reader's home stays what it was when the audit began",
            )
    return homes


def _told(path: Path) -> Iterator[Told]:
    for where, row in files.read_rows(path, files.READER_COLUMNS):
        yield where, row["reader"], frozenset(row["home"].split())

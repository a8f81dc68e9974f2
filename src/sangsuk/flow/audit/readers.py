"""Who reads the cards of an audit, and which districts are their own."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from sangsuk.core.thai.person_names import name_key
from sangsuk.flow.audit import files
from sangsuk.flow.audit.faults import bad_row
from sangsuk.flow.reading.gazetteer import load_gazetteer

Homes = Mapping[str, frozenset[str]]  # by reader
Told = tuple[str, str, frozenset[str]]  # where it stands, reader, home
_NONE: Final[frozenset[str]] = frozenset()
BANGKOK: Final = "10"  # it has no district of ours, and people who live there may read


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


def spellings(known: Iterable[str]) -> Callable[[str], str]:
    """Gives each reader the name under which the same person is known already."""
    spelled: dict[str, str] = {}
    for name in known:
        spelled.setdefault(name_key(name), name)
    return lambda name: spelled.setdefault(name_key(name), name)


def own_districts(home: Iterable[str], districts: Iterable[str]) -> frozenset[str]:
    """Which of the districts are the reader's own: those of the home, or of its province.

    Anybody else's may be read, wherever the reader is from: also from outside
    the part of the country that the campaign is for.
    """
    begins = tuple(home)
    return frozenset(code for code in districts if code.startswith(begins)) if begins else _NONE


def unknown_homes(home: Iterable[str]) -> frozenset[str]:
    """Codes that are neither a district's nor a province's."""
    known = load_gazetteer().by_code()
    places = known.keys() | {code[:2] for code in known}
    return frozenset(one for one in home if one not in places and one[:2] != BANGKOK)


def join_homes(folder: Path, told: Iterable[Told]) -> Homes:
    """What was kept and what is told now.

    Raises:
        CallError: a code is unknown, or a reader had another home before.
    """
    homes = kept_homes(folder)
    spelled = spellings(homes)
    for where, named, home in told:
        reader = spelled(named)
        if unknown := unknown_homes(home):
            raise bad_row(
                "unknown_code",
                f"No district and no province has the code {files.codes(unknown)}",
                where,
                "write codes of four digits (a province: two), with spaces between them",
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

"""Commitments that were made before: here, in results that were published, and in what others hold.

A result has one commitment, wherever its folder is copied; and another result of
the same campaign names those that were before it, so that nobody can audit until
it suits him without saying so.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from sangsuk.core.check.archive import DAMAGE
from sangsuk.flow.audit import faults, files
from sangsuk.flow.audit.seeds import PUBLISHED, named_archives, used_seeds

MADE_HERE: Final = "audit-commitments"  # in the folder of all state: HASH.json, as it was made
AT_THE_DESK: Final = f"audits/*/{files.COMMITMENT}"
OF_ITS_MAKING: Final = ("committed_at", "earlier")  # all else says what is audited, and how
SAME_READINGS: Final = ("campaign", "rules_digest", "files")


class Made(NamedTuple):
    """A commitment as it was made, and where it is written."""

    hash: str
    content: bytes
    terms: Mapping[str, Any]
    where: Path


def commitments_of(
    campaign: str, folder: Path, home: Path, against: Iterable[Path] = ()
) -> list[Made]:
    """Those that are known of a campaign, each once, in the order in which they were made.

    Args:
        campaign: its slug.
        folder: of the result, which may have one.
        home: the folder of all state.
        against: archives, and folders of archives, that others have published.

    Raises:
        CallError: what is named is no archive.
    """
    known = (*_known(home, against), *_at(folder / files.COMMITMENT))
    every = {one.hash: one for one in known if one.terms["campaign"] == campaign}
    return sorted(every.values(), key=lambda one: (str(one.terms["committed_at"]), one.hash))


def commitment_for(
    terms: Mapping[str, Any], made: Sequence[Made], *, home: Path, against: Iterable[Path] = ()
) -> Made | None:
    """The commitment that was made to just this; None where there is none.

    Raises:
        CallError: the sample of this result was drawn under other terms.
    """
    for one in made:
        if _without(one.terms, OF_ITS_MAKING) == _without(terms, OF_ITS_MAKING):
            return one
    drawn = {used.commitment for used in used_seeds(home, against)}
    for one in made:
        same = all(one.terms.get(name) == terms[name] for name in SAME_READINGS)
        if same and one.hash in drawn:
            raise faults.already_drawn(one.where)
    return None


def _known(home: Path, against: Iterable[Path]) -> Iterator[Made]:
    for path in (*sorted(home.glob(f"{MADE_HERE}/*.json")), *sorted(home.glob(AT_THE_DESK))):
        yield from _at(path)
    for path in (*sorted(home.glob(PUBLISHED)), *named_archives(against)):
        yield from _in_archive(path)


def _at(path: Path) -> Iterator[Made]:
    if path.is_file():
        yield from _made(path.read_bytes(), path)


def _in_archive(path: Path) -> Iterator[Made]:
    try:
        with zipfile.ZipFile(path) as archive:
            there = files.COMMITMENT in archive.namelist()
            content = archive.read(files.COMMITMENT) if there else b""
    except (*DAMAGE, RuntimeError) as error:
        raise faults.no_archive(path) from error
    yield from _made(content, path)


def _made(content: bytes, where: Path) -> Iterator[Made]:
    try:
        terms = json.loads(content or b"{}")
    except ValueError as error:
        raise faults.changed(where) from error
    if isinstance(terms, dict) and {*SAME_READINGS, "committed_at"} <= terms.keys():
        yield Made(hashlib.sha256(content).hexdigest(), content, terms, where)


def _without(terms: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: value for name, value in terms.items() if name not in names}

"""The folder that `sangsuk run` wrote, with the campaign that it was made for."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sangsuk.core.check.other_rules import WHAT_IF
from sangsuk.core.check.rules import Rules, canonical, rules_of
from sangsuk.core.check.standings import STANDINGS
from sangsuk.core.errors import CallError
from sangsuk.core.terms.identity import Identities
from sangsuk.core.terms.ruling import Ruling
from sangsuk.flow.campaigns import find_campaign, load_campaign, typed_rules
from sangsuk.flow.counting.inputs import read_count_inputs
from sangsuk.flow.counting.results import RULINGS, SUMMARY
from sangsuk.flow.reading.read import RUN_READINGS


@dataclass(frozen=True, slots=True)
class ResultFolder:
    """A whole result: its files fit each other and the campaign's rules."""

    folder: Path
    readings: Path
    campaign_file: Path
    rulings: tuple[Ruling, ...]
    identities: Identities
    said: dict[str, Any]  # what the summary says

    @property
    def canonical_rules(self) -> bytes:
        """The rules as the digest is taken of them."""
        return canonical(typed_rules(self.campaign_file))

    def read(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()

    @property
    def rules(self) -> Rules:
        return rules_of(json.loads(self.canonical_rules))


def open_result(
    folder: Path,
    *,
    campaign: str = "",
    readings: Path | None = None,
    identities: Path | None = None,
) -> ResultFolder:
    """The result in a folder.

    Args:
        folder: what `sangsuk run` wrote.
        campaign: its slug or file; empty: the slug that the summary names.
        readings: those that were ranked; None: readings.parquet in the folder.
        identities: those that the result was counted with; they are not kept beside it.

    Raises:
        CallError: a file is missing or not the one that the summary vouches for, or the
            campaign's rules are not those of the result.
    """
    said = _object(folder / SUMMARY, _bytes(folder / SUMMARY))
    for name in (STANDINGS, WHAT_IF, RULINGS):
        if said["files"].get(name) != hashlib.sha256(_bytes(folder / name)).hexdigest():
            raise _unfit(folder / name, "The file is not the one that summary.json vouches for")
    readings = readings or folder / RUN_READINGS
    if not readings.is_file():
        raise _unfit(readings, "The readings are not there")
    path = find_campaign(campaign or str(said.get("campaign")))
    _check_digest(path, said)
    given = read_count_inputs(identities=identities, rulings=folder / RULINGS)
    return ResultFolder(folder, readings, path, given.rulings, given.identities, said)


def _check_digest(path: Path, said: dict[str, Any]) -> None:
    rules = load_campaign(str(path))
    if rules.digest != said.get("rules_digest"):
        raise CallError(
            "bundle.other_rules",
            what=f"The result was made under rules {said.get('rules_digest')}, "
            f"these are {rules.digest}.",
            where=str(path),
            remedy="name the file with the rules of the result by --campaign FILE.",
        )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unfit(path, f"A file of the result cannot be opened: {error.strerror}") from error


def _object(path: Path, content: bytes) -> dict[str, Any]:
    try:
        said = json.loads(content)
    except ValueError:
        said = None
    if not isinstance(said, dict) or not isinstance(said.get("files"), dict):
        raise _unfit(path, "The summary is damaged")
    return said


def _unfit(path: Path, what: str) -> CallError:
    return CallError(
        "bundle.no_result",
        what=f"{what}.",
        where=str(path),
        remedy="make the result again with sangsuk run POSTS --out DIR.",
    )

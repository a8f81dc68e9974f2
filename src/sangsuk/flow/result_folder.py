"""The folder that `sangsuk run` wrote, with the campaign that it was made for."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sangsuk.core.check.rules import Rules, canonical, rules_of
from sangsuk.core.check.standings import STANDINGS
from sangsuk.core.errors import CallError
from sangsuk.flow.campaigns import find_campaign, load_campaign, typed_rules
from sangsuk.flow.read import RUN_READINGS
from sangsuk.flow.results import SUMMARY


@dataclass(frozen=True, slots=True)
class ResultFolder:
    """A whole result: its files fit each other and the campaign's rules."""

    readings: Path
    standings: bytes
    summary: bytes
    campaign_file: bytes
    canonical_rules: bytes
    said: dict[str, Any]  # what the summary says

    @property
    def rules(self) -> Rules:
        return rules_of(json.loads(self.canonical_rules))


def open_result(folder: Path, *, campaign: str = "") -> ResultFolder:
    """The result in a folder.

    Args:
        folder: what `sangsuk run` wrote.
        campaign: its slug or file; empty: the slug that the summary names.

    Raises:
        CallError: a file is missing or not the one that the summary vouches for, or the
            campaign's rules are not those of the result.
    """
    summary, standings = _bytes(folder / SUMMARY), _bytes(folder / STANDINGS)
    said = _object(folder / SUMMARY, summary)
    if said.get("files", {}).get(STANDINGS) != hashlib.sha256(standings).hexdigest():
        raise _unfit(
            folder / STANDINGS, "The standings are not those that summary.json vouches for"
        )
    readings = folder / RUN_READINGS
    if not readings.is_file():
        raise _unfit(readings, "The readings are not there")
    path = find_campaign(campaign or str(said.get("campaign")))
    _check_digest(path, said)
    return ResultFolder(
        readings=readings,
        standings=standings,
        summary=summary,
        campaign_file=path.read_bytes(),
        canonical_rules=canonical(typed_rules(path)),
        said=said,
    )


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

"""A result made ready at the desk: an archive that anybody could check, not yet published."""

import csv
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sangsuk.core.check.standings import STANDINGS
from sangsuk.core.check.verdict import Verdict
from sangsuk.flow.audit.desk import FOLDER as AUDITS
from sangsuk.flow.counting.memory import IDENTITIES, rank_memory_to
from sangsuk.flow.files.outputs import staged
from sangsuk.flow.publishing.bundle import Ledgers, bundle_result
from sangsuk.flow.publishing.coverage_file import write_coverage
from sangsuk.flow.publishing.publishing import archive_path
from sangsuk.flow.publishing.signing import load_key
from sangsuk.flow.publishing.verification import verify_file
from sangsuk.records.acts.queries import public_log
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.inbox.coverage import coverage
from sangsuk.records.results.queries import publications_of

DRAFTS: Final = "drafts"  # in the folder of all state


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An archive that waits to be published, and how it differs from the result that holds."""

    path: Path
    verdict: Verdict
    moved: tuple[tuple[str, str, str], ...]  # district, its place in the result that holds, and now


def make_draft(campaign: Campaign, *, home: Path, environ: Mapping[str, str]) -> Path:
    """Bundle the result that is audited; else count what there is and bundle that.

    Raises:
        CallError: there is no whole result, or its parts contradict each other.
    """
    folder = home / DRAFTS / campaign.slug
    folder.mkdir(parents=True, exist_ok=True)
    audited = home / AUDITS / campaign.slug
    result = audited if (audited / STANDINGS).is_file() else folder
    if result == folder:
        rank_memory_to(campaign, folder)
    ledgers = Ledgers(acts=folder / "acts.jsonl", coverage=folder / "coverage-ledger.csv")
    with staged(folder / "acts.jsonl") as (partial,):
        partial.write_text("".join(public_log()), encoding="utf-8")
    stretches = coverage(since=campaign.opens, until=campaign.closes)
    write_coverage(stretches, folder / "coverage-ledger.csv")
    rules = folder / f"{campaign.slug}.toml"
    with staged(rules) as (partial,):
        partial.write_text(campaign.rules, encoding="utf-8")
    identities = result / IDENTITIES
    bundle_result(
        result,
        _archive(home, campaign),
        campaign=str(rules),
        identities=identities if identities.is_file() else None,
        ledgers=ledgers,
        secret=load_key(environ),
    )
    return _archive(home, campaign)


def draft_of(campaign: Campaign, *, home: Path) -> Draft | None:
    """The archive that waits, checked now; None where there is none or it is published already."""
    path = _archive(home, campaign)
    if not path.is_file():
        return None
    verdict, holds = verify_file(path), publications_of(campaign).first()
    if holds and verdict.citation == holds.citation:
        return None
    before = _places(archive_path(home, holds.citation)) if holds else {}
    return Draft(path=path, verdict=verdict, moved=tuple(_moved(before, _places(path))))


def _archive(home: Path, campaign: Campaign) -> Path:
    return home / DRAFTS / f"{campaign.slug}.zip"


def _places(archive: Path) -> dict[str, str]:
    if not archive.is_file():
        return {}
    with zipfile.ZipFile(archive) as opened:
        rows = csv.DictReader(io.StringIO(opened.read(STANDINGS).decode(), newline=""))
        return {row["code"]: row["place"] for row in rows if row["place"]}


def _moved(before: Mapping[str, str], after: Mapping[str, str]) -> list[tuple[str, str, str]]:
    codes = sorted({*before, *after}, key=lambda code: (int(after.get(code) or 10_000), code))
    told = [(code, before.get(code, ""), after.get(code, "")) for code in codes]
    return [one for one in told if one[1] != one[2]]

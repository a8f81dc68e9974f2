"""The whole check of one archive."""

import hashlib
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from sangsuk.core.check.acts import ACTS, check_acts, read_acts
from sangsuk.core.check.announced import NOTHING_ANNOUNCED, Announced, check_announced
from sangsuk.core.check.archive import (
    MANIFEST,
    Fault,
    Unfit,
    check_files,
    check_signature,
    read_bytes,
    read_manifest,
    read_object,
)
from sangsuk.core.check.audit import AUDIT_FILES, STATUS, check_audit, tell_audit
from sangsuk.core.check.commitment import COMMITMENT, hash_of_commitment
from sangsuk.core.check.coverage import check_coverage, read_coverage, tell_coverage
from sangsuk.core.check.frame import check_frame
from sangsuk.core.check.origins import check_origins
from sangsuk.core.check.other_rules import check_what_if, count_what_if
from sangsuk.core.check.praise import lay_praise, read_praise
from sangsuk.core.check.rows import COPY, Ear, Row, RowCheck, Totals, an_ear, hear, read_rows
from sangsuk.core.check.rules import Rules, check_rules, read_rules
from sangsuk.core.check.rulings import (
    RULINGS,
    Decisions,
    check_ruled,
    read_decisions,
    unknown_stories,
)
from sangsuk.core.check.standings import (
    check_districts,
    check_standings,
    count_standings,
    read_districts,
)
from sangsuk.core.check.summary import (
    Counted,
    check_summary,
    prize_places,
    unidentified_voices,
)

MOST_FAULTS: Final = 20  # told; more say no more
MOST_KEPT: Final = 1000


@dataclass(slots=True)
class Verdict:
    """What a check found.  `faults` empty: every number that can be recomputed was, and fits."""

    digest: str = ""  # the manifest's SHA-256
    campaign: str = ""
    rules_digest: str = ""
    signed_by: str = ""
    rows: int = 0
    places: int = 0
    audit: str = ""  # what the audit says; empty: there was none
    audit_told: str = ""  # the same with its terms, as a sentence
    coverage: str = ""  # what was collected and missed, as a sentence
    estimates: bool = False  # whether the simulation was repeated, too
    faults: list[Fault] = field(default_factory=list)

    @property
    def citation(self) -> str:
        """By what the result is cited."""
        return self.digest[:16]

    @property
    def verified(self) -> bool:
        return not self.faults


@dataclass(slots=True)
class Hearing:
    """All rows, heard once."""

    ear: Ear = field(default_factory=an_ear)
    copies: Ear = field(default_factory=an_ear)
    totals: Totals = field(default_factory=Totals)
    tellers: set[str] = field(default_factory=set)  # whose story could be found eligible
    faults: list[Fault] = field(default_factory=list)


def check_archive(
    archive: zipfile.ZipFile, known: Announced = NOTHING_ANNOUNCED, *, sha256: str = ""
) -> Verdict:
    """Recompute everything in the archive that the standard library can.

    Args:
        archive: opened for reading.
        known: what the host has announced of it.
        sha256: of the archive as a file, where it may be called by that.
    """
    verdict = Verdict()
    try:
        _note(verdict, check_frame(archive))
        if verdict.faults:
            return verdict  # what is not as it was made is not opened any further
        manifest = read_manifest(archive)
        _name(verdict, archive, manifest)
        _note(verdict, check_files(archive, manifest))
        _note(verdict, check_signature(archive, manifest))
        _note(verdict, _announced(verdict, archive, known, sha256))
        _note(verdict, check_origins(archive, manifest))
        _recompute(verdict, archive, manifest)
    except Unfit as unfit:
        verdict.faults.append(unfit.fault)
    return verdict


def hear_rows(rows: Iterable[tuple[int, Row]], decisions: Decisions) -> Hearing:
    """Hear and check all rows, each with its line number, in one pass."""
    hearing = Hearing()
    check, out = RowCheck(), set()
    for number, row in rows:
        if len(hearing.faults) < MOST_KEPT:
            hearing.faults.extend(check.faults(number, row))
        if row.reason:
            out.add(row.story)
        decided = decisions.apply(row)
        hearing.totals.add(decided)
        if decided.may_be_eligible and not decisions.takes_out(row.story):
            hearing.tellers.add(row.voice)
        if not decided.reason:
            hear(hearing.ear, decided)
        elif decided.reason == COPY:
            hear(hearing.copies, decided)
    hearing.faults.extend(check.missing_originals(out))
    for story in unknown_stories(decisions, check.seen):
        hearing.faults.append(Fault(RULINGS, None, f"story {story} is not among the rows"))
    return hearing


def _name(verdict: Verdict, archive: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    verdict.digest = hashlib.sha256(read_bytes(archive, MANIFEST)).hexdigest()
    verdict.campaign = str(manifest.get("campaign"))
    verdict.rules_digest = str(manifest.get("rules_digest"))
    verdict.signed_by = str(manifest.get("signed_by") or "")


def _announced(
    verdict: Verdict, archive: zipfile.ZipFile, known: Announced, sha256: str
) -> Iterable[Fault]:
    committed = COMMITMENT in archive.namelist()
    return check_announced(
        known,
        signed_by=verdict.signed_by,
        digests=(verdict.digest, sha256),
        commitment=hash_of_commitment(archive) if committed else "",
    )


def _recompute(verdict: Verdict, archive: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
    rules = read_rules(archive)
    _note(verdict, check_rules(archive, manifest))
    districts = read_districts(archive)
    _note(verdict, check_districts(districts, rules))
    decisions = read_decisions(archive)
    hearing = hear_rows(read_rows(archive), decisions)
    _note(verdict, hearing.faults)
    _note(verdict, lay_praise(hearing.ear, read_praise(archive), rules))
    counted = count_standings(hearing.ear, districts, rules)
    verdict.rows, verdict.places = hearing.totals.rows, sum(bool(row["place"]) for row in counted)
    _note(verdict, check_standings(archive, counted))
    unidentified = unidentified_voices(hearing.ear, counted)
    everything = Counted(hearing.totals, counted, unidentified, decisions)
    _note(verdict, check_summary(archive, manifest, everything, rules))
    if any(name in manifest["files"] for name in AUDIT_FILES):
        prized = prize_places(counted, rules)
        _note(verdict, check_audit(archive, manifest, counted, prized, len(hearing.tellers)))
        _tell_audit(verdict, archive)
    asked = count_what_if(hearing.ear, hearing.copies, districts, counted)
    _note(verdict, check_what_if(archive, asked))
    if ACTS in manifest["files"]:
        _note(verdict, check_acts(read_acts(archive)))
        _note(verdict, check_ruled(decisions, read_acts(archive)))
    _check_coverage(verdict, archive, rules)


def _tell_audit(verdict: Verdict, archive: zipfile.ZipFile) -> None:
    verdict.audit = str(read_object(archive, STATUS).get("outcome"))
    verdict.audit_told = tell_audit(archive)


def _check_coverage(verdict: Verdict, archive: zipfile.ZipFile, rules: Rules) -> None:
    stretches = read_coverage(archive)
    _note(verdict, check_coverage(stretches, rules))
    verdict.coverage = tell_coverage(stretches, rules)


def _note(verdict: Verdict, faults: Iterable[Fault]) -> None:
    verdict.faults.extend(faults)

"""A checked archive gets a permanent address; what it corrects is said."""

import csv
import hashlib
import io
import shutil
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Final

from django.db import transaction

from sangsuk.core.check.other_rules import OTHER_RULES, WHAT_IF
from sangsuk.core.check.verdict import Verdict
from sangsuk.core.errors import CallError
from sangsuk.flow.files.outputs import staged
from sangsuk.flow.outbox.hooks import PUBLISHED as HOOK
from sangsuk.flow.outbox.hooks import tell_hooks
from sangsuk.flow.publishing.verification import verify_file
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.acts.models import Act
from sangsuk.records.campaigns.queries import campaign_by_slug
from sangsuk.records.results.actions import Facts, keep_publication, number_publication
from sangsuk.records.results.models import Publication
from sangsuk.records.results.queries import publications_of

FOLDER: Final = "results"  # in the folder of all state
PUBLISHED: Final = "result.published"
CORRECTED: Final = "result.corrected"


def publish_result(
    archive: Path, *, home: Path, by: Actor, why: str, at: datetime
) -> tuple[Publication, bool]:
    """Publish an archive that verifies; a second one of a campaign is a correction.

    Raises:
        CallError: the archive cannot be opened or does not verify, or its campaign is not
            in the database.
    """
    verdict = _verified(archive)
    campaign = campaign_by_slug(verdict.campaign)
    if campaign is None:
        raise _refused(f"There is no campaign {verdict.campaign} here", archive)
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    final = archive_path(home, verdict.citation)
    if archive.resolve() != final.resolve():
        with staged(final) as (partial,):
            shutil.copyfile(archive, partial)
    with transaction.atomic():
        earlier = publications_of(campaign).first()
        publication, is_new = keep_publication(
            campaign=campaign, facts=_facts(verdict, digest), why=why, at=at
        )
        if is_new:
            act = _keep_act(publication, earlier, by=by, at=at)
            publication = number_publication(publication=publication, act=act.number)
            told = {"campaign": campaign.slug, "citation": verdict.citation, "sha256": digest}
            tell_hooks(HOOK, verdict.citation, told, at=at)
    return publication, is_new


def _verified(archive: Path) -> Verdict:
    try:
        verdict = verify_file(archive)
    except OSError as error:
        raise CallError(
            "publish.unreadable",
            what=f"The archive cannot be opened: {error.strerror}.",
            where=str(archive),
            remedy="give the path of an archive that sangsuk bundle made.",
        ) from error
    if not verdict.verified:
        raise _refused(f"The archive does not verify: {verdict.faults[0]}", archive)
    return verdict


def _facts(verdict: Verdict, digest: str) -> Facts:
    return Facts(
        citation=verdict.citation,
        rules_digest=verdict.rules_digest,
        sha256=digest,
        signed_by=verdict.signed_by,
        audit=verdict.audit,
        rows=verdict.rows,
    )


def archive_path(home: Path, citation: str) -> Path:
    return home / FOLDER / f"{citation}.zip"


def other_rules_of(archive: Path, *, places: int) -> list[dict[str, str]]:
    """The rows of the table of other rules in which any rule has a place up to `places`."""
    with zipfile.ZipFile(archive) as opened:
        table = csv.DictReader(io.StringIO(opened.read(WHAT_IF).decode(), newline=""))
        held = ["place", *(f"place_{rule}" for rule in OTHER_RULES)]
        return [row for row in table if any(0 < int(row[one] or 0) <= places for one in held)]


def _keep_act(
    publication: Publication, earlier: Publication | None, *, by: Actor, at: datetime
) -> Act:
    told = {
        "campaign": publication.campaign_id,
        "citation": publication.citation,
        "sha256": publication.sha256,
        "rules_digest": publication.rules_digest,
    }
    corrects = earlier.citation if earlier else None
    return keep_act(
        kind=CORRECTED if corrects else PUBLISHED,
        by=by,
        why=publication.why,
        at=at,
        told=told | {"corrects": corrects},
        before=corrects,
        after=publication.citation,
    )


def _refused(what: str, archive: Path) -> CallError:
    return CallError(
        "publish.refused",
        what=f"{what}.",
        where=str(archive),
        remedy="bundle the result again, and keep its campaign with sangsuk intake or demo load.",
    )

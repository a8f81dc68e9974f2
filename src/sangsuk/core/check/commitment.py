"""What the audit committed to before its sample was drawn: this result, each file that counts."""

import hashlib
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from sangsuk.core.check.archive import Fault, Unfit, hash_of, read_bytes
from sangsuk.core.check.cards import CARDS, NAMED
from sangsuk.core.check.praise import PRAISE_TABLE
from sangsuk.core.check.rows import ROWS
from sangsuk.core.check.rulings import RULINGS
from sangsuk.core.check.standings import STANDINGS
from sangsuk.core.check.summary import SUMMARY

COMMITMENT: Final = "audit-commitment.json"
DRAW: Final = "audit-draw.json"
AUDIT_FORMAT: Final = "sangsuk audit 2"
FIXED: Final = (ROWS, PRAISE_TABLE, RULINGS, STANDINGS, SUMMARY, CARDS, NAMED)
SAME_RESULT: Final = ("campaign", "rules_digest", "reader")  # as the manifest says them
MOST_LIMIT: Final = 0.5  # of a risk; more would be no audit


def check_commitment(
    archive: zipfile.ZipFile,
    manifest: Mapping[str, Any],
    terms: Mapping[str, Any],
    prize_places: Sequence[str],
) -> Iterator[Fault]:
    """It is to this result and to each of its files: whoever knows its hash knows them all."""
    if terms.get("format") != AUDIT_FORMAT:
        yield Fault(COMMITMENT, None, f"its format is not {AUDIT_FORMAT!r}")
    for name in SAME_RESULT:
        if terms.get(name) != manifest.get(name):
            what = f"{name} is {terms.get(name)!r}, by the manifest {manifest.get(name)!r}"
            yield Fault(COMMITMENT, None, what)
    if terms.get("winners") != list(prize_places):
        yield Fault(COMMITMENT, None, "it commits to other prize places")
    yield from _check_listed(archive, terms)


def _check_listed(archive: zipfile.ZipFile, terms: Mapping[str, Any]) -> Iterator[Fault]:
    files, published = terms.get("files"), terms.get("published")
    if not isinstance(files, dict) or not isinstance(published, dict):
        raise Unfit(COMMITMENT, "it does not list the files")
    files = files | published
    for name in sorted({*FIXED, *files}):
        if name not in files:
            yield Fault(COMMITMENT, None, f"it does not commit to {name}")
        elif name in archive.namelist() and hash_of(archive, name) != files[name]:
            yield Fault(COMMITMENT, None, f"it commits to another {name}")


def hash_of_commitment(archive: zipfile.ZipFile) -> str:
    """What was published before the seed was drawn."""
    return hashlib.sha256(read_bytes(archive, COMMITMENT)).hexdigest()


def earlier_of(terms: Mapping[str, Any]) -> int:
    """How many commitments of this campaign were made before: each is one more chance to pass."""
    earlier = terms.get("earlier")
    if not isinstance(earlier, list):
        raise Unfit(COMMITMENT, "it does not say which were made before it")
    return len(earlier)


def limit_of(terms: Mapping[str, Any]) -> float:
    limit = terms.get("limit")
    if not isinstance(limit, int | float) or not 0 < limit <= MOST_LIMIT:
        raise Unfit(COMMITMENT, f"{limit!r} is no limit of a risk")
    return float(limit)

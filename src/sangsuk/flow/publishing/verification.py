"""An archive on disk, checked; with the files of core/check before it, the program verify.py."""

import argparse
import hashlib
import struct
import sys
import zipfile
from pathlib import Path
from typing import Final

from sangsuk.core.check.announced import NOTHING_ANNOUNCED, Announced
from sangsuk.core.check.archive import DAMAGE, Fault, as_told
from sangsuk.core.check.verdict import MOST_FAULTS, Verdict, check_archive

ESTIMATES: Final = "rate_low, rate_high, place_low, place_high, p_top"
NOT_RECOMPUTED: Final = f"Not recomputed: {ESTIMATES} (a simulation that needs numpy)."
REPEATED: Final = f"repeated the simulation behind {ESTIMATES}"
NO_ZIP: Final = (*DAMAGE, NotImplementedError, struct.error)
HOW: Final = "Recomputes a result from its archive; compares it with what its host announced."


def verify_file(path: Path, known: Announced = NOTHING_ANNOUNCED) -> Verdict:
    """Check the archive at that path; one that cannot be opened as a ZIP does not fit.

    Args:
        path: of the archive.
        known: what the host has announced of it.

    Raises:
        OSError: the file cannot be opened.
    """
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        try:
            archive = zipfile.ZipFile(file)
        except NO_ZIP as error:
            return Verdict(faults=[Fault(path.name, None, f"it is no whole ZIP archive ({error})")])
        with archive:
            return check_archive(archive, known, sha256=sha256)


def tell_verdict(verdict: Verdict) -> str:
    """What a person reads of it."""
    if not verdict.verified:
        lines = [f"does not fit: {fault}" for fault in verdict.faults[:MOST_FAULTS]]
        if (more := len(verdict.faults) - MOST_FAULTS) > 0:
            lines.append(f"and {more} more")
        return "\n".join([*lines, "NOT verified"])
    signed = f"signed by {verdict.signed_by}" if verdict.signed_by else "UNSIGNED"
    return "\n".join(
        [
            f"verified: {as_told(verdict.campaign)}, result {verdict.citation}, {as_told(signed)}",
            f"SHA-256 of its manifest {verdict.digest}",
            f"rules {as_told(verdict.rules_digest)}",
            f"recomputed from {verdict.rows} rows: {verdict.places} places, ties and totals",
            f"audit recomputed: {verdict.audit_told}" if verdict.audit else "no audit in it",
            verdict.coverage,
            REPEATED if verdict.estimates else NOT_RECOMPUTED,
        ]
    )


def main() -> int:
    """The program: 0 verified, 1 not, 2 called wrongly."""
    parser = argparse.ArgumentParser(prog="verify.py", description=HOW)
    parser.add_argument("archive", type=Path, metavar="RESULT.zip")
    parser.add_argument("fingerprint", nargs="*", help="as --key")
    parser.add_argument("--key", default="", help="the key that must have signed")
    parser.add_argument("--result", default="", help="the citation, or all of its digest")
    parser.add_argument("--commitment", default="", help="the hash published before the draw")
    called = parser.parse_args()
    if not called.archive.is_file():
        parser.error(f"There is no file {called.archive}.")
    key = called.key or "".join(called.fingerprint)
    verdict = verify_file(called.archive, Announced(key, called.result, called.commitment))
    sys.stdout.write(tell_verdict(verdict) + "\n")
    return 0 if verdict.verified else 1

"""An archive on disk, checked; with the files of core/check before it, the program verify.py."""

import struct
import sys
import zipfile
from pathlib import Path
from typing import Final

from sangsuk.core.check.archive import DAMAGE, Fault, as_told
from sangsuk.core.check.verdict import MOST_FAULTS, Verdict, check_archive

NOT_RECOMPUTED: Final = (
    "Not recomputed: rate_low, rate_high, place_low, place_high, p_top"
    " (a simulation that needs numpy)."
)
NO_ZIP: Final = (*DAMAGE, NotImplementedError, struct.error)
HOW: Final = "usage: python3 verify.py RESULT.zip [FINGERPRINT]\n"


def verify_file(path: Path, *, key: str = "") -> Verdict:
    """Check the archive at that path; one that cannot be opened as a ZIP does not fit.

    Args:
        path: of the archive.
        key: the fingerprint of the key that must have signed; empty: any, or nobody.

    Raises:
        OSError: the file cannot be opened.
    """
    with path.open("rb") as file:
        try:
            archive = zipfile.ZipFile(file)
        except NO_ZIP as error:
            return Verdict(faults=[Fault(path.name, None, f"it is no whole ZIP archive ({error})")])
        with archive:
            return check_archive(archive, key=key)


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
            f"rules {as_told(verdict.rules_digest)}",
            f"recomputed from {verdict.rows} rows: {verdict.places} places, ties and totals",
            f"audit recomputed: {verdict.audit_told}" if verdict.audit else "no audit in it",
            verdict.coverage,
            NOT_RECOMPUTED,
        ]
    )


def main() -> int:
    """The program: 0 verified, 1 not, 2 called wrongly."""
    arguments = sys.argv[1:]
    if not arguments:
        sys.stderr.write(HOW)
        return 2
    path, key = Path(arguments[0]), "".join(arguments[1:])
    if not path.is_file():
        sys.stderr.write(f"There is no file {path}.\n{HOW}")
        return 2
    verdict = verify_file(path, key=key)
    sys.stdout.write(tell_verdict(verdict) + "\n")
    return 0 if verdict.verified else 1

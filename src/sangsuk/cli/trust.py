"""What makes a result one that anybody can check: `bundle`, `verify`, `signing-key`."""

import os
import sys
from pathlib import Path
from typing import Any, Final

import click

from sangsuk.core.check.announced import Announced
from sangsuk.core.errors import CallError
from sangsuk.flow.publishing.bundle import Ledgers, bundle_result
from sangsuk.flow.publishing.estimates import verify_whole
from sangsuk.flow.publishing.signing import fingerprint_of_key, key_path, load_key, make_key
from sangsuk.flow.publishing.verification import tell_verdict

A_PATH: Final = click.Path(path_type=Path)


@click.command()
@click.argument("folder", type=A_PATH, metavar="DIR")
@click.option("--out", required=True, type=A_PATH, metavar="RESULT.zip", help="The archive.")
@click.option("--campaign", metavar="SLUG|FILE", help="The rules; else those the result names.")
@click.option("--readings", type=A_PATH, metavar="FILE", help="Else readings.parquet in DIR.")
@click.option(
    "--identities", type=A_PATH, metavar="FILE", help="Those that sangsuk rank was given, if any."
)
@click.option("--acts", type=A_PATH, metavar="FILE", help="The log, from sangsuk acts export.")
@click.option(
    "--coverage", type=A_PATH, metavar="FILE", help="The ledger, from sangsuk doors --out."
)
@click.option("--unsigned", is_flag=True, help="Do not sign, even where there is a key.")
def bundle(folder: Path, out: Path, **given: Any) -> None:
    """Make DIR, which `sangsuk run` or `rank` wrote, one archive that anybody can check.

    It holds rows without text or names, the rules, the standings, and verify.py.
    It is signed where there is a key (sangsuk signing-key). The same result and
    key give the same bytes.

    Example: sangsuk bundle result/ --out result.zip
    """
    made = bundle_result(
        folder,
        out,
        campaign=given["campaign"] or "",
        readings=given["readings"],
        identities=given["identities"],
        ledgers=Ledgers(acts=given["acts"], coverage=given["coverage"]),
        secret=None if given["unsigned"] else load_key(os.environ),
    )
    click.echo(f"{out}: {made.verdict.rows:,} rows, result {made.verdict.citation}")
    click.echo(f"signed by {made.fingerprint}" if made.fingerprint else "UNSIGNED: there is no key")


@click.command()
@click.argument("archive", type=A_PATH, metavar="RESULT.zip")
@click.option("--key", default="", metavar="FINGERPRINT", help="The key that must have signed.")
@click.option(
    "--result", default="", metavar="DIGITS", help="By what the host cites it: 16 digits or all."
)
@click.option(
    "--commitment", default="", metavar="HASH", help="Published before the audit's seed was drawn."
)
def verify(archive: Path, **known: str) -> None:
    """Recompute every place and tie of RESULT.zip, and compare all its files.

    Exit 0 and "verified", or exit 1 with the rows and files that do not fit.
    What the host announced apart from the archive is compared where it is given.
    The verify.py in the archive does the same without this package, but for the
    simulation behind the likely places.

    Example: sangsuk verify result.zip
    """
    try:
        verdict = verify_whole(archive, Announced(**known))
    except OSError as error:
        raise CallError(
            "verify.unreadable",
            what=f"The archive cannot be opened: {error.strerror}.",
            where=str(archive),
            remedy="give the path of an archive that sangsuk bundle made.",
        ) from error
    click.echo(tell_verdict(verdict))
    sys.exit(0 if verdict.verified else 1)


@click.command()
def signing_key() -> None:
    """Make the key that signs results, if there is none, and print its fingerprint.

    Example: sangsuk signing-key
    """
    secret, made = make_key(os.environ)
    click.echo(f"{'made' if made else 'kept'}: {key_path(os.environ)}")
    click.echo(f"fingerprint: {fingerprint_of_key(secret)}")

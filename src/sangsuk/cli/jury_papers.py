"""Papers of the judging: `sangsuk jury minutes`."""

from pathlib import Path

import click

import sangsuk.cli.wake  # noqa: F401 - Django must be awake before records are imported
from sangsuk.cli.jury_options import CAMPAIGN
from sangsuk.cli.migrated import check_migrated
from sangsuk.flow.files.outputs import staged
from sangsuk.flow.judging.minutes import write_minutes
from sangsuk.flow.memory import recall_campaign
from sangsuk.web.clock import now


@click.command()
@click.argument("slug", metavar="ROUND")
@click.option("--out", type=click.Path(path_type=Path), help="minutes-ROUND.pdf if left out.")
@CAMPAIGN
def minutes(slug: str, campaign: str | None, out: Path | None) -> None:
    """Write the minutes of a closed round as a PDF, in Thai, from the record alone.

    Example: sangsuk jury minutes final --out minutes.pdf
    """
    check_migrated()
    paper = write_minutes(recall_campaign(campaign, at=now()), slug)
    file = out or Path(f"minutes-{slug}.pdf")
    with staged(file) as (partial,):
        partial.write_bytes(paper)
    click.echo(f"minutes of {slug}: {file}")

"""What people put right, as rows to learn from: `sangsuk corrections`."""

from pathlib import Path

import click

import sangsuk.cli.wake  # noqa: F401 - Django must be awake before records are imported
from sangsuk.cli.migrated import check_migrated
from sangsuk.flow.fitting.corrected import export_corrections
from sangsuk.flow.memory import recall_campaign
from sangsuk.web.clock import now


@click.command()
@click.argument("out", type=click.Path(path_type=Path), metavar="FILE.jsonl")
@click.option("--campaign", metavar="SLUG", help="The current campaign's if left out.")
def corrections(out: Path, campaign: str | None) -> None:
    """Write the stories that people read otherwise than the reader, masked, as training rows.

    Office, reason and speaker are as people ruled; mood, services and drivers as
    the reader has them: read every row once before it is put into
    training/corrections, where `sangsuk train` learns from it.

    Example: sangsuk corrections training/corrections/2563.jsonl
    """
    check_migrated()
    done = export_corrections(recall_campaign(campaign, at=now()), out)
    click.echo(f"{out}: {done.written} rows, {done.kept_back} kept back")

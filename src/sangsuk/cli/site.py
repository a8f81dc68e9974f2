"""The flow with memory: `understand`, and `rank` without a file."""

from pathlib import Path

import click

import sangsuk.cli.wake  # noqa: F401 - Django must be awake before records are imported
from sangsuk.cli.demo_clock import set_demo_clock
from sangsuk.cli.migrated import check_migrated
from sangsuk.cli.progress import progress
from sangsuk.flow.counting.memory import rank_memory_to
from sangsuk.flow.counting.site import rank_site
from sangsuk.flow.memory import recall_campaign
from sangsuk.flow.reading.reader import load_reader
from sangsuk.flow.reading.understand import understand as understand_stories
from sangsuk.web.clock import now


@click.command()
@click.option(
    "--campaign", metavar="SLUG", help="Whose stories; the current campaign's if left out."
)
def understand(campaign: str | None) -> None:
    """Read every story that has no current reading, and mark copies.

    Example: sangsuk understand
    """
    check_migrated()
    set_demo_clock()
    at = now()
    kept = recall_campaign(campaign, at=at)
    reader = load_reader()
    with progress("understand") as on_progress:
        done = understand_stories(kept, reader, at=at, on_progress=on_progress)
    click.echo(f"{kept.slug}: {done.read:,} stories read by reader {reader.version}.")
    click.echo(f"  marked as copies, or as copies no more: {done.remarked:,}")


def rank_memory(campaign: str | None, out: Path | None) -> None:
    """Rank what the memory holds, and say so: `sangsuk rank` without a file."""
    check_migrated()
    set_demo_clock()
    at = now()
    kept = recall_campaign(campaign, at=at)
    if out is not None:
        click.echo(f"ranked {rank_memory_to(kept, out):,} readings of {kept.slug}: {out}")
        return
    snapshot, is_new = rank_site(kept, at=at)
    summary = snapshot.summary
    click.echo(f"{kept.slug}: {'a new snapshot' if is_new else 'nothing changed'}.")
    click.echo(
        f"  {summary['posts']:,} stories, {summary['eligible']:,} eligible, "
        f"{summary['positive_voices']:,} positive voices of {summary['voices']:,}"
    )

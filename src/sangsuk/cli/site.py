"""The flow with memory: `intake`, `understand`, and `rank` without a file."""

from pathlib import Path

import click
from django.conf import settings

import sangsuk.cli.wake  # noqa: F401 - Django must be awake before records are imported
from sangsuk.cli.demo_clock import set_demo_clock
from sangsuk.cli.migrated import check_migrated
from sangsuk.cli.progress import progress
from sangsuk.flow.intake import take_in
from sangsuk.flow.memory import recall_campaign, remember_campaign
from sangsuk.flow.rank_memory import rank_memory_to
from sangsuk.flow.rank_site import rank_site
from sangsuk.flow.reader import load_reader
from sangsuk.flow.understand import understand as understand_stories
from sangsuk.web.clock import now


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--campaign", metavar="SLUG|FILE", help="Whose stories; the current campaign's if left out."
)
def intake(path: Path, campaign: str | None) -> None:
    """Take a file or a folder of posts into the memory.

    What is already in changes nothing; a text that was told differently
    becomes a new revision.

    Example: sangsuk intake posts.jsonl --campaign amphoe-sangsuk-2563
    """
    check_migrated()
    set_demo_clock()
    at = now()
    kept = remember_campaign(campaign, at=at)
    with progress("intake") as on_progress:
        came, rejected = take_in(
            path,
            kept,
            rejected_in=settings.SANGSUK_HOME / "rejected",
            at=at,
            on_progress=on_progress,
        )
    click.echo(f"{kept.slug}: {came.rows:,} rows came in.")
    click.echo(
        f"  stories: {came.new:,} new, {came.revised:,} told differently, "
        f"{came.unchanged:,} whose reach alone changed"
    )
    click.echo(f"  rows that had come before: {came.known:,}")
    if came.gone:
        click.echo(f"  rows of posts that are gone at their source, left out: {came.gone:,}")
    click.echo(f"  rejected: {len(came.rejections):,}" + (f", see {rejected}" if rejected else ""))


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

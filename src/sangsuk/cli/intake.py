"""`sangsuk intake`: files of posts into the memory; `sangsuk profiles`: how exports are read."""

from pathlib import Path
from typing import Final

import click
from django.conf import settings

import sangsuk.cli.wake  # noqa: F401 - Django must be awake before records are imported
from sangsuk.cli.demo_clock import set_demo_clock
from sangsuk.cli.migrated import check_migrated
from sangsuk.cli.progress import progress
from sangsuk.core.errors import UnreadableSourceError
from sangsuk.flow.files.comparing import Difference, compare
from sangsuk.flow.files.intake import Intake, take_in
from sangsuk.flow.files.profiles import (
    all_profiles,
    connectors_of,
    profiles_that_fit,
    save,
)
from sangsuk.flow.memory import remember_campaign
from sangsuk.web.clock import now

SHOWN: Final = 20  # refused rows that a dry run lists


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--campaign", metavar="SLUG|FILE", help="Whose stories; the current campaign's if left out."
)
@click.option("--profile", metavar="NAME|FILE", help="How the columns of an export are read.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
def intake(path: Path, campaign: str | None, profile: str | None, dry_run: bool) -> None:  # noqa: FBT001 - click's flag
    """Take a file or a folder of posts into the memory.

    Each row needs the columns id, platform, posted_at and text, or a --profile
    that says which of its columns these are. What is already in
    changes nothing; a text that was told differently becomes a new revision.

    Example: sangsuk intake export.xlsx --profile zocialeye --dry-run
    """
    check_migrated()
    set_demo_clock()
    at = now()
    kept = remember_campaign(campaign, at=at)
    connectors = connectors_of(path, profile)
    with progress("dry run" if dry_run else "intake") as on_progress:
        try:
            if dry_run:
                _say_difference(compare(connectors, kept, on_progress=on_progress))
                return
            came, rejected = take_in(
                path,
                kept,
                connectors=connectors,
                rejected_in=settings.SANGSUK_HOME / "rejected",
                at=at,
                on_progress=on_progress,
            )
        except UnreadableSourceError as error:
            raise _with_profiles(error, path) from error
    _say_intake(came, rejected, kept.slug)


@click.command()
@click.option(
    "--save",
    "path",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Keep a profile's file as its next version.",
)
def profiles(path: Path | None) -> None:
    """List the mapping profiles, or save one; a saved version never changes.

    Example: sangsuk profiles --save our-vendor.toml
    """
    check_migrated()
    if path:
        click.echo(f"saved: {save(path, at=now()).title}")
    for one in all_profiles().values():
        click.echo(f"{one.title}: {one.name.en}; needs {', '.join(one.needs)}")


def _with_profiles(error: UnreadableSourceError, path: Path) -> UnreadableSourceError:
    """The same error, with the profiles that the file's columns fit."""
    if error.code != "posts.missing_columns" or path.is_dir():
        return error
    fitting = [one.slug for one in profiles_that_fit(path)]
    hint = f"these columns are read by --profile {' or '.join(fitting)}; else " if fitting else ""
    return UnreadableSourceError(
        error.code, what=error.what, where=error.where, remedy=hint + error.remedy
    )


def _say_difference(found: Difference) -> None:
    click.echo(f"{found.rows:,} rows; nothing was written.")
    click.echo(
        f"  new {found.new:,}, changed {len(found.changed):,}, the same {found.same:,}, "
        f"gone at their source {found.gone:,}, refused {len(found.refused):,}"
    )
    for change in found.changed[:SHOWN]:
        click.echo(f"  changed {':'.join(change.post)}: {', '.join(change.fields)}")
    for row in found.refused[:SHOWN]:
        click.echo(f"  refused {row.where}: {row.reason}")
    if (more := len(found.refused) - SHOWN) > 0:
        click.echo(f"  and {more:,} more refused")


def _say_intake(came: Intake, rejected: Path | None, slug: str) -> None:
    click.echo(f"{slug}: {came.rows:,} rows came in.")
    click.echo(
        f"  stories: {came.new:,} new, {came.revised:,} told differently, "
        f"{came.unchanged:,} whose reach alone changed"
    )
    click.echo(f"  rows that had come before: {came.known:,}")
    if came.gone:
        click.echo(f"  rows of posts that are gone at their source, left out: {came.gone:,}")
    click.echo(f"  rejected: {len(came.rejections):,}" + (f", see {rejected}" if rejected else ""))

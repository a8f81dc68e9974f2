"""`sangsuk doors`: which doors are open, and what they did not collect."""

import os
from datetime import datetime
from pathlib import Path

import click

import sangsuk.cli.wake  # noqa: F401 - Django must be awake before records are imported
from sangsuk.cli.migrated import check_migrated
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.flow.doors.deliveries import FACEBOOK_HOOK, FACEBOOK_POLL
from sangsuk.flow.doors.settings import DOOR_SETTINGS, missing_settings
from sangsuk.flow.memory import recall_campaign
from sangsuk.flow.publishing.coverage_file import write_coverage
from sangsuk.records.inbox.coverage import coverage
from sangsuk.records.inbox.queries import seen_by
from sangsuk.web.clock import now


@click.command()
@click.option("--campaign", metavar="SLUG", help="Whose time; the current campaign's if left out.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the ledger as CSV, for sangsuk bundle --coverage.",
)
def doors(campaign: str | None, out: Path | None) -> None:
    """Say which doors are open, and hour by hour what was collected through them.

    Example: sangsuk doors
    """
    check_migrated()
    for door, settings in DOOR_SETTINGS.items():
        missing = missing_settings(settings, os.environ)
        click.echo(f"{door}: {'off, ' + ', '.join(missing) + ' not set' if missing else 'open'}")
    kept = recall_campaign(campaign, at=now())
    seen = seen_by(kept, hook=FACEBOOK_HOOK, poll=FACEBOOK_POLL)
    click.echo(
        f"facebook posts seen by hook only {seen.hook_only:,}, by poll only {seen.poll_only:,}, "
        f"by both {seen.both:,}"
    )
    stretches = coverage(since=kept.opens, until=kept.closes)
    if out:
        write_coverage(stretches, out)
    for one in stretches:
        why = f" ({one.reason})" if one.reason else ""
        click.echo(f"  {one.door} {_at(one.since)} – {_at(one.until)} {one.state}{why}")


def _at(moment: datetime) -> str:
    return f"{moment.astimezone(BANGKOK):%Y-%m-%d %H:%M}"

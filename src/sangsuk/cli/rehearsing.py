"""The day of closing, tried before it comes: `sangsuk rehearse`."""

import os
import sys
from datetime import datetime
from pathlib import Path

import click
from django.conf import settings

import sangsuk.cli.wake  # noqa: F401 - Django must be awake before records are imported
from sangsuk.cli.migrated import check_migrated
from sangsuk.flow.desk.rehearsing import Step
from sangsuk.flow.desk.rehearsing import rehearse as rehearse_on_copy
from sangsuk.flow.memory import recall_campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.web.clock import now


@click.command()
@click.option("--campaign", metavar="SLUG", help="The current campaign's if left out.")
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="DIR")
@click.option("--at", metavar="MOMENT", help="With offset; the end of the collecting if left out.")
def rehearse(campaign: str | None, out: Path, at: str | None) -> None:
    """Do all that is done when a campaign closes, on a copy of the database in DIR.

    The clock of the copy stands at the end of the collecting. The database itself is
    only read, nothing is published and no message goes out. Exit 1 where a step fails.

    Example: sangsuk rehearse --out closing/
    """
    check_migrated()
    kept = recall_campaign(campaign, at=now())
    steps = rehearse_on_copy(
        Path(settings.DATABASES["default"]["NAME"]),
        out.absolute(),
        slug=kept.slug,
        clock=_moment(at) if at else rules_of(kept).window.collect_until,
        environ=os.environ,
        on_step=_tell,
    )
    failed = [step for step in steps if step.ended]
    click.echo(f"{'NOT ready' if failed else 'ready'}: {len(steps)} steps, {out}/rehearsal.json")
    sys.exit(1 if failed else 0)


def _moment(typed: str) -> datetime:
    try:
        moment = datetime.fromisoformat(typed)
    except ValueError as error:
        raise click.BadParameter("write it like 2021-01-08T00:00:00+07:00") from error
    if moment.tzinfo is None:
        raise click.BadParameter("it has no offset, like +07:00")
    return moment


def _tell(step: Step) -> None:
    last = step.said.splitlines()[-1] if step.said else ""
    click.echo(f"{'failed' if step.ended else 'done':<7}{step.seconds:>7.1f} s  {step.command}")
    click.echo(f"{'':17}{last}")

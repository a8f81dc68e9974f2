"""`sangsuk pull`: ask a service now; what is to be paid for is said first."""

import os
from decimal import Decimal, InvalidOperation

import click

import sangsuk.cli.wake  # noqa: F401 - Django must be awake before records are imported
from sangsuk.cli.migrated import check_migrated
from sangsuk.core.errors import CallError
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.flow.doors.polled import XDoor, x_door
from sangsuk.flow.doors.settings import X_SETTINGS, missing_settings
from sangsuk.flow.doors.x import Estimate
from sangsuk.flow.doors.x_pull import estimate_now, pull_now
from sangsuk.flow.memory import recall_campaign
from sangsuk.web.clock import now


@click.command()
@click.argument("service", type=click.Choice(["x"]))
@click.option("--dry-run", is_flag=True, help="Only say what it would cost.")
@click.option("--most", default="0", metavar="DOLLARS", help="What today may cost in all.")
@click.option(
    "--campaign", metavar="SLUG", help="Whose hashtags; the current campaign's if left out."
)
def pull(service: str, dry_run: bool, most: str, campaign: str | None) -> None:  # noqa: ARG001, FBT001 - click's
    """Ask a service that is paid for: say what there is and what it costs, then read it.

    Nothing is read where all of today's together would cost more than --most.

    Example: sangsuk pull x --dry-run
    """
    check_migrated()
    door, limit = _door(), _dollars(most)
    kept = recall_campaign(campaign, at=now())
    if dry_run:
        _say(estimate_now(door, kept, at=now()))
        return
    _say(pull_now(door, kept, most=limit, at=now()))
    click.echo("What was read is kept; sangsuk worker takes it in.")


def _say(estimate: Estimate) -> None:
    since, until = (
        f"{at.astimezone(BANGKOK):%Y-%m-%d %H:%M}" for at in (estimate.since, estimate.until)
    )
    click.echo(f"posts on X from {since} to {until}: {estimate.posts:,}")
    spent = f"spent today ${estimate.spent_today:,.2f}"
    click.echo(f"reading them costs ${estimate.dollars:,.2f}; {spent}")


def _door() -> XDoor:
    door = x_door(os.environ)
    if door is None:
        raise CallError(
            "pull.off",
            what="The door to X is off.",
            where=", ".join(missing_settings(X_SETTINGS, os.environ)),
            remedy="set it, then ask again with --dry-run.",
        )
    return door


def _dollars(given: str) -> Decimal:
    try:
        dollars = Decimal(given)
    except InvalidOperation:
        dollars = Decimal("NaN")
    if not dollars.is_finite() or dollars < 0:
        raise CallError(
            "pull.most", what="That is no sum of money.", where="--most", remedy="write --most 2.50"
        )
    return dollars

"""The demonstration: `sangsuk demo load`."""

import click
from django.conf import settings

import sangsuk.cli.wake  # noqa: F401 - Django must be awake before records are imported
from sangsuk.cli.demo_clock import last_second
from sangsuk.cli.migrated import check_migrated
from sangsuk.cli.progress import progress
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.demo import CAMPAIGN, load_demo
from sangsuk.web.clock import now


@click.group()
def demo() -> None:
    """The demonstration.

    Example: sangsuk demo load
    """


@demo.command()
def load() -> None:
    """Load the stories that were written for the demonstration; what is loaded stays.

    Example: sangsuk demo load
    """
    check_migrated()
    at = min(now(), last_second(load_campaign(CAMPAIGN).window.closes))
    with progress("demonstration") as on_progress:
        done = load_demo(
            at=at, rejected_in=settings.SANGSUK_HOME / "rejected", on_progress=on_progress
        )
    click.echo(
        f"{done.campaign}: the demonstration is loaded, {done.stories:,} stories "
        f"({done.new:,} new, {done.read:,} read now)."
    )

"""The demonstration: `sangsuk demo load`."""

from pathlib import Path

import click
from django.conf import settings

import sangsuk.cli.wake  # noqa: F401 - Django must be awake before records are imported
from sangsuk.cli.demo_clock import last_second
from sangsuk.cli.migrated import check_migrated
from sangsuk.cli.progress import progress
from sangsuk.flow.awards.demonstration import SITE, write_demo
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.demo import CAMPAIGN, load_demo
from sangsuk.flow.memory import recall_campaign
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


@demo.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--site", metavar="URL", default=SITE, show_default=True, help="In QR codes.")
def awards(out: Path, site: str) -> None:
    """Write every paper of awards, cards to share and three drafts of films with their sheets.

    Example: sangsuk demo awards --out awards/
    """
    check_migrated()
    campaign = recall_campaign(CAMPAIGN, at=now())
    with progress("awards") as on_progress:
        done = write_demo(campaign, out, site=site, at=now(), on_progress=on_progress)
    ground = "a certified result" if done.is_certified else "an example: nothing is certified yet"
    click.echo(
        f"{done.papers} papers, {done.cards} cards, {done.films} drafts of films, "
        f"{done.baht:,} baht in all, of {ground}: {out}"
    )

"""What needs a person: `sangsuk matters`."""

import click

import sangsuk.cli.wake  # noqa: F401 - Django must be awake before records are imported
from sangsuk.cli.migrated import check_migrated
from sangsuk.flow.desk.gathering import gather
from sangsuk.flow.memory import recall_campaign
from sangsuk.records.matters.queries import matters_waiting
from sangsuk.web.clock import now


@click.command()
@click.option("--campaign", metavar="SLUG", help="The current campaign's if left out.")
@click.option("--drives", is_flag=True, help="Search for praise that seems arranged, too.")
def matters(campaign: str | None, *, drives: bool) -> None:
    """Bring the list of what needs a person up to what there is, and say how much waits.

    A worker does so every few minutes, and searches for drives every six hours; done
    again, it changes nothing.

    Example: sangsuk matters
    """
    check_migrated()
    at = now()
    kept = recall_campaign(campaign, at=at)
    if drives:
        # why: SciPy takes a second to import, and most calls do without it
        from sangsuk.flow.desk.drives import gather_drives  # noqa: PLC0415

        gather_drives(kept, at=at)
    total = gather(kept, at=at)
    for kind, number in sorted(matters_waiting(kept).items()):
        click.echo(f"{kind:<10} {number:>7,}")
    click.echo(f"{'all':<10} {total:>7,}")

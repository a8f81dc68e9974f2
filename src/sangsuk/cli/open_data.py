"""`sangsuk open-data`: the tables of a campaign for anybody."""

import os
from pathlib import Path

import click

import sangsuk.cli.wake  # noqa: F401 - Django must be awake before records are imported
from sangsuk.cli.migrated import check_migrated
from sangsuk.flow.home import state_folder
from sangsuk.flow.memory import recall_campaign
from sangsuk.flow.open_data.write import write_open_data
from sangsuk.web.clock import now


@click.command("open-data")
@click.option("--campaign", metavar="SLUG", help="Default: the current one.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True)
def open_data(campaign: str | None, out: Path) -> None:
    """Write the open tables as CSV, Parquet and DuckDB, with dictionary and checksums.

    No text, name, day or place of a story is in them; small counts of cross-tables are
    hidden. report_numbers.ipynb computes the report's numbers again from the tables alone.

    Example: sangsuk open-data --out open-data
    """
    check_migrated()
    at = now()
    kept = recall_campaign(campaign, at=at)
    version = write_open_data(kept, out, home=state_folder(os.environ), at=at)
    click.echo(f"open data {version}: {out}")

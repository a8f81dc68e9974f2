"""Praise that was arranged: `drives`."""

from pathlib import Path
from typing import Final

import click

from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.counting.drives import search_drives

A_PATH: Final = click.Path(path_type=Path)


@click.command()
@click.argument("readings", type=A_PATH)
@click.option(
    "--campaign", required=True, metavar="SLUG|FILE", help="A campaign's slug, or its TOML file."
)
@click.option("--out", required=True, type=A_PATH, metavar="DIR", help="The folder for findings.")
@click.option(
    "--accounts",
    type=A_PATH,
    metavar="FILE",
    help="What is known of accounts: CSV of platform, author, since, network.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="Of the permutations.")
def drives(readings: Path, campaign: str, out: Path, accounts: Path | None, seed: int) -> None:
    """Search READINGS for praise that was arranged.

    Writes findings.json and findings.html into --out: each finding with the
    chance that it came about by itself, quotes, and the places before and after.
    A finding lowers nothing by itself; a person rules (sangsuk rank --rulings).

    Example: sangsuk drives readings.parquet --campaign amphoe-sangsuk-2563 --out drives/
    """
    found = search_drives(readings, load_campaign(campaign), out, accounts=accounts, seed=seed)
    click.echo(f"{found} findings: {out}")

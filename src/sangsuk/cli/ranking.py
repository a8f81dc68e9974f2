"""The count: `rank`."""

import os
from pathlib import Path
from typing import Final

import click

from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.counting.alone import rank_alone
from sangsuk.flow.counting.files import rank_file
from sangsuk.flow.counting.inputs import read_count_inputs
from sangsuk.flow.files.at_hand import at_hand, shown
from sangsuk.flow.home import state_folder

A_PATH: Final = click.Path(path_type=Path)
A_PLACE: Final = click.Path()  # or an address, whose two strokes a Path would make one


@click.command()
@click.argument("readings", type=A_PLACE, required=False)
@click.option("--campaign", metavar="SLUG|FILE", help="A campaign's slug, or its TOML file.")
@click.option("--out", type=A_PLACE, metavar="DIR", help="The folder for the standings.")
@click.option(
    "--identities",
    type=A_PATH,
    metavar="FILE",
    help="Who is one person: CSV or JSONL of person, platform, author or post, "
    "proof (line, claim or receipt).",
)
@click.option(
    "--rulings",
    type=A_PATH,
    metavar="FILE",
    help="What people decided: CSV or JSONL of verdict (exclude or restore), rule, platform, "
    "story, district (empty: all), by, reason (a code), and if need be text, shown. Of several "
    "about one story the last stands. To make acts of them: sangsuk ruling import.",
)
@click.option(
    "--reader-error",
    type=A_PATH,
    metavar="FILE",
    help="The reader's error as an audit measured it, JSON; else the one that ships.",
)
@click.option(
    "--standings-alone",
    is_flag=True,
    help="Only standings.csv, .json and .parquet, in little memory: for millions of READINGS.",
)
def rank(
    readings: str | None,
    campaign: str | None,
    out: str | None,
    *,
    standings_alone: bool,
    **given: Path | None,
) -> None:
    """Rank the districts by READINGS, a file that `sangsuk read` wrote.

    Writes standings.csv, .json and .parquet, summary.json and report.html into
    --out; beside them what other rules would give (what_if.csv, .json), what is
    not counted and by which rule (exclusions.csv), and tables/. Without READINGS
    it ranks what the database holds, as people ruled there (sangsuk ruling): with
    --out into that folder, with the readings; else it keeps the standings there,
    for the site. READINGS and --out may be addresses s3://BUCKET/KEY.

    Example: sangsuk rank readings.parquet --campaign amphoe-sangsuk-2563 --out result/
    """
    if readings is None:
        _rank_memory(campaign, out, given)
        return
    if campaign is None or out is None:
        raise click.UsageError("A file of READINGS needs --campaign and --out.")
    if standings_alone and any(given.values()):
        raise click.UsageError("--standings-alone goes without identities, rulings and errors.")
    with at_hand(readings, out, home=state_folder(os.environ)) as (source, target):
        if standings_alone:
            count = rank_alone(source, load_campaign(campaign), target)
        else:
            count = rank_file(source, load_campaign(campaign), target, read_count_inputs(**given))
    click.echo(f"ranked {count:,} readings: {shown(out)}")


def _rank_memory(campaign: str | None, out: str | None, given: dict[str, Path | None]) -> None:
    if any(given.values()):
        raise click.UsageError("--identities, --rulings and --reader-error go with READINGS.")
    # why: Django wakes up only where the database is meant.
    from sangsuk.cli.site import rank_memory  # noqa: PLC0415

    if out is None:
        rank_memory(campaign, None)
        return
    with at_hand("", out, home=state_folder(os.environ)) as (_, target):
        rank_memory(campaign, target)

"""The main job without a database: `read` and `run`; `rank` stands in `ranking.py`."""

import os
from collections.abc import Callable
from typing import Any, Final

import click

from sangsuk.cli.progress import progress
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.files.at_hand import at_hand, shown
from sangsuk.flow.files.posts import OWN_ENDING
from sangsuk.flow.home import state_folder
from sangsuk.flow.reading.read import RUN_READINGS, RowCount, read_to_file
from sangsuk.flow.reading.read import run as run_files
from sangsuk.flow.reading.reading_run import Way

CAMPAIGN: Final = click.option(
    "--campaign", required=True, metavar="SLUG|FILE", help="A campaign's slug, or its TOML file."
)
A_PLACE: Final = click.Path()  # or an address, whose two strokes a Path would make one


HOW_TO_READ: Final = (
    click.option(
        "--engine",
        type=click.Choice(["threads", "spark"]),
        default="threads",
        show_default=True,
        help="What runs the reader: workers of this machine, or Apache Spark.",
    ),
    click.option(
        "--master",
        default="",
        metavar="URL",
        help="Where Spark runs: spark://…, yarn, k8s://…; left out, on this machine.",
    ),
    click.option(
        "--workers",
        type=click.IntRange(min=1),
        default=1,
        show_default=True,
        metavar="N",
        help="How many read at once; the result is the same.",
    ),
    click.option(
        "--tiers",
        type=click.Choice(["fast", "full"]),
        default="full",
        show_default=True,
        help="full: what the fast reader is unsure of is read again by the careful one.",
    ),
)


def how_to_read(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that reads posts."""
    for option in reversed(HOW_TO_READ):
        command = option(command)
    return command


@click.command()
@click.argument("posts", type=A_PLACE)
@CAMPAIGN
@click.option(
    "--out", required=True, type=A_PLACE, metavar="FILE", help="Ends in .jsonl or .parquet."
)
@how_to_read
def read(posts: str, campaign: str, out: str, **way: Any) -> None:
    """Read POSTS, a file or a folder of JSONL, CSV, XLSX or Parquet, into readings.

    Each row needs the columns id, platform, posted_at and text (docs/doors.md
    names the others). Rows that are no post go to the name of --out with
    .rejected.jsonl, each with its place and the reason. Killed and called again,
    it goes on where it was. POSTS and --out may be addresses s3://BUCKET/KEY
    (docs/scaling.md).

    Example: sangsuk read posts.jsonl --campaign amphoe-sangsuk-2563 --out readings.parquet
    """
    rules = load_campaign(campaign)
    near = at_hand(posts, out, home=state_folder(os.environ))
    with near as (source, target), progress("read") as on_progress:
        rows = read_to_file(source, rules, target, on_progress=on_progress, way=_way(**way))
    _say(rows, out, readings=out)


@click.command()
@click.argument("posts", type=A_PLACE)
@CAMPAIGN
@click.option(
    "--out", required=True, type=A_PLACE, metavar="DIR", help="The folder for all that comes out."
)
@how_to_read
def run(posts: str, campaign: str, out: str, **way: Any) -> None:
    """Read POSTS and rank the districts: `read` and `rank` in one, without a database.

    Each row needs the columns id, platform, posted_at and text. DIR then
    holds readings.parquet, readings.rejected.jsonl and the standings. POSTS and
    --out may be addresses s3://BUCKET/KEY (docs/scaling.md).

    Example: sangsuk run posts.jsonl --campaign amphoe-sangsuk-2563 --out result/
    """
    rules = load_campaign(campaign)
    near = at_hand(posts, out, home=state_folder(os.environ))
    with near as (source, target), progress("run") as on_progress:
        rows = run_files(source, rules, target, on_progress=on_progress, way=_way(**way))
    _say(rows, out, readings=f"{out.rstrip('/')}/{RUN_READINGS}")


def _way(*, tiers: str, engine: str, workers: int, master: str) -> Way:
    if master and engine != "spark":
        raise click.UsageError("--master goes with --engine spark.")
    return Way(careful=tiers == "full", workers=workers, engine=engine, master=master)


def _say(rows: RowCount, out: str, *, readings: str) -> None:
    click.echo(f"read {rows.read:,} posts, rejected {rows.rejected:,} rows: {shown(out)}")
    if rows.rejected:
        say_why_rejected(readings)


def say_why_rejected(beside: str) -> None:
    """Name the list of rejected rows that lies beside a file."""
    # A Path would make one of the two strokes of an address.
    path = f"{os.path.splitext(beside)[0]}{OWN_ENDING}"  # noqa: PTH122
    click.echo(f"why each was rejected: {shown(path)}", err=True)

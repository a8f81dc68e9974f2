"""The main job without a database: `read`, `rank`, `run`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from sangsuk.cli.progress import progress
from sangsuk.core.errors import CallError
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.read import RowCount, rank_file, read_to_file
from sangsuk.flow.read import run as run_files
from sangsuk.flow.reading_run import Way

CAMPAIGN: Final = click.option(
    "--campaign", required=True, metavar="SLUG|FILE", help="A campaign's slug, or its TOML file."
)
A_PATH: Final = click.Path(path_type=Path)


HOW_TO_READ: Final = (
    click.option(
        "--engine",
        type=click.Choice(["threads", "spark"]),
        default="threads",
        show_default=True,
        help="What runs the reader; spark is not part of this version.",
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
@click.argument("posts", type=A_PATH)
@CAMPAIGN
@click.option(
    "--out", required=True, type=A_PATH, metavar="FILE", help="Ends in .jsonl or .parquet."
)
@how_to_read
def read(posts: Path, campaign: str, out: Path, engine: str, workers: int, tiers: str) -> None:
    """Read POSTS, a file or a folder of JSONL, CSV, XLSX or Parquet, into readings.

    Rows that are no post go to the name of --out with .rejected.jsonl, each
    with its place and the reason. Killed and called again, it goes on where it was.

    Example: sangsuk read posts.jsonl --campaign amphoe-sangsuk-2563 --out readings.parquet
    """
    _check_engine(engine)
    rules, way = load_campaign(campaign), Way(careful=tiers == "full", workers=workers)
    with progress("read") as on_progress:
        rows = read_to_file(posts, rules, out, on_progress=on_progress, way=way)
    _say(rows, out)


@click.command()
@click.argument("readings", type=A_PATH, required=False)
@click.option("--campaign", metavar="SLUG|FILE", help="A campaign's slug, or its TOML file.")
@click.option("--out", type=A_PATH, metavar="DIR", help="The folder for the standings.")
def rank(readings: Path | None, campaign: str | None, out: Path | None) -> None:
    """Rank the districts by READINGS, a file that `sangsuk read` wrote.

    Writes standings.csv, .json and .parquet, summary.json and report.html into
    --out. Without READINGS, and without --out, it ranks what the database holds
    and keeps the standings there, for the site.

    Example: sangsuk rank readings.parquet --campaign amphoe-sangsuk-2563 --out result/
    """
    if readings is None:
        _rank_memory(campaign, out)
        return
    if campaign is None or out is None:
        raise click.UsageError("A file of READINGS needs --campaign and --out.")
    count = rank_file(readings, load_campaign(campaign), out)
    click.echo(f"ranked {count:,} readings: {out}")


@click.command()
@click.argument("posts", type=A_PATH)
@CAMPAIGN
@click.option(
    "--out", required=True, type=A_PATH, metavar="DIR", help="The folder for all that comes out."
)
@how_to_read
def run(posts: Path, campaign: str, out: Path, engine: str, workers: int, tiers: str) -> None:
    """Read POSTS and rank the districts: `read` and `rank` in one, without a database.

    DIR then holds readings.parquet, readings.rejected.jsonl and the standings.

    Example: sangsuk run posts.jsonl --campaign amphoe-sangsuk-2563 --out result/
    """
    _check_engine(engine)
    rules, way = load_campaign(campaign), Way(careful=tiers == "full", workers=workers)
    with progress("run") as on_progress:
        rows = run_files(posts, rules, out, on_progress=on_progress, way=way)
    _say(rows, out)


def _check_engine(engine: str) -> None:
    if engine == "spark":
        raise CallError(
            "engine.not_here",
            what="The engine spark is not part of this version.",
            where="--engine spark",
            remedy="leave --engine out, or say --engine threads.",
        )


def _rank_memory(campaign: str | None, out: Path | None) -> None:
    if out is not None:
        raise click.UsageError("--out goes with a file of READINGS; the database keeps its own.")
    # why: Django wakes up only where the database is meant.
    from sangsuk.cli.site import rank_memory  # noqa: PLC0415

    rank_memory(campaign)


def _say(rows: RowCount, out: Path) -> None:
    click.echo(f"read {rows.read:,} posts, rejected {rows.rejected:,} rows: {out}")

"""`sangsuk why`: the words that show each service and driver."""

from pathlib import Path

import click

from sangsuk.cli.progress import progress
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.reading.showing_words import show_file

A_PATH = click.Path(path_type=Path)


@click.command()
@click.argument("posts", type=A_PATH)
@click.option("--campaign", required=True, metavar="SLUG|FILE", help="A campaign's slug, or file.")
@click.option("--out", required=True, type=A_PATH, metavar="FILE.jsonl")
def why(posts: Path, campaign: str, out: Path) -> None:
    """Say which words of POSTS show each service and driver that the reader tells.

    The words without which the fast tier believes a code least, or null. What is
    personal is not written; rows that are no post are left out.

    Example: sangsuk why posts.jsonl --campaign amphoe-sangsuk-2563 --out why.jsonl
    """
    rules = load_campaign(campaign)
    with progress("why") as on_progress:
        read = show_file(posts, rules, out, on_progress=on_progress)
    click.echo(f"the words of {read:,} posts: {out}")

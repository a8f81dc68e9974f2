"""Commands that make the reader and measure it."""

import json
import sys
from pathlib import Path

import click

from sangsuk.core.errors import CallError
from sangsuk.flow.evaluation import evaluate_reader


@click.command()
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("training"),
    show_default=True,
    help="Folder with recipe.toml and stories/.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder for reader.npz.",
)
def train(data: Path, out: Path) -> None:
    """Make the reader's arrays again, byte for byte with the same stories and recipe.

    Example: sangsuk train --data training --out var/reader
    """
    try:
        # why: scikit-learn and lightgbm are development packages; reading never needs them.
        from sangsuk.flow.training import train_reader  # noqa: PLC0415
    except ModuleNotFoundError as missing:
        raise CallError(
            "training.packages",
            what=f"The package {missing.name} is not installed.",
            where="sangsuk train",
            remedy="install the development packages: make setup.",
        ) from missing
    path = train_reader(data, out, tell=lambda word: click.echo(word, err=True))
    click.echo(f"{path} ({path.stat().st_size / 1e6:.1f} MB)")


@click.command()
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
@click.option(
    "--reader",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder written by `sangsuk train`; otherwise the shipped reader.",
)
@click.option(
    "--hide-author-kind", is_flag=True, help="Judge staff and adverts by the words alone."
)
@click.option("--campaign", default="amphoe-sangsuk-2563", show_default=True)
def evaluate(
    gold: Path, folder: Path | None, campaign: str, *, as_json: bool, hide_author_kind: bool
) -> None:
    """Print how well the reader reads the labelled stories of GOLD.

    Example: sangsuk evaluate demo/stories/gold_dev.jsonl --json
    """
    figures = evaluate_reader(
        gold, campaign=campaign, folder=folder, tell_author_kind=not hide_author_kind
    )
    if as_json:
        click.echo(json.dumps({name: round(value, 4) for name, value in figures.items()}))
        return
    for name, value in figures.items():
        click.echo(f"{name:16} {value:.3f}", file=sys.stdout)

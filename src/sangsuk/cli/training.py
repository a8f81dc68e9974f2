"""Commands that make the reader and measure it."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from sangsuk.core.errors import CallError
from sangsuk.core.understand.changes import Change, tally_changes
from sangsuk.flow.campaigns import load_campaign
from sangsuk.flow.fitting.corrections import compare_readers, read_corrections
from sangsuk.flow.fitting.evaluation import evaluate_reader
from sangsuk.flow.fitting.labels import read_labels
from sangsuk.flow.reading.reader import load_reader, open_reader


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
@click.option(
    "--choosing",
    type=click.Path(path_type=Path),
    default=Path("demo/stories/gold_dev.jsonl"),
    show_default=True,
    help="Labelled stories on which the effect of corrections is shown, if there are any.",
)
@click.option("--campaign", default="amphoe-sangsuk-2563", show_default=True)
def train(data: Path, out: Path, choosing: Path, campaign: str) -> None:
    """Make the reader's arrays again, byte for byte with the same stories and recipe.

    With corrections (DATA/corrections/*.jsonl) it says what is read otherwise
    than by the shipped reader: on the corrections and on the stories for choosing.

    Example: sangsuk train --data training --out var/reader
    """
    with training_packages("sangsuk train"):
        # why: scikit-learn and lightgbm are development packages; reading never needs them.
        from sangsuk.flow.fitting.training import train_reader  # noqa: PLC0415
    path = train_reader(data, out, tell=lambda word: click.echo(word, err=True))
    click.echo(f"{path} ({path.stat().st_size / 1e6:.1f} MB)")
    if corrections := read_corrections(data):
        rules, before, now = load_campaign(campaign), load_reader(careful=False), open_reader(out)
        _tell_changes("corrections", compare_readers(corrections, before, now, rules), each=True)
        if choosing.is_file():
            chosen_on = list(read_labels(choosing, tell_author_kind=True))
            changes = compare_readers(chosen_on, before, now, rules)
            _tell_changes("stories for choosing", changes, each=False)


def _tell_changes(what: str, changes: list[Change], *, each: bool) -> None:
    """A table of what the new reader reads otherwise than the shipped one."""
    click.echo(f"\n{what}, against the shipped reader:")
    click.echo(f"{'':10} {'changed':>8} {'mended':>8} {'broken':>8}")
    for kind, tally in tally_changes(changes).items():
        click.echo(f"{kind:10} {tally.changed:8} {tally.mended:8} {tally.broken:8}")
    for change in changes if each else ():
        mark = "mended" if change.mended else "broken" if change.broken else "still wrong"
        click.echo(f"{change.story}: {change.kind} {change.before} -> {change.after} ({mark})")


@contextmanager
def training_packages(command: str) -> Iterator[None]:
    """Tells which package is missing where a command needs those of development.

    Raises:
        CallError: a package is not installed.
    """
    try:
        yield
    except ModuleNotFoundError as missing:
        raise CallError(
            "training.packages",
            what=f"The package {missing.name} is not installed.",
            where=command,
            remedy="install the development packages: make setup.",
        ) from missing


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

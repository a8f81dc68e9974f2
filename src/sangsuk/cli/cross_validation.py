"""The command that measures the recipe on every training story."""

import json
from pathlib import Path

import click

from sangsuk.cli.measures import show_measures
from sangsuk.cli.progress import progress
from sangsuk.cli.training import training_packages


@click.command()
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("training"),
    show_default=True,
    help="Folder with recipe.toml and stories/.",
)
@click.option("--folds", type=int, default=5, show_default=True)
@click.option(
    "--learning-curve",
    is_flag=True,
    help="Measure readers of 25, 50 and 75 % of the stories too; takes 2.5 times as long.",
)
@click.option("--json", "as_json", is_flag=True, help="All figures as one JSON object.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for figures.json and mistakes.jsonl, what was misread and how.",
)
@click.option("--campaign", default="amphoe-sangsuk-2563", show_default=True)
def cross_validate(
    data: Path, folds: int, out: Path | None, campaign: str, *, learning_curve: bool, as_json: bool
) -> None:
    """Read every training story by a reader that never saw it or a copy, and print the figures.

    Example: sangsuk cross-validate --data training --out var/cross-validation
    """
    with training_packages("sangsuk cross-validate"):
        # why: scikit-learn and lightgbm are development packages; reading never needs them.
        from sangsuk.flow.fitting import cross_validation  # noqa: PLC0415
    smaller = cross_validation.CURVE if learning_curve else ()
    with progress("reading what is left out") as tell:
        held_out, measures = cross_validation.cross_validate(
            data, campaign=campaign, folds=folds, smaller=smaller, tell=tell
        )
    if out is not None:
        cross_validation.write_measures(held_out, measures, out)
    if as_json:
        click.echo(json.dumps(measures, ensure_ascii=False))
        return
    click.echo("\n".join(show_measures(measures)))

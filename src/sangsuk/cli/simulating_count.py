"""Simulations of the count."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from sangsuk.cli.progress import progress
from sangsuk.core.rank.intervals import try_intervals
from sangsuk.flow.reader_error import load_reader_error

SEED: Final = click.option("--seed", type=int, default=1, show_default=True, metavar="S")
AS_JSON: Final = click.option("--json", "as_json", is_flag=True, help="One JSON object.")


def runs(default: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option --runs with a default of its own."""
    return click.option(
        "--runs", type=click.IntRange(min=1), default=default, show_default=True, metavar="N"
    )


@click.command("intervals")
@runs(90)
@SEED
@AS_JSON
@click.option(
    "--reader-error",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A measured error of the reader, as JSON; else the shipped one.",
)
def simulate_intervals(runs: int, seed: int, reader_error: Path | None, *, as_json: bool) -> None:
    """Whether 90 % intervals of places hold the truth 9 times in 10, and p_top comes true.

    Example: sangsuk simulate intervals --runs 90 --seed 1 --json
    """
    with progress("simulate") as on_progress:
        figures = try_intervals(
            load_reader_error(reader_error), runs=runs, seed=seed, tell=on_progress
        )
    if as_json:
        click.echo(json.dumps(figures))
        return
    click.echo(f"{'voices':>8} {'shape':10} {'districts':>10} {'held':>7} {'again':>7}")
    for row in figures["cover"]:
        click.echo(
            f"{row['voices']:>8} {row['shape']:10} {row['districts']:>10,}"
            f" {row['held']:>7.1%} {row['again']:>7.1%}"
        )
    chances = figures["p_top"]
    click.echo(f"\np_top: Brier {chances['brier']:.5f} (base {chances['brier_of_base_rate']:.5f})")
    for each in chances["bins"]:
        click.echo(
            f"{each['least']:>6.1%} to {each['most']:>6.1%} {each['told']:>8,}"
            f"  said {each['said']:>6.1%}  came true {each['came_true']:>6.1%}"
        )

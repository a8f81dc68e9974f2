"""Simulations of the count."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from sangsuk.cli.progress import progress
from sangsuk.core.rank.intervals import try_intervals
from sangsuk.flow.counting.reader_error import load_reader_error
from sangsuk.flow.counting.simulated_copies import copies_among_real_texts
from sangsuk.flow.counting.simulated_drives import simulate_on_real_texts

SEED: Final = click.option("--seed", type=int, default=1, show_default=True, metavar="S")
AS_JSON: Final = click.option("--json", "as_json", is_flag=True, help="One JSON object.")

TEXTS: Final = click.option(
    "--texts",
    type=click.Path(exists=True, path_type=Path),
    default=Path("training/stories"),
    show_default=True,
    metavar="PATH",
    help="Labelled stories that stand for what people write: a JSONL file or a folder of them.",
)


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


@click.command("drives")
@runs(10)
@SEED
@AS_JSON
@TEXTS
def simulate_drives(runs: int, seed: int, texts: Path, *, as_json: bool) -> None:
    """How many planted drives are found, and how often a viral day is taken for one.

    Example: sangsuk simulate drives --runs 10 --seed 1 --json
    """
    with progress("simulate") as on_progress:
        figures = simulate_on_real_texts(texts, runs=runs, seed=seed, tell=on_progress)
    if as_json:
        click.echo(json.dumps(figures))
        return
    click.echo(f"{'drive':12} {'accounts':>8} {'found':>7}")
    for row in figures["recall"]:
        click.echo(f"{row['kind']:12} {row['accounts']:>8} {row['found']:>7.0%}")
    click.echo(f"\nof the posts named, planted: {figures['named_rightly']:.1%}")
    for name in (
        "districts_wrongly_flagged_beside_drives",
        "viral_days_flagged",
        "campaigns_without_drives_with_any_other_finding",
    ):
        click.echo(f"{name.replace('_', ' ')}: {figures[name]} in {figures['runs']} campaigns")


@click.command("copies")
@runs(1_000)
@SEED
@AS_JSON
@TEXTS
@click.option("--campaign", default="amphoe-sangsuk-2563", show_default=True)
def simulate_copies(runs: int, seed: int, texts: Path, campaign: str, *, as_json: bool) -> None:
    """How much a copy may be edited and still be told, and how often strangers are so.

    Example: sangsuk simulate copies --runs 1000 --seed 1 --json
    """
    figures = copies_among_real_texts(texts, campaign=campaign, runs=runs, seed=seed)
    if as_json:
        click.echo(json.dumps(figures))
        return
    for edit, share in figures["recall"].items():
        click.echo(f"{edit:22} {share:>7.1%}")
    click.echo(f"pairs of strangers: {figures['strangers']:,}")
    click.echo(f"of them told as copies: {figures['told_as_copies']}")

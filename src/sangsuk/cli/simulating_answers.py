"""Shares of reasons, tried on campaigns whose truth is known."""

import json

import click

from sangsuk.cli.simulating_count import AS_JSON, SEED, runs
from sangsuk.core.tell.answers.trial import try_shares
from sangsuk.flow.answers.driver_errors import load_driver_errors


@click.command("answers")
@runs(4000)
@SEED
@AS_JSON
def simulate_answers(runs: int, seed: int, *, as_json: bool) -> None:
    """How often the 95 % interval of a share holds the truth, corrected and as it was read.

    Example: sangsuk simulate answers --runs 4000 --seed 1 --json
    """
    figures = try_shares(load_driver_errors(), runs=runs, seed=seed)
    if as_json:
        click.echo(json.dumps(figures))
        return
    click.echo(f"the interval holds the truth in {figures['covered']:.1%} of {runs:,} campaigns")
    click.echo(f"in parts in {figures['covered_in_parts']:.1%}")
    click.echo(f"without the correction in {figures['covered_uncorrected']:.1%}")
    click.echo(f"it is {figures['mean_width'] * 100:.0f} in a hundred wide on average")

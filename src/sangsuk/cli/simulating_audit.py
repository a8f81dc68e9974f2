"""The audit, tried on campaigns whose truth is known."""

import json

import click

from sangsuk.cli.progress import progress
from sangsuk.cli.simulating_count import AS_JSON, SEED, runs
from sangsuk.core.audit.rehearsal import rehearse
from sangsuk.flow.audit.card_error import load_card_error


@click.command("audit")
@runs(1000)
@SEED
@click.option(
    "--most-voices",
    type=click.IntRange(min=1000),
    default=500_000,
    show_default=True,
    help="The largest campaigns of the table.",
)
@AS_JSON
def simulate_audit(runs: int, seed: int, most_voices: int, *, as_json: bool) -> None:
    """How often wrong prizes are confirmed, and how many cards must be read for right ones.

    A thousand runs take a few minutes on one core.

    Example: sangsuk simulate audit --runs 100 --seed 1 --json
    """
    with progress("simulate") as on_progress:
        figures = rehearse(
            load_card_error(), runs=runs, seed=seed, tell=on_progress, most_voices=most_voices
        )
    if as_json:
        click.echo(json.dumps(figures))
        return
    wrong = figures["wrong"]
    click.echo(f"wrong prizes confirmed: {wrong['confirmed']:,} of {wrong['runs']:,}")
    for row in wrong["by_plant"]:
        click.echo(f"  {row['confirmed']:>4} of {row['runs']:>4}  {row['how']}")
    click.echo(f"\n{'voices':>8} {'lead':>6} {'cards':>10} {'read':>9} {'share':>7} {'most':>7}")
    for row in figures["right"]:
        if row["runs"]:
            click.echo(
                f"{row['voices']:>8,} {row['lead']:>6.0%} {row['cards']:>10,} {row['read']:>9,}"
                f" {row['share']:>7.1%} {row['share_most']:>7.1%}"
            )

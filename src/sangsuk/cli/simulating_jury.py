"""Judging, tried on juries whose truth is known."""

import json
from time import perf_counter, process_time
from typing import Any

import click

from sangsuk.cli.progress import progress
from sangsuk.cli.simulating_count import AS_JSON, SEED, runs
from sangsuk.core.judge.rehearsal import rehearse_jury
from sangsuk.core.judge.trial_assigning import assign_all, check_assignment, make_campaign


@click.command("jury")
@runs(45)
@SEED
@AS_JSON
def simulate_jury(runs: int, seed: int, *, as_json: bool) -> None:
    """Whether the best stories are found, comparing stops in time, and unfair jurors are seen.

    Forty-five runs take two or three minutes of one core.

    Example: sangsuk simulate jury --runs 20 --seed 1 --json
    """
    with progress("simulate") as on_progress:
        figures = rehearse_jury(runs=runs, seed=seed, tell=on_progress)
        figures["assignment"] = time_assignment(seed)
    click.echo(json.dumps(figures) if as_json else tell_jury(figures))


def time_assignment(seed: int) -> dict[str, Any]:
    """How long it takes to deal out a whole campaign, on this machine."""
    stories, readers = make_campaign(seed)
    begun, worked = perf_counter(), process_time()
    assignment = assign_all(stories, readers, seed=seed)
    took = {
        "seconds": round(perf_counter() - begun, 1),
        "processor_seconds": round(process_time() - worked, 1),
    }
    return check_assignment(assignment, stories, readers) | took


def tell_jury(figures: dict[str, Any]) -> str:
    """The figures as a table."""
    lines = [f"{'the best three are among our ten':44} {'each':>5} {'share':>7}   95 %"]
    lines += [
        f"{row['method']:44} {row['each']:>5} {row['share']:>7.1%}"
        f"   {row['low']:.1%} to {row['high']:.1%}"
        for row in figures["lists"]
    ]
    stop, dealt = figures["stop"], figures["assignment"]
    lines.append(f"\nstopped {stop['stopped']} of {figures['runs']} rounds")
    lines += [f"  {name}: {_tell(stop[name])}" for name in ("stayed", "held")]
    for method, found in figures["fairness"].items():
        lines.append(f"\nalarms in {method}")
        lines += [f"  {who}: {_tell(share)}" for who, share in found.items()]
    lines.append(
        f"\n{dealt['stories']:,} stories to {dealt['readers']:,} readers: {dealt['seconds']} s, "
        f"{dealt['least']} to {dealt['most']} each, {dealt['conflicts']} conflicts"
    )
    return "\n".join(lines)


def _tell(share: dict[str, Any]) -> str:
    if not share["of"]:
        return "never"
    return f"{share['share']:.1%} of {share['of']:,} ({share['low']:.1%} to {share['high']:.1%})"

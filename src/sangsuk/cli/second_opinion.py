"""`sangsuk second-opinion`: what another model says beside our reader, and at what cost."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TypedDict, Unpack

import click

from sangsuk.cli.progress import progress
from sangsuk.core.errors import CallError
from sangsuk.core.terms.reading import Polarity
from sangsuk.core.terms.second_opinion import Estimate, Tokens
from sangsuk.core.understand.agreement import Agreement
from sangsuk.flow.reading.second_opinion import (
    Outcome,
    Which,
    check_out,
    estimate_cost,
    plan_opinions,
    write_opinions,
)
from sangsuk.flow.reading.second_readers import Wanted, open_second_reader

Prices = tuple[float, float]  # of a million tokens read, of a million written
_PRICE: Final = click.FloatRange(min=0)


class How(TypedDict):
    """The options of the command."""

    which_reader: str
    which: str
    prices: Prices | None
    dry_run: bool
    yes: bool
    labels: tuple[str, ...]
    revision: str | None
    spaces: str


@click.command()
@click.argument("readings", type=click.Path(path_type=Path))
@click.option(
    "--with",
    "which_reader",
    required=True,
    metavar="transformers:FOLDER|llm:MODEL",
    help="A Hugging Face classifier by folder or name, or a model at SANGSUK_LLM_URL.",
)
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="FILE.jsonl")
@click.option(
    "--which",
    type=click.Choice([which.value for which in Which]),
    default=Which.ELIGIBLE.value,
    show_default=True,
    help="Eligible readings, those that a person should review, or all.",
)
@click.option(
    "--prices",
    type=(_PRICE, _PRICE),
    metavar="IN OUT",
    help="llm: the host's prices of a million tokens read and written.",
)
@click.option("--dry-run", is_flag=True, help="Tell what it takes; send and write nothing.")
@click.option("--yes", is_flag=True, help="llm: send, at the cost that is told.")
@click.option(
    "--label",
    "labels",
    multiple=True,
    metavar="THEIRS=OURS",
    help="transformers: what a label of the model means, as in q=neutral.",
)
@click.option("--revision", metavar="NAME", help="transformers: of a model that is named.")
@click.option(
    "--spaces",
    default=" ",
    metavar="WORD",
    help="transformers: what the model was trained to see for a space; <_> for WangchanBERTa.",
)
def second_opinion(readings: Path, out: Path, **how: Unpack[How]) -> None:
    """Ask another model how it finds the READINGS that `sangsuk read` wrote.

    Off by default: a classifier needs sangsuk[transformers], a language model
    SANGSUK_LLM_URL and SANGSUK_LLM_KEY. A language model is sent the masked text
    alone, and nothing in which personal data may be left. The readings stay as
    they are: the opinions go to FILE.jsonl, and how far both agree is told.

    Example: sangsuk second-opinion readings.jsonl --with transformers:model/ --out second.jsonl
    """
    check_out(readings, out)
    reader = open_second_reader(_wanted(how), os.environ)
    plan = plan_opinions(readings, Which(how["which"]), reader)
    estimate = estimate_cost(plan, reader)
    for line in _tell_estimate(estimate, len(plan.texts), how["prices"]):
        click.echo(line)
    if how["dry_run"]:
        return
    if estimate and estimate.asked and not how["yes"]:
        raise CallError(
            "second_opinion.not_agreed",
            what="Nothing was sent: nobody has agreed to the cost.",
            where=f"--with {how['which_reader']}",
            remedy="add --yes to send, or --dry-run to be told the cost alone.",
        )
    with progress("second opinion") as on_progress:
        outcome = write_opinions(plan, reader, out, on_progress=on_progress)
    for line in _tell_outcome(outcome, reader.name, how["prices"]):
        click.echo(line)
    click.echo(f"opinions: {out}")


def _wanted(how: How) -> Wanted:
    labels = {}
    for label in how["labels"]:
        theirs, _, ours = label.rpartition("=")
        if not theirs or ours not in [*Polarity]:
            raise click.UsageError(
                f"--label {label}: write THEIRS=OURS; ours are {', '.join(Polarity)}."
            )
        labels[theirs] = Polarity(ours)
    return Wanted(
        called=how["which_reader"], labels=labels, revision=how["revision"], spaces=how["spaces"]
    )


def _tell_estimate(estimate: Estimate | None, texts: int, prices: Prices | None) -> Iterator[str]:
    if estimate is None:
        yield f"{texts:,} texts to read on this machine; nothing is sent, and it costs nothing."
        return
    yield f"{estimate.asked:,} texts to ask for, {estimate.kept:,} answers kept from before."
    yield f"likely: {_tell_tokens(estimate.likely, prices)}"
    yield f"at most: {_tell_tokens(estimate.most, prices)}"


def _tell_tokens(tokens: Tokens, prices: Prices | None) -> str:
    cost = f"cost {tokens.cost(prices):,.4f}" if prices else "cost unknown without --prices"
    return f"{tokens.read:,} tokens in, {tokens.written:,} out, {cost}"


def _tell_outcome(outcome: Outcome, name: str, prices: Prices | None) -> Iterator[str]:
    yield f"{name}: {outcome.opinions:,} opinions"
    for silence, count in sorted(outcome.silences.items()):
        yield f"  none, {silence.value}: {count:,}"
    if outcome.agreement:
        yield from _tell_agreement(outcome.agreement)
    if outcome.spent != Tokens():
        yield f"used: {_tell_tokens(outcome.spent, prices)}"


def _tell_agreement(found: Agreement) -> Iterator[str]:
    same = round(found.share * found.total)
    kappa = "none: each says one thing only" if found.kappa is None else f"{found.kappa:.3f}"
    share = f"{same:,} of {found.total:,} ({found.share:.1%})"
    yield f"agrees with the reader on {share}, kappa {kappa}"
    yield f"  {'reader':10}" + "".join(f"{mood.value:>10}" for mood in Polarity)
    for first in Polarity:
        counts = [found.counts.get((first, second), 0) for second in Polarity]
        yield f"  {first.value:10}" + "".join(f"{count:>10,}" for count in counts)

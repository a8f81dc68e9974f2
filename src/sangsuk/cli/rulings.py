"""Rulings and appeals: `sangsuk ruling`, `sangsuk appeal`."""

from pathlib import Path
from typing import Any, Final

import click

import sangsuk.cli.wake  # noqa: F401 - Django must be awake before records are imported
from sangsuk.cli.migrated import check_migrated
from sangsuk.core.rank.rules import EXCLUSION_RULES
from sangsuk.core.terms.ruling import RULING_REASONS, Verdict
from sangsuk.flow.memory import recall_campaign
from sangsuk.flow.rulings import faults
from sangsuk.flow.rulings.appeals import dismiss, lodge, uphold
from sangsuk.flow.rulings.files import export_rulings, import_rulings
from sangsuk.flow.rulings.ruling import Effect, Proposal, effect_of, rule
from sangsuk.records.accounts.queries import account_named
from sangsuk.records.rulings.models import Appeal
from sangsuk.records.rulings.queries import open_appeals, rulings_of, story_to_rule_on
from sangsuk.web.clock import now

A_PATH: Final = click.Path(path_type=Path)
NUMBER: Final = click.IntRange(1, 2**63 - 1)  # what a database counts to
CAMPAIGN: Final = click.option(
    "--campaign", metavar="SLUG", help="The current campaign's if left out."
)
BY: Final = click.option(
    "--by", required=True, metavar="NAME", help="The account that answers for it: a national one."
)
VERDICTS: Final = click.Choice([verdict.value for verdict in Verdict])
RULES: Final = click.Choice(list(EXCLUSION_RULES))
REASONS: Final = click.Choice(list(RULING_REASONS))
DISTRICT: Final = click.option(
    "--district", default="", metavar="CODE", help="What it says of this one alone."
)
TEXT: Final = click.option("--text", default="", help="Words beside the reason; they stay here.")
SHOW_TEXT: Final = click.option(
    "--show-text", is_flag=True, help="The words may be published, masked."
)
YES: Final = click.option("--yes", is_flag=True, help="Do not ask whether it is meant.")


@click.group()
def ruling() -> None:
    """Decide whether a story counts; every ruling is an act of the log.

    Example: sangsuk ruling make 42 --verdict exclude --rule E7 --reason arranged --by somchai
    """


@ruling.command()
@click.argument("story", type=NUMBER)
@CAMPAIGN
@click.option("--verdict", required=True, type=VERDICTS)
@click.option("--rule", "law", required=True, type=RULES, help="Of the rulebook.")
@click.option("--reason", required=True, type=REASONS)
@DISTRICT
@TEXT
@SHOW_TEXT
@YES
@BY
def make(story: int, campaign: str | None, by: str, *, yes: bool, **given: Any) -> None:
    """Rule on STORY, the number of its page, after its effect on the places was shown.

    Example: sangsuk ruling make 42 --verdict restore --rule E6 --reason own_account --by somchai
    """
    check_migrated()
    at = now()
    told = story_to_rule_on(recall_campaign(campaign, at=at), story)
    if told is None:
        raise faults.unknown_story(f"story {story}")
    proposal = Proposal(story=told, **_ruled(given))
    account = account_named(by)
    _show(effect_of(proposal))
    if not yes:
        click.confirm("Rule so?", abort=True)
    made = rule(proposal, by=account, at=at)
    click.echo(f"act {made.pk}: {made.verdict} {made.rule}, {made.reason}")


@ruling.command(name="import")
@click.argument("path", type=A_PATH, metavar="FILE")
@CAMPAIGN
@BY
def import_file(path: Path, campaign: str | None, by: str) -> None:
    """Make an act of each ruling of FILE, as `sangsuk rank --rulings` takes it; all or none.

    Example: sangsuk ruling import rulings.csv --by somchai
    """
    check_migrated()
    at = now()
    kept = recall_campaign(campaign, at=at)
    made, stood = import_rulings(path, kept, by=account_named(by), at=at)
    click.echo(f"{kept.slug}: {made} rulings made, {stood} stood already")


@ruling.command()
@click.argument("out", type=A_PATH, metavar="FILE.jsonl")
@CAMPAIGN
def export(out: Path, campaign: str | None) -> None:
    """Write the rulings as `sangsuk rank --rulings` takes them.

    Example: sangsuk ruling export rulings.jsonl
    """
    check_migrated()
    click.echo(f"{out}: {export_rulings(recall_campaign(campaign, at=now()), out)} rulings")


@ruling.command(name="list")
@CAMPAIGN
def list_rulings(campaign: str | None) -> None:
    """List the rulings in the order of their acts.

    Example: sangsuk ruling list
    """
    check_migrated()
    for one in rulings_of(recall_campaign(campaign, at=now())):
        of = one.district_id or "all"
        click.echo(
            f"{one.pk}\t{one.act.at[:10]}\t{one.verdict}\t{one.rule}\tstory {one.story_id}"
            f"\t{of}\t{one.reason}\t{one.by}"
        )


@click.group()
def appeal() -> None:
    """Have something against what is counted of a story, or decide about it.

    Example: sangsuk appeal list
    """


@appeal.command(name="lodge")
@click.argument("story", type=NUMBER)
@CAMPAIGN
@click.option("--who", required=True, type=click.Choice(Appeal.Who.values))
@click.option("--words", required=True, help="Why; 10 to 2,000 letters, which stay in the house.")
@click.option("--contact", default="", help="Where the outcome may be told.")
@DISTRICT
def lodge_appeal(story: int, campaign: str | None, who: str, **given: str) -> None:
    """Appeal for somebody who came in person or wrote a letter.

    Example: sangsuk appeal lodge 42 --who teller --words "เรื่องนี้ฉันเขียนเอง ไม่ได้ลอกใคร"
    """
    check_migrated()
    at = now()
    kept = recall_campaign(campaign, at=at)
    made = lodge(kept, story=story, who=Appeal.Who(who), at=at, **given)
    click.echo(f"appeal {made.pk} is lodged")


@appeal.command(name="list")
@CAMPAIGN
def list_appeals(campaign: str | None) -> None:
    """List the appeals that wait for their outcome, the oldest first.

    Example: sangsuk appeal list
    """
    check_migrated()
    for one in open_appeals(recall_campaign(campaign, at=now())):
        of = one.district_id or "all"
        click.echo(f"{one.pk}\t{one.lodged.at[:10]}\tstory {one.story_id}\t{of}\t{one.who}")


@appeal.command(name="decide")
@click.argument("number", type=NUMBER)
@CAMPAIGN
@click.option("--uphold", "verdict", type=VERDICTS, help="Rule so; left out: it is dismissed.")
@click.option("--rule", "law", type=RULES, help="Of the rulebook, with --uphold.")
@click.option("--reason", required=True, type=REASONS)
@DISTRICT
@TEXT
@SHOW_TEXT
@BY
def decide_appeal(number: int, campaign: str | None, by: str, **given: Any) -> None:
    """Decide appeal NUMBER; not by who made the ruling that it is against.

    Example: sangsuk appeal decide 7 --uphold restore --rule E6 --reason own_account --by malai
    """
    check_migrated()
    at = now()
    found = open_appeals(recall_campaign(campaign, at=at)).filter(pk=number).first()
    if found is None:
        raise faults.no_appeal("No appeal with this number waits", f"appeal {number}")
    if bool(given["verdict"]) != bool(given["law"]):
        raise click.UsageError("--uphold and --rule go together.")
    account = account_named(by)
    if given["verdict"]:
        proposal = Proposal(story=found.story, **_ruled(given))
        _show(effect_of(proposal))
        done = uphold(found, proposal, by=account, at=at)
    else:
        done = dismiss(found, reason=given["reason"], by=account, at=at)
    click.echo(f"appeal {done.pk}: {done.outcome}, act {done.decided_id}")


def _ruled(given: dict[str, Any]) -> dict[str, Any]:
    return {
        "verdict": Verdict(given["verdict"]),
        "rule": given["law"],
        "reason": given["reason"],
        "district": given["district"],
        "text": given["text"],
        "shown": given["show_text"],
    }


def _show(effect: Effect) -> None:
    """Places and voices before and after."""
    counted, counts = (" ".join(codes) or "nothing" for codes in (effect.counted, effect.counts))
    click.echo(f"The story counts for: {counted} -> {counts}")
    for one in effect.changes[:20]:
        click.echo(
            f"  {one.code}: place {one.place or '-'} -> {one.place_after or '-'}, "
            f"positive voices {one.voices} -> {one.voices_after}"
        )
    if len(effect.changes) > 20:
        click.echo(f"  and {len(effect.changes) - 20} more districts whose place changes")
    if effect.prizes != effect.prizes_after:
        before, after = " ".join(effect.prizes), " ".join(effect.prizes_after)
        click.echo(f"PRIZES: {before} -> {after}")

"""Judging the stories: `sangsuk jury`."""

import json
from typing import Any, Final

import click
from django.urls import reverse

import sangsuk.cli.wake  # noqa: F401 - Django must be awake before records are imported
from sangsuk.cli.jury_options import BY, CAMPAIGN
from sangsuk.cli.jury_papers import minutes
from sangsuk.cli.jury_words import told_as_lines
from sangsuk.cli.migrated import check_migrated
from sangsuk.core.terms.judging import Reader
from sangsuk.flow.judging.closing import close_round
from sangsuk.flow.judging.opening import open_round
from sangsuk.flow.judging.override import Change
from sangsuk.flow.judging.override import override as override_round
from sangsuk.flow.judging.panel import Naming, Pass, juror_named, name_juror, new_pass
from sangsuk.flow.judging.rounds import stage_of, stages_of
from sangsuk.flow.judging.seating import seat_juror
from sangsuk.flow.judging.status import status_of
from sangsuk.flow.judging.stepping_back import remove_juror
from sangsuk.flow.memory import recall_campaign
from sangsuk.records.accounts.queries import account_named
from sangsuk.records.jury.queries import jurors_of
from sangsuk.web.clock import now

READERS: Final = click.Choice([reader.value for reader in Reader])
SITE: Final = click.option(
    "--site", default="", metavar="https://…", help="The site's address, for the link."
)
OUT: Final = click.option(
    "--out", multiple=True, type=int, metavar="NUMBER", help="Goes on, and shall not."
)
INTO: Final = click.option(
    "--in", "into", multiple=True, type=int, metavar="NUMBER", help="Does not go on, and shall."
)


@click.group()
def jury() -> None:
    """Judge the stories: name jurors, open and close rounds.

    Example: sangsuk jury open first-reading --seed "20210116 123456" --by somchai
    """


jury.add_command(minutes)


@jury.command()
@click.argument("name")
@click.option("--reader", required=True, type=READERS, help="As what they judge.")
@click.option("--shown-name", default="", help="As they are greeted.")
@click.option("--home", default="", metavar="CODES", help="Districts that they are from.")
@click.option("--workplace", default="", metavar="CODES", help="Districts that they work in.")
@click.option("--household", default="", help="The same words for all of one household.")
@click.option("--relation", multiple=True, help="A district or a teller's name, as declared.")
@click.option("--handle", multiple=True, help="A name under which they post themselves.")
@SITE
@CAMPAIGN
@BY
def invite(name: str, campaign: str | None, by: str, **given: Any) -> None:
    """Name a juror; prints a link and a code, to be sent by two different ways.

    Example: sangsuk jury invite malee --reader panel --home "5007 5001" --by somchai
    """
    check_migrated()
    at = now()
    naming = Naming(
        name=name,
        reader=Reader(given["reader"]),
        shown_name=given["shown_name"],
        homes=given["home"].split(),
        workplaces=given["workplace"].split(),
        household=given["household"],
        relations=given["relation"],
        handles=given["handle"],
    )
    kept = recall_campaign(campaign, at=at)
    _tell(name_juror(kept, naming, by=account_named(by), at=at), given["site"])


@jury.command()
@click.argument("name")
@SITE
@CAMPAIGN
@BY
def link(name: str, campaign: str | None, by: str, site: str) -> None:
    """Print a new link and code for a juror; the old ones are over.

    Example: sangsuk jury link malee --by somchai
    """
    check_migrated()
    at = now()
    juror = juror_named(recall_campaign(campaign, at=at), name)
    _tell(new_pass(juror, by=account_named(by), at=at), site)


def _tell(made: Pass, site: str) -> None:
    click.echo(f"link: {site.rstrip('/')}{reverse('jury:enter')}?key={made.token}")
    click.echo(f"code: {made.code}")


@jury.command()
@click.argument("name")
@click.option("--reason", required=True, help="Why; kept with the act.")
@CAMPAIGN
@BY
def remove(name: str, campaign: str | None, by: str, reason: str) -> None:
    """Take a juror out of the panel; what they sealed stays, what they had goes to others.

    Example: sangsuk jury remove malee --reason "ขอถอนตัว" --by somchai
    """
    check_migrated()
    at = now()
    juror = juror_named(recall_campaign(campaign, at=at), name)
    handed = remove_juror(juror, reason=reason, by=account_named(by), at=at)
    click.echo(f"{name} is removed; {handed.taken} stories went to others")
    if handed.lacking:
        click.echo(f"nobody is left for: {', '.join(map(str, handed.lacking))}")


@jury.command()
@click.argument("slug", metavar="ROUND")
@click.argument("name")
@CAMPAIGN
@BY
def seat(slug: str, name: str, campaign: str | None, by: str) -> None:
    """Let another juror into an open round; stories that lack a reader come to them.

    Example: sangsuk jury seat first-reading malee --by somchai
    """
    check_migrated()
    at = now()
    kept = recall_campaign(campaign, at=at)
    given = seat_juror(kept, slug, name, by=account_named(by), at=at)
    click.echo(f"{name} judges in {slug}; {given} stories came to them")


@jury.command()
@CAMPAIGN
def panel(campaign: str | None) -> None:
    """List the jurors.

    Example: sangsuk jury panel
    """
    check_migrated()
    for one in jurors_of(recall_campaign(campaign, at=now())):
        homes, works = " ".join(one.homes), " ".join(one.workplaces)
        click.echo(f"{one.name}\t{one.reader}\thome {homes or '-'}\tworks {works or '-'}")


@jury.command()
@CAMPAIGN
def rounds(campaign: str | None) -> None:
    """List the rounds of the campaign and where each stands.

    Example: sangsuk jury rounds
    """
    check_migrated()
    at = now()
    for stage in stages_of(recall_campaign(campaign, at=at)):
        opens, closes = (f"{one:%Y-%m-%d}" for one in (stage.terms.opens, stage.terms.closes))
        click.echo(
            f"{stage.terms.slug}\t{stage.terms.method}\t{opens} to {closes}\t{stage.state(at)}"
        )


@jury.command(name="open")
@click.argument("slug", metavar="ROUND")
@click.option("--seed", required=True, help="Published before: with it anybody deals the same.")
@click.option("--juror", multiple=True, metavar="NAME", help="Left out: all whom the rules ask.")
@CAMPAIGN
@BY
def open_(slug: str, campaign: str | None, by: str, seed: str, juror: tuple[str, ...]) -> None:
    """Open a round and deal its stories out.

    Example: sangsuk jury open comparison --seed "20210201 123456" --by somchai
    """
    check_migrated()
    at = now()
    kept = recall_campaign(campaign, at=at)
    made = open_round(kept, slug, seed=seed, by=account_named(by), at=at, names=juror)
    stories, people = made.entries.count(), made.panel.count()
    click.echo(f"{slug} is open: {stories} stories before {people} jurors, seed {seed}")


@jury.command()
@click.argument("slug", metavar="ROUND")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@CAMPAIGN
def status(slug: str, campaign: str | None, *, as_json: bool) -> None:
    """Say how a round stands; no mark is told before it is closed.

    Example: sangsuk jury status comparison --json
    """
    check_migrated()
    at = now()
    told = status_of(stage_of(recall_campaign(campaign, at=at), slug), at=at)
    click.echo(json.dumps(told, ensure_ascii=False) if as_json else told_as_lines(told))


@jury.command()
@click.argument("slug", metavar="ROUND")
@click.option(
    "--without-quorum", default="", metavar="REASON", help="Why, where too few took part."
)
@CAMPAIGN
@BY
def close(slug: str, campaign: str | None, by: str, without_quorum: str) -> None:
    """Close a round; nothing opens it again.

    Example: sangsuk jury close comparison --by somchai
    """
    check_migrated()
    at = now()
    kept = recall_campaign(campaign, at=at)
    account = account_named(by)
    made = close_round(kept, slug, by=account, at=at, without_quorum=without_quorum)
    goes_on = ", ".join(map(str, made.outcome["goes_on"]))
    click.echo(f"{slug} is closed, act {made.closed_id}; go on: {goes_on or 'none'}")


@jury.command()
@click.argument("slug", metavar="ROUND")
@OUT
@INTO
@click.option("--reason", required=True, help="A sentence; kept with your name.")
@CAMPAIGN
@BY
def override(slug: str, campaign: str | None, by: str, **given: Any) -> None:
    """Change who goes on from a closed round, by a signed act with before and after.

    Example: sangsuk jury override final --out 4 --in 7 --reason "เจ้าของไม่ขอรับรางวัล" --by somchai
    """
    check_migrated()
    at = now()
    kept = recall_campaign(campaign, at=at)
    change = Change(
        out=frozenset(given["out"]), into=frozenset(given["into"]), reason=given["reason"]
    )
    made = override_round(kept, slug, change, by=account_named(by), at=at)
    before = ", ".join(map(str, made.act.kept["before"]))
    after = ", ".join(map(str, made.goes_on))
    click.echo(f"act {made.act_id}: {before} -> {after}")

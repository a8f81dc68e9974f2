"""Accounts and acts: `sangsuk account`, `acts`, `fix-rules`, `publish`."""

import sys
from pathlib import Path
from typing import Any, Final

import click
from django.conf import settings

import sangsuk.cli.wake  # noqa: F401 - Django must be awake before records are imported
from sangsuk.cli.migrated import check_migrated
from sangsuk.flow.files.outputs import staged
from sangsuk.flow.memory import recall_campaign
from sangsuk.flow.publishing.publishing import publish_result
from sangsuk.flow.publishing.rules_log import fix_rules as fix_rules_of
from sangsuk.records.accounts.actions import make_account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.acts.queries import faults_of_log, newest_acts, public_log
from sangsuk.records.jury.queries import faults_of_ballots
from sangsuk.records.rulings.queries import faults_of_rulings
from sangsuk.web.clock import now

BY: Final = click.option("--by", required=True, metavar="NAME", help="Who answers for it.")
WHY: Final = click.option("--why", required=True, metavar="TEXT", help="The reason.")
A_PATH: Final = click.Path(path_type=Path)


@click.command()
@click.argument("name")
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]))
@click.option("--scope", default="", metavar="CODE", help="Of the province, district or bureau.")
@click.option("--home", default="", metavar="CODES", help="Districts the person belongs to.")
@click.option("--password-stdin", is_flag=True, help="The password is the first line of input.")
@BY
def account(name: str, **given: Any) -> None:
    """Make an account for somebody who works in the system.

    Example: sangsuk account somsri --role auditor --home "5007 5001" --by somchai
    """
    check_migrated()
    password = (
        sys.stdin.readline().rstrip("\n")
        if given["password_stdin"]
        else click.prompt("password", hide_input=True, confirmation_prompt=True)
    )
    role, at = Role(given["role"]), now()
    made = make_account(
        name=name,
        role=role,
        password=password,
        scope=given["scope"],
        home=given["home"].split(),
        at=at,
    )
    after = {"name": name, "role": role.value, "scope": made.scope, "home": made.home}
    by = Actor(given["by"], "command")
    keep_act(kind="account.made", by=by, why="account made", at=at, after=after)
    click.echo(f"made: {name}, {role.value} {made.scope}".rstrip())


@click.group()
def acts() -> None:
    """The log of what people decided.

    Example: sangsuk acts verify
    """


@acts.command()
def verify() -> None:
    """Say whether the log is whole: exit 0, or 1 with what does not fit.

    Example: sangsuk acts verify
    """
    check_migrated()
    faults = [*faults_of_log(), *faults_of_rulings(), *faults_of_ballots()]
    for fault in faults:
        click.echo(f"does not fit: {fault}")
    click.echo("NOT verified" if faults else f"verified: {newest_acts().count()} acts")
    sys.exit(1 if faults else 0)


@acts.command()
@click.argument("out", type=A_PATH, metavar="FILE")
def export(out: Path) -> None:
    """Write the log without names and reasons, for `sangsuk bundle --acts`.

    Example: sangsuk acts export acts.jsonl
    """
    check_migrated()
    with staged(out) as (partial,):
        partial.write_text("".join(public_log()), encoding="utf-8")
    click.echo(f"{out}: {newest_acts().count()} acts")


@click.command()
@click.option("--campaign", metavar="SLUG", help="The current campaign's if left out.")
@BY
@WHY
def fix_rules(campaign: str | None, by: str, why: str) -> None:
    """Fix the digest of a campaign's rules, or write down an amendment of them.

    Example: sangsuk fix-rules --by somchai --why "ประกาศกติกาก่อนเปิด"
    """
    check_migrated()
    at = now()
    kept = recall_campaign(campaign, at=at)
    act = fix_rules_of(kept, by=Actor(by, "command"), why=why, at=at)
    click.echo(f"{kept.slug}: {kept.digest}")
    click.echo(f"act {act.number}, {act.kind}" if act else "nothing changed since the last act")


@click.command()
@click.argument("archive", type=A_PATH, metavar="RESULT.zip")
@BY
@WHY
def publish(archive: Path, by: str, why: str) -> None:
    """Publish an archive under /results/; a second one of a campaign is a correction.

    Example: sangsuk publish result.zip --by somchai --why "ประกาศผล"
    """
    check_migrated()
    made, is_new = publish_result(
        archive, home=settings.SANGSUK_HOME, by=Actor(by, "command"), why=why, at=now()
    )
    said = "published" if is_new else "was published before"
    click.echo(f"{made.citation}: {said}, /results/{made.citation}/")

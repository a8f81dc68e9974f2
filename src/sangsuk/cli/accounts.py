"""Inviting people who work in the system, and helping those whose phone is lost."""

from typing import Any

import click
from django.urls import reverse

import sangsuk.cli.wake  # noqa: F401 - Django must be awake before records are imported
from sangsuk.cli.migrated import check_migrated
from sangsuk.records.accounts.queries import account_named
from sangsuk.records.accounts.roles import Role
from sangsuk.records.accounts.securing import forget_codes, sign_out_everywhere
from sangsuk.records.accounts.securing import invite as invite_somebody
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.web.clock import now, true_now


@click.command()
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]))
@click.option("--scope", default="", metavar="CODE", help="Of the province, district or bureau.")
@click.option("--home", default="", metavar="CODES", help="Districts the person belongs to.")
@click.option("--site", default="", metavar="https://…", help="The site's address, for the link.")
@click.option("--by", required=True, metavar="NAME", help="Who answers for it.")
def invite(**given: Any) -> None:
    """Print a link by which one person makes their account, once, within seven days.

    Example: sangsuk invite --role auditor --home "5007 5001" --by somchai
    """
    check_migrated()
    role = Role(given["role"])
    homes = given["home"].split()
    token, made = invite_somebody(
        role=role, scope=given["scope"], home=homes, by=given["by"], at=true_now()
    )
    after = {"role": role.value, "scope": made.scope, "home": made.home}
    by = Actor(given["by"], "command")
    keep_act(kind="account.invited", by=by, why="account invited", at=now(), after=after)
    click.echo(f"{given['site'].rstrip('/')}{reverse('desk:join')}?key={token}")


@click.command()
@click.argument("name")
@click.option("--by", required=True, metavar="NAME", help="Who answers for it.")
def lost_phone(name: str, by: str) -> None:
    """Take the lost phone from an account: its sessions end, the next sign-in asks for a new one.

    Be sure who is asking: until then a password alone signs in.

    Example: sangsuk lost-phone somsri --by somchai
    """
    check_migrated()
    account = account_named(name)
    forget_codes(account=account)
    actor, after = Actor(by, "command"), {"name": name}
    keep_act(kind="account.phone_lost", by=actor, why="phone lost", at=now(), after=after)
    click.echo(f"{name}: signed out everywhere; the next sign-in asks for a new phone")


@click.command()
@click.argument("name")
@click.option("--by", required=True, metavar="NAME", help="Who answers for it.")
def sign_out(name: str, by: str) -> None:
    """End every session of an account.

    Example: sangsuk sign-out somsri --by somchai
    """
    check_migrated()
    sign_out_everywhere(account=account_named(name))
    actor, after = Actor(by, "command"), {"name": name}
    keep_act(kind="account.signed_out", by=actor, why="signed out", at=now(), after=after)
    click.echo(f"{name}: signed out everywhere")

"""Accounts for all offices in one go: `sangsuk invite-offices`."""

from pathlib import Path
from typing import Final

import click
from django.urls import reverse

import sangsuk.cli.wake  # noqa: F401 - Django must be awake before records are imported
from sangsuk.cli.migrated import check_migrated
from sangsuk.core.errors import CallError
from sangsuk.flow.accounts.offices import invite_offices as invite_all
from sangsuk.flow.accounts.offices import links_as_csv, read_offices
from sangsuk.flow.files.outputs import staged
from sangsuk.records.acts.actions import Actor
from sangsuk.web.clock import now, true_now

OWNER_ALONE: Final = 0o600  # who holds a link can sign in with it
A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("offices", type=A_FILE, metavar="OFFICES.csv")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="For the links.")
@click.option("--site", default="", metavar="https://…", help="The site's address, for the links.")
@click.option("--by", required=True, metavar="NAME", help="Who answers for it.")
def invite_offices(offices: Path, out: Path, site: str, by: str) -> None:
    """Make a link for everybody in a list of offices: columns code and email.

    A line that cannot be used is told, and then no link is made.  Who has an account
    or a good link gets no second one.  The links stand in OUT and nowhere else.

    Example: sangsuk invite-offices offices.csv --out links.csv --by somchai
    """
    check_migrated()
    text, moment = offices.read_bytes().decode("utf-8-sig", errors="replace"), true_now()
    found = read_offices(text, moment=moment)
    for fault in found.faults:
        click.echo(f"line {fault.line}: {fault.why}: {fault.told}", err=True)
    links = []
    if found.new or found.faults:
        _check_nothing_there(out)
        address = f"{site.rstrip('/')}{reverse('desk:join')}"
        # Opened first: a link that cannot be written must not be kept, nobody gets a second one.
        with staged(out) as (partial,):
            partial.chmod(OWNER_ALONE)
            links = invite_all(text, by=Actor(by, "command"), moment=moment, at=now())
            partial.write_text(links_as_csv(links, address=address), encoding="utf-8")
    click.echo(f"{len(links)} new, {len(found.known)} known, {found.without} districts without")


def _check_nothing_there(out: Path) -> None:
    """Links of an earlier list stand nowhere else, and so are not written over."""
    if out.exists():
        raise CallError(
            "offices.links_there",
            what="There is a file of links already, and its links stand nowhere else.",
            where=str(out),
            remedy="name another file for these.",
        )

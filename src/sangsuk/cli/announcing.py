"""`sangsuk announcements`: what the campaign says outside, and the dry run of one."""

import os

import click

import sangsuk.cli.wake  # noqa: F401 - Django must be awake before records are imported
from sangsuk.cli.migrated import check_migrated
from sangsuk.core.terms.announcement import HANDS
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.flow.announcements.checking import DryRun, dry_run, stops_of
from sangsuk.flow.announcements.faults import unknown
from sangsuk.flow.announcements.outlets import connected
from sangsuk.flow.memory import recall_campaign
from sangsuk.records.announcements.models import Announcement
from sangsuk.records.announcements.queries import announcement_called, announcements_of
from sangsuk.records.campaigns.models import Campaign
from sangsuk.web.clock import now


@click.command()
@click.argument("number", type=click.IntRange(min=1), required=False, metavar="[NUMBER]")
@click.option("--campaign", metavar="SLUG", default="", help="Default: the open one.")
def announcements(number: int | None, campaign: str) -> None:
    """List what the campaign says outside; with a NUMBER, say what would go where and what not.

    No service is asked. It is written and let out at the desk, by two people.

    Example: sangsuk announcements 3
    """
    check_migrated()
    kept = recall_campaign(campaign, at=now())
    for line in _all_lines(kept) if number is None else _lines_of_one(kept, number):
        click.echo(line)


def _all_lines(campaign: Campaign) -> list[str]:
    there = ", ".join(name if is_there else f"{name} (not set)" for name, is_there in connected())
    return [f"outlets: {there}", *(_line(one) for one in announcements_of(campaign))]


def _line(one: Announcement) -> str:
    hands = len(one.releases.all())
    states = " ".join(f"{sent.outlet}:{sent.state}" for sent in one.sendings.all())
    due = one.due_at.astimezone(BANGKOK)
    return f"{one.pk:>5} {due:%Y-%m-%d %H:%M} {one.occasion:<8} {hands}/{HANDS} {states}"


def _lines_of_one(campaign: Campaign, number: int) -> list[str]:
    one = announcement_called(campaign, number)
    if one is None:
        raise unknown(number)
    stops = [f"stopped: {stop}" for stop in stops_of(one)]
    return [*stops, *(_line_of(run) for run in dry_run(one, os.environ))]


def _line_of(run: DryRun) -> str:
    told = ", ".join((*run.hindrances, *run.missing)) or "can take it"
    return f"{run.sending.outlet:<9} {run.sending.state:<8} {run.letters:>6,}/{run.most:,} {told}"

"""`sangsuk claim-link`: a link by which the author of a post shows that it is theirs."""

import os

import click

import sangsuk.cli.wake  # noqa: F401 - Django must be awake before records are imported
from sangsuk.cli.migrated import check_migrated
from sangsuk.core.errors import CallError
from sangsuk.flow.claims.answer import answer_post
from sangsuk.flow.claims.claiming import offer_claim
from sangsuk.flow.doors.settings import facebook_door
from sangsuk.flow.memory import recall_campaign
from sangsuk.web.clock import now


@click.command()
@click.argument("platform")
@click.argument("post")
@click.option("--site", required=True, metavar="URL", help="Where the site is: https://….")
@click.option("--answer", is_flag=True, help="Write it under the post, as the Facebook page.")
@click.option("--campaign", metavar="SLUG", help="Whose story; the current campaign's if left out.")
def claim_link(platform: str, post: str, site: str, answer: bool, campaign: str | None) -> None:  # noqa: FBT001 - click's
    """Print a link for the author of POST on PLATFORM; it is good for fourteen days.

    Example: sangsuk claim-link facebook 1755847768034402_12 --site https://sangsuk.example
    """
    check_migrated()
    link = offer_claim((platform, post), recall_campaign(campaign, at=now()), at=now())
    address = f"{site.rstrip('/')}/claim/{link}/"
    if answer:
        _answer(platform, post, address)
    click.echo(address)


def _answer(platform: str, post: str, address: str) -> None:
    door = facebook_door(os.environ)
    if door is None or platform != "facebook":
        raise CallError(
            "claim.answer",
            what="Only posts on Facebook can be answered, where the page's door is open.",
            where="--answer",
            remedy="leave it out and write the link under the post yourself.",
        )
    answer_post(post, address, door)

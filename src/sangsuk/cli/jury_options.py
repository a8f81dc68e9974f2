"""Options that all commands of `sangsuk jury` share."""

from typing import Final

import click

CAMPAIGN: Final = click.option(
    "--campaign", metavar="SLUG", help="The current campaign's if left out."
)
BY: Final = click.option(
    "--by", required=True, metavar="NAME", help="The account that answers for it: a national one."
)

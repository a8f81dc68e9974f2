"""Rulings of a file become acts; rulings of the memory become a file."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from sangsuk.core.errors import CallError
from sangsuk.core.terms.ruling import Ruling
from sangsuk.flow.counting.inputs import read_count_inputs, rulings_as_lines
from sangsuk.flow.files.outputs import staged
from sangsuk.flow.rulings import faults
from sangsuk.flow.rulings.ruling import Proposal, rule
from sangsuk.records.accounts.models import Account
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.rulings.queries import as_ruled, rulings_of
from sangsuk.records.stories.models import Story
from sangsuk.records.stories.queries import stories_of


@transaction.atomic
def import_rulings(path: Path, campaign: Campaign, *, by: Account, at: datetime) -> tuple[int, int]:
    """Make an act of each ruling of a file, all or none.

    One that stands already is passed over, so that a file may come twice.

    Returns:
        How many were made, and how many stood.

    Raises:
        CallError: the file or a row of it is no ruling, a story is unknown, or the account
            may not rule.
    """
    made = stood = 0
    for number, one in enumerate(read_count_inputs(rulings=path).rulings, 1):
        key = (one.platform, one.story)
        story = stories_of(campaign, [key]).get(key)
        if story is None or story.withdrawn_at:
            raise faults.unknown_story(f"{path.name}, ruling {number}")
        proposal = _proposal(one, story)
        try:
            rule(proposal, by=by, at=at)
        except CallError as error:
            if error.code != "rulings.stands_already":
                raise
            stood += 1
        else:
            made += 1
    return made, stood


def _proposal(one: Ruling, story: Story) -> Proposal:
    return Proposal(
        story=story,
        verdict=one.verdict,
        rule=one.rule,
        reason=one.reason,
        district=one.district or "",
        text=one.text,
        shown=one.shown,
        decided_by=one.by,
    )


def export_rulings(campaign: Campaign, out: Path) -> int:
    """Write a campaign's rulings as `sangsuk rank --rulings` takes them; gives how many."""
    rulings = as_ruled(rulings_of(campaign))
    with staged(out) as (partial,):
        partial.write_bytes(rulings_as_lines(rulings))
    return len(rulings)

"""Who a winner is: their receipt of the story says so, else somebody who says how they know."""

from datetime import datetime
from typing import Final

from django.db import transaction

from sangsuk.flow.awards import faults
from sangsuk.flow.awards.accepting import WINNER
from sangsuk.flow.awards.giving import check_leader
from sangsuk.flow.telling.telling import story_of
from sangsuk.records.accounts.models import Account
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.awards.actions import hold_award, keep_identity
from sangsuk.records.awards.models import Award

BY_RECEIPT: Final = "by the receipt of the story"
LONGEST: Final = 300


@transaction.atomic
def show_receipt(award: Award, code: str, *, at: datetime) -> bool:
    """Whether the receipt is of the very story that won; then that is who its holder is."""
    held = hold_award(pk=award.pk)
    story = story_of(code, held.campaign) if held.story_id else None
    if story is None or story.pk != held.story_id:
        return False
    _keep(held, WINNER, BY_RECEIPT, at)
    return True


@transaction.atomic
def identify(number: int, how: str, *, by: Account, at: datetime) -> None:
    """Somebody of the team has made sure who the winner is, and says how.

    Raises:
        CallError: it is not for this role, or nothing is said.
    """
    check_leader(by, "say who a winner is")
    if not how.strip():
        raise faults.no_grounds(number)
    _keep(hold_award(pk=number), Actor(by.name, by.role), how.strip()[:LONGEST], at)


def _keep(award: Award, by: Actor, how: str, at: datetime) -> None:
    told = {"campaign": award.campaign_id, "award": award.pk}
    act = keep_act(kind="award.identified", by=by, why=how, at=at, told=told)
    keep_identity(award=award, act=act)

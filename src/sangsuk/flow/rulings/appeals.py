"""Anyone affected may appeal; a named person who did not make the ruling decides, by an act."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from django.db import transaction

from sangsuk.core.terms.ruling import RULING_REASONS
from sangsuk.flow.reading.gazetteer import load_gazetteer
from sangsuk.flow.rulings import faults
from sangsuk.flow.rulings.ruling import Proposal, check_ruler, rule
from sangsuk.flow.telling.fit_to_show import fit_to_keep
from sangsuk.records.accounts.models import Account
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.rulings.actions import keep_appeal, settle_appeal
from sangsuk.records.rulings.models import Appeal
from sangsuk.records.rulings.queries import (
    appeal_as_it_stands,
    open_appeals,
    rulings_on,
    story_to_rule_on,
)
from sangsuk.records.stories.models import Story

LODGED: Final = "appeal.lodged"
SHORTEST, LONGEST = 10, 2000
MOST_OPEN: Final = 3  # of one story: more would say the same


@transaction.atomic
def lodge(
    campaign: Campaign,
    *,
    story: int,
    who: Appeal.Who,
    words: str,
    at: datetime,
    district: str = "",
    contact: str = "",
) -> Appeal:
    """Take an appeal in.

    Args:
        campaign: whose count.
        story: the number of the story's page.
        who: what the person is to the story.
        words: why; what is personal is masked, and they stay in the house.
        at: this moment.
        district: of which it speaks; empty: of all.
        contact: where the outcome may be told, if the person likes.

    Raises:
        CallError: there is no such story, or the appeal says too little, too much or the same.
    """
    told = _appealed(campaign, story, words, district)
    said = {"campaign": campaign.slug, "who": who.value, "district": district or None}
    by, why = Actor(who.value, "public"), "what is counted is appealed"
    act = keep_act(kind=LODGED, by=by, why=why, at=at, told=said, after={"story": told.pk})
    return keep_appeal(
        act=act,
        campaign=campaign,
        story=told,
        district_id=district or None,
        who=who.value,
        words=fit_to_keep(words),
        contact=contact.strip(),
    )


def _appealed(campaign: Campaign, story: int, words: str, district: str) -> Story:
    """The story that an appeal is about.

    Raises:
        CallError: no such appeal can be taken in.
    """
    told = story_to_rule_on(campaign, story)
    if told is None:
        raise faults.unknown_story("the story's number")
    if not SHORTEST <= len(words.strip()) <= LONGEST:
        raise faults.no_appeal(f"Say why, in {SHORTEST} to {LONGEST} letters", "the words")
    if district and district not in load_gazetteer().by_code():
        raise faults.unknown_district(district)
    if open_appeals(campaign).filter(story=told).count() >= MOST_OPEN:
        raise faults.no_appeal("Appeals about this story are already waiting", "the story")
    return told


@transaction.atomic
def uphold(appeal: Appeal, proposal: Proposal, *, by: Account, at: datetime) -> Appeal:
    """Uphold an appeal: a ruling about its story, and the outcome, both acts.

    Raises:
        CallError: the account may not decide it, it is settled, or no such ruling can be made.
    """
    _check_judge(appeal, by)
    whole = replace(proposal, story=appeal.story)
    made = rule(whole, by=by, at=at, appeal=appeal.pk)
    outcome = Appeal.Outcome.UPHELD
    return _settle(appeal, outcome, by, at, proposal.reason, ruling=made.pk)


@transaction.atomic
def dismiss(appeal: Appeal, *, reason: str, by: Account, at: datetime) -> Appeal:
    """Dismiss an appeal: what is counted stays as it is.

    Raises:
        CallError: the account may not decide it, or it is settled.
    """
    _check_judge(appeal, by)
    if reason not in RULING_REASONS:
        raise faults.no_ruling("the reason is none of the list")
    return _settle(appeal, Appeal.Outcome.DISMISSED, by, at, reason)


def _check_judge(appeal: Appeal, by: Account) -> None:
    check_ruler(by)
    if appeal_as_it_stands(appeal).decided_id:
        raise faults.settled_before()
    district = appeal.district_id
    made = [one for one in rulings_on([appeal.story_id]) if _covers(one.district_id, district)]
    if made and made[-1].by == by.name:
        raise faults.own_ruling(by.name, made[-1].pk)


def _covers(ruled: str | None, appealed: str | None) -> bool:
    return None in (ruled, appealed) or ruled == appealed


def _settle(
    appeal: Appeal,
    outcome: Appeal.Outcome,
    by: Account,
    at: datetime,
    reason: str,
    *,
    ruling: int | None = None,
) -> Appeal:
    act = keep_act(
        kind=f"appeal.{outcome.value}",
        by=Actor(by.name, by.role),
        why=reason,
        at=at,
        told={
            "campaign": appeal.campaign_id,
            "appeal": appeal.pk,
            "reason": reason,
            "ruling": ruling,
        },
        after={"story": appeal.story_id},
    )
    if not settle_appeal(appeal=appeal, outcome=outcome, act=act):
        raise faults.settled_before()
    return appeal_as_it_stands(appeal)

"""Changing who goes on from a closed round: a signed act with a reason, before and after."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from sangsuk.flow.judging import faults
from sangsuk.flow.judging.rounds import check_leader, kept_stage, stages_of
from sangsuk.records.accounts.models import Account
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.jury.actions import hold_round, keep_override
from sangsuk.records.jury.models import Override, Round
from sangsuk.records.jury.queries import entries_of, who_goes_on

SHORTEST_REASON: Final = 15  # letters: a sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`out` goes on and shall not, `into` does not and shall; numbers of stories."""

    out: frozenset[int]
    into: frozenset[int]
    reason: str


@dataclass(frozen=True, slots=True)
class Effect:
    """Who goes on before and after a change; numbers of stories."""

    before: list[int]
    after: list[int]


def effect_of(campaign: Campaign, slug: str, change: Change) -> Effect:
    """What a change would do, as long as the next round was not opened.

    Raises:
        CallError: the round is not closed or was followed by another, there is no reason, or the
            numbers are none of it.
    """
    if len("".join(change.reason.split())) < SHORTEST_REASON:
        raise faults.no_reason()
    _, kept = kept_stage(campaign, slug)
    if not kept.closed_id:
        raise faults.not_closed(slug)
    _check_last(campaign, slug)
    before = who_goes_on(kept)
    _check_numbers(kept, set(before), change)
    return Effect(before, sorted((set(before) - change.out) | change.into))


@transaction.atomic
def override(
    campaign: Campaign, slug: str, change: Change, *, by: Account, at: datetime
) -> Override:
    """Change who goes on from a closed round, as long as the next one was not opened.

    Raises:
        CallError: the round is not closed or was followed by another, there is no reason, or the
            numbers are none of it.
    """
    check_leader(by)
    _, kept = kept_stage(campaign, slug)
    hold_round(kept=kept)
    effect = effect_of(campaign, slug, change)
    told = {"campaign": campaign.slug, "round": slug} | asdict(effect)
    act = keep_act(
        kind="jury.overridden",
        by=Actor(by.name, by.role),
        why=change.reason.strip(),
        at=at,
        told=told,
        before=effect.before,
        after=effect.after,
    )
    return keep_override(act=act, kept=kept, goes_on=effect.after)


def _check_last(campaign: Campaign, slug: str) -> None:
    stages = stages_of(campaign)
    at = [stage.terms.slug for stage in stages].index(slug)
    if at + 1 < len(stages) and stages[at + 1].kept:
        raise faults.followed(slug, stages[at + 1].terms.slug)


def _check_numbers(kept: Round, before: set[int], change: Change) -> None:
    known = set(entries_of(kept).values_list("number", flat=True))
    changes = bool(change.out | change.into) and not change.out & change.into
    if not changes or not change.out <= before or change.into & before or not change.into <= known:
        what = "Nothing changes, or a number is of no story there."
        raise faults.no_such_change(kept.slug, what)

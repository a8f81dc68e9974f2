"""What a person decides about a matter: carried out, written down as an act, and undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from sangsuk.core.errors import CallError, refusals_of
from sangsuk.flow.desk.carrying import UNDO, carry_out
from sangsuk.flow.rulings.ruling import Effect, check_ruler, effect_between
from sangsuk.records.accounts.models import Account
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.acts.models import Act
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.matters.actions import is_free, keep_outcome, reopen
from sangsuk.records.matters.models import Matter
from sangsuk.records.matters.queries import last_decided
from sangsuk.records.standings.rebuilding import counted_tallies

UNDONE_WITHIN: Final = timedelta(hours=1)
_refused: Final = refusals_of("matters")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was chosen, for one matter or for many of a kind."""

    matters: Sequence[Matter]
    outcome: str
    moment: datetime  # the true time, by which holds run out
    words: str = ""  # that are to be masked, one a line


def effect_of_decision(
    decision: Decision, campaign: Campaign, *, by: Account, at: datetime
) -> Effect:
    """What it would do to the places; all of it is done and taken back again.

    Raises:
        CallError: it cannot be done.
    """
    before = counted_tallies(campaign)
    with transaction.atomic():
        decide(decision, by=by, at=at)
        after = counted_tallies(campaign)
        transaction.set_rollback(True)
    return effect_between(campaign, before, after)


@transaction.atomic
def decide(decision: Decision, *, by: Account, at: datetime) -> None:
    """Carry it out, all or nothing, each an act in the name of who decides.

    Raises:
        CallError: the account may not decide, somebody else holds one of them or has
            decided it, or it cannot be done.
    """
    check_ruler(by)
    batch = ""
    for matter in decision.matters:
        if not is_free(matter, by=by, at=decision.moment):
            raise taken(matter)
        undoes = carry_out(matter, decision.outcome, words=decision.words, by=by, at=at)
        act = _note(matter, f"matter.{matter.kind}", decision.outcome, by, at)
        batch = batch or f"{act.number:012d}"
        keep_outcome(matter, outcome=decision.outcome, by=by, at=at, batch=batch, undoes=undoes)


@transaction.atomic
def undo_last(campaign: Campaign, *, by: Account, at: datetime) -> int:
    """Take back what this account decided last, within the hour; how many wait again.

    Raises:
        CallError: what was done cannot be taken back any more.
    """
    check_ruler(by)
    last = last_decided(campaign, by, since=at - UNDONE_WITHIN)
    for matter in last:
        _undo(matter, by, at)
        reopen(matter)
        _note(matter, "matter.undone", matter.outcome, by, at)
    return len(last)


def taken(matter: Matter) -> CallError:
    what = f"Matter {matter.pk} is held or was decided by somebody else."
    return _refused("taken", what, "the matter", "take the next one; nothing was done.")


def _undo(matter: Matter, by: Account, at: datetime) -> None:
    for name, told in matter.undoes.items():
        UNDO[name](matter, told, by, at)


def _note(matter: Matter, kind: str, outcome: str, by: Account, at: datetime) -> Act:
    told = {"campaign": matter.campaign_id, "outcome": outcome.partition(":")[0]}
    return keep_act(
        kind=kind,
        by=Actor(by.name, by.role),
        why=outcome,
        at=at,
        told=told,
        after={"matter": matter.pk, "story": matter.story_id, "outcome": outcome},
    )

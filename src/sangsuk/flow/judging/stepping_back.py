"""Stepping back from a story, and leaving the panel: somebody else takes over, by itself."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sangsuk.core.judge.repair import take_over
from sangsuk.core.terms.judging import Method
from sangsuk.core.terms.judging import Round as Terms
from sangsuk.flow.judging import faults
from sangsuk.flow.judging.candidates import (
    candidate_of,
    judge_of,
    owners_of,
    recusals_as_known,
    with_reading,
)
from sangsuk.flow.judging.pairs import JUROR
from sangsuk.flow.judging.rounds import check_leader, open_stage, stages_of
from sangsuk.records.accounts.models import Account
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.jury.actions import (
    end_juror,
    give_duties,
    hold_round,
    keep_recusal,
    pass_duty,
    pass_pairs,
)
from sangsuk.records.jury.holding import (
    came_to,
    entries_waiting,
    entry_numbered,
    has_sealed,
    has_stepped_back,
    pairs_with,
    readers_of,
)
from sangsuk.records.jury.models import Entry, Juror, Round
from sangsuk.records.jury.queries import loads_of, panel_of


@dataclass(frozen=True, slots=True)
class Handed:
    """What became of stories that a juror gave up: `taken` by others, `lacking` anybody."""

    taken: int
    lacking: tuple[int, ...]  # numbers of entries


@transaction.atomic
def step_back(juror: Juror, slug: str, number: int, *, at: datetime) -> Handed:
    """Step back from a story, without saying why; done again it changes nothing.

    A story that is sealed by the juror already stays sealed.  Where nobody else
    may judge it, it waits for another juror, and the desk is told.

    Raises:
        CallError: the round is not open, or the story never came to this juror.
    """
    terms, kept = open_stage(juror, slug, at=at)
    hold_round(kept=kept)
    entry = entry_numbered(kept, number)
    if entry is None or not came_to(entry, juror):
        raise faults.not_yours(slug)
    if has_stepped_back(juror, entry.story_id):
        return Handed(0, ())
    if has_sealed(entry, juror):
        raise faults.sealed_already(slug)
    act = keep_act(
        kind="jury.recused",
        by=Actor(juror.name, JUROR),
        why="stepped back; no reason is asked",
        at=at,
        told={"campaign": juror.campaign_id, "round": slug},
        after={"juror": juror.pk, "entry": entry.pk},
    )
    keep_recusal(act=act, juror=juror, story=entry.story_id)
    pass_pairs(pairs=pairs_with(juror, entry))
    if terms.method is not Method.READ:
        pass_duty(entry=entry, juror=juror)
        return Handed(0, ())
    return _hand_over(kept, juror, [entry], at=at)


@transaction.atomic
def remove_juror(juror: Juror, *, reason: str, by: Account, at: datetime) -> Handed:
    """Take a juror out of the panel.  What they sealed stays; what they had goes to others.

    Raises:
        CallError: the account may not, or there is no reason.
    """
    check_leader(by)
    if not reason.strip():
        raise faults.no_reason()
    act = keep_act(
        kind="jury.removed",
        by=Actor(by.name, by.role),
        why=reason.strip(),
        at=at,
        told={"campaign": juror.campaign_id},
        after={"juror": juror.name},
    )
    if not end_juror(juror=juror, act=act):
        raise faults.unknown_juror(juror.name)
    pass_pairs(pairs=pairs_with(juror))
    handed = [
        _give_up(stage.terms, stage.kept, juror, at=at)
        for stage in stages_of(juror.campaign)
        if stage.kept and not stage.kept.closed_id
    ]
    lacking = tuple(number for one in handed for number in one.lacking)
    return Handed(sum(one.taken for one in handed), lacking)


def _give_up(terms: Terms, kept: Round, juror: Juror, *, at: datetime) -> Handed:
    """All that a juror has not sealed in a round goes to others; of marks everybody has a share."""
    hold_round(kept=kept)
    entries = list(with_reading(entries_waiting(kept, juror)))
    if terms.method is Method.READ:
        return _hand_over(kept, juror, entries, at=at)
    for entry in entries:
        pass_duty(entry=entry, juror=juror)
    return Handed(0, ())


def _hand_over(kept: Round, giver: Juror, entries: list[Entry], *, at: datetime) -> Handed:
    """Each story to the least loaded juror whom nothing keeps from it; nothing else moves."""
    campaign = kept.campaign
    jurors = [judge_of(juror) for juror in panel_of(kept)]
    loads = loads_of(kept)
    by_id = {juror.id: loads.get(int(juror.id), 0) for juror in jurors}
    owners, recusals = owners_of(campaign), recusals_as_known(campaign)
    given, lacking = [], []
    for entry in entries:
        pass_duty(entry=entry, juror=giver)
        taker = take_over(
            candidate_of(entry.story, owners),
            jurors,
            readers={str(one) for one in readers_of(entry)},
            loads=by_id,
            recusals=recusals,
            seed=kept.seed,
        )
        if taker is None:
            lacking.append(entry.number)
            continue
        by_id[taker] += 1
        given.append((entry.pk, int(taker)))
    give_duties(duties=given, at=at)
    return Handed(len(given), tuple(lacking))

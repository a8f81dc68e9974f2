"""One story before a juror: the next that came to them, and the ballot that is sealed of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction

from sangsuk.core.judge.ballots import check_ballot
from sangsuk.core.judge.conflicts import why_not
from sangsuk.core.terms.ballot import Ballot as Cast
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
from sangsuk.flow.judging.rounds import open_stage
from sangsuk.flow.telling.fit_to_show import fit_to_keep
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.jury.actions import hold_round, pass_duty, seal_ballot
from sangsuk.records.jury.holding import (
    ballot_sent,
    entries_waiting,
    entry_numbered,
    has_duty,
    has_sealed,
)
from sangsuk.records.jury.models import Ballot, Entry, Juror, Round

LONGEST_REASON: Final = 2000
LONGEST_LINE: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A ballot as a juror filled it in; `number` is the story's in the round."""

    number: int
    marks: Mapping[str, int]
    key: str  # of the form: sent twice, it is one
    reason: str = ""
    line: str = field(default="")  # to the teller, where the campaign says so


def next_entry(juror: Juror, slug: str, *, at: datetime) -> Entry | None:
    """The first story that waits for the juror, in the order of reading; None: all are done.

    A story that the juror must not judge any more is passed over: what they
    have declared since they got it counts too.

    Raises:
        CallError: the round is not open for the juror.
    """
    _, kept = open_stage(juror, slug, at=at)
    entries = with_reading(entries_waiting(kept, juror))
    judge, recusals = judge_of(juror), recusals_as_known(juror.campaign)
    owners = owners_of(juror.campaign)
    for entry in entries.iterator(chunk_size=20):
        if why_not(judge, candidate_of(entry.story, owners), recusals) is None:
            return entry
        pass_duty(entry=entry, juror=juror)
    return None


def cast(juror: Juror, slug: str, filled: Filled, *, at: datetime) -> Ballot:
    """Seal a ballot.  Sent again with the same key it is the same.

    Raises:
        SangsukError: the round is not open, the story is not theirs or taken back, it was sealed
            before, or marks or reason do not do.
    """
    if again := ballot_sent(juror, filled.key):
        return again
    terms, kept = open_stage(juror, slug, at=at)
    try:
        with transaction.atomic():
            hold_round(kept=kept)
            return _seal(terms, _own_entry(kept, juror, filled.number), juror, filled, at)
    except IntegrityError as error:  # two windows at the same moment
        raise faults.sealed_already(slug) from error


def _own_entry(kept: Round, juror: Juror, number: int) -> Entry:
    entry = entry_numbered(kept, number)
    if entry is None:
        raise faults.not_yours(kept.slug)
    if has_sealed(entry, juror):
        raise faults.sealed_already(kept.slug)
    if entry.story.withdrawn_at:
        raise faults.taken_back(kept.slug)
    if not has_duty(entry, juror):
        raise faults.not_yours(kept.slug)
    return entry


def _seal(terms: Terms, entry: Entry, juror: Juror, filled: Filled, at: datetime) -> Ballot:
    reason = fit_to_keep(filled.reason[:LONGEST_REASON]).strip()
    line = fit_to_keep(filled.line[:LONGEST_LINE]).strip() if terms.encourages else ""
    ballot = Cast(juror=juror.name, story=str(entry.number), marks=filled.marks, reason=reason)
    check_ballot(ballot, terms, at=at, cast=())
    said = {"marks": dict(filled.marks), "reason": reason, "line": line}
    act = keep_act(
        kind="jury.ballot",
        by=Actor(juror.name, JUROR),
        why="judged",
        at=at,
        told={"campaign": juror.campaign_id, "round": terms.slug},
        after={"entry": entry.pk, "juror": juror.pk} | said,
    )
    return seal_ballot(act=act, entry=entry, juror=juror, key=filled.key, **said)

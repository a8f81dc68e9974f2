"""Closing a round: who goes on, by quorum, marks or comparisons, the tie chain and the rules."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from sangsuk.core.judge.seeds import generator_of
from sangsuk.core.judge.stopping import Enough
from sangsuk.core.judge.verdicts import Decision, Verdict, decide
from sangsuk.core.terms.ballot import Ballot as Cast
from sangsuk.core.terms.judging import Method
from sangsuk.core.terms.judging import Round as Terms
from sangsuk.flow.judging import faults
from sangsuk.flow.judging.pairs import Floor, open_floor
from sangsuk.flow.judging.rounds import by_the_rules, check_leader, kept_stage, stages_of
from sangsuk.records.accounts.models import Account
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.jury.actions import end_round, hold_round
from sangsuk.records.jury.models import Ballot, Round
from sangsuk.records.jury.queries import (
    ballots_of,
    choices_of,
    duties_of,
    entries_of,
    rounds_of,
    stories_by_number,
    unsealed_of,
)

NEXT: Final = 3  # pairs that would be asked next, when it is weighed whether to stop
Outcome = dict[str, Any]


@transaction.atomic
def close_round(
    campaign: Campaign, slug: str, *, by: Account, at: datetime, without_quorum: str = ""
) -> Round:
    """Close a round and keep what came of it, all or nothing; nothing opens it again.

    Before the deadline it may be closed when everything is judged, or when
    comparing may stop.

    Args:
        campaign: whose round.
        slug: of the round.
        by: who answers for it.
        at: this moment.
        without_quorum: why it is closed though too few took part; kept with the act.

    Raises:
        SangsukError: it is not its time, or too few took part.
    """
    check_leader(by)
    terms, kept = kept_stage(campaign, slug)
    kept = hold_round(kept=kept)
    if kept.closed_id:
        raise faults.closed_already(slug)
    outcome = reckon(terms, kept)
    _check_time(terms, kept, outcome, at)
    reason = _quorum_reason(terms, kept, outcome, without_quorum, at)
    act = keep_act(
        kind="jury.closed",
        by=Actor(by.name, by.role),
        why=reason or by_the_rules(slug),
        at=at,
        told={"campaign": campaign.slug, "round": slug, "goes_on": outcome["goes_on"]},
        after=outcome,
    )
    end_round(kept=kept, act=act, outcome=outcome)
    return rounds_of(campaign)[slug]


def reckon(terms: Terms, kept: Round) -> Outcome:
    """What comes of all that is sealed so far.

    `verdicts` are the best first; `short` numbers of stories with too few
    ballots; `goes_on` who goes on, more than were asked for where a place is shared.
    """
    if terms.method is Method.COMPARE:
        return _of_comparisons(terms, kept)
    return _of_ballots(terms, kept)


def _of_ballots(terms: Terms, kept: Round) -> Outcome:
    ballots = list(ballots_of(kept))
    entries = {entry.number: entry for entry in entries_of(kept)}
    decision = decide(
        [_cast(one) for one in ballots if one.entry.may_win],
        terms,
        strengths=strengths_before(kept),
    )
    judged = {one.entry.number for one in ballots}
    short = {int(one) for one in decision.short} | (entries.keys() - judged)
    others = sorted(number for number, entry in entries.items() if not entry.may_win)
    return {
        "method": terms.method.value,
        "verdicts": [_row(verdict) for verdict in decision.verdicts],
        "severity": _by_name(decision),
        "short": sorted(short - set(others)),
        "not_for_prizes": others,
        "took_part": len({one.juror_id for one in ballots}),
        "goes_on": sorted(int(one) for one in decision.goes_on(terms.goes_on)),
    }


def _cast(ballot: Ballot) -> Cast:
    """A sealed ballot as the core knows it: the juror by key, the story by number."""
    return Cast(
        juror=str(ballot.juror_id),
        story=str(ballot.entry.number),
        marks=ballot.marks,
        reason=ballot.reason,
    )


def _row(verdict: Verdict) -> Outcome:
    return {
        "number": int(verdict.story),
        "place": verdict.place,
        "points": verdict.points,
        "error": round(verdict.error, 1),
        "median": round(verdict.median, 1),
        "lowest": round(verdict.lowest, 1),
        "highest": round(verdict.highest, 1),
        "ballots": verdict.ballots,
        "tie_broken_by": verdict.tie_broken_by,
        "discuss": [reason.value for reason in verdict.discuss],
        "reasons": list(verdict.reasons),
    }


def _by_name(decision: Decision) -> dict[str, float]:
    return {juror: round(value, 1) for juror, value in decision.severity.items()}


def strengths_before(kept: Round) -> dict[str, float]:
    """Of stories in this round, their strength in the comparisons before; for the tie chain."""
    strengths: dict[int, float] = {}
    for stage in stages_of(kept.campaign):
        if (
            stage.kept
            and stage.kept.pk != kept.pk
            and stage.kept.outcome.get("method") == "compare"
        ):
            numbers = stories_by_number(stage.kept)
            rows = stage.kept.outcome["verdicts"]
            strengths |= {numbers[row["number"]]: row["strength"] for row in rows}
    here = stories_by_number(kept).items()
    return {str(number): strengths[story] for number, story in here if story in strengths}


def _of_comparisons(terms: Terms, kept: Round) -> Outcome:
    floor = open_floor(terms, kept)
    enough, rows = weigh(floor, kept), _rows_of_strengths(floor, kept)
    return {
        "method": terms.method.value,
        "verdicts": rows,
        "comparisons": len(floor.sitting.comparisons),
        "stays": round(enough.stays, 4),
        "holds": round(enough.holds, 4),
        "took_part": choices_of(kept).values("juror").distinct().count(),
        "short": [],
        "goes_on": sorted(row["number"] for row in rows[: terms.goes_on]),
    }


def _rows_of_strengths(floor: Floor, kept: Round) -> list[Outcome]:
    """The stories that may win, the strongest first, with their chance to be truly the best."""
    sitting = floor.sitting.settle()
    chance = sitting.look(generator_of(kept.seed, "outlook")).chance_of_top(sitting.prizes)
    may_win = [at for at in sitting.strengths.order() if floor.entries[at].may_win]
    return [
        {
            "number": floor.entries[at].number,
            "place": place,
            "strength": round(float(sitting.strengths.mean[at]), 3),
            "chance": round(float(chance[at]), 3),
        }
        for place, at in enumerate(may_win, 1)
    ]


def weigh(floor: Floor, kept: Round) -> Enough:
    """Whether three more comparisons would change who goes on, and whether the best are there."""
    sitting = floor.sitting.settle()
    chance = generator_of(kept.seed, f"weigh {len(sitting.comparisons)}")
    jurors = list(range(len(floor.jurors)))[:NEXT]
    return sitting.weigh(sitting.ask(jurors, chance), chance)


def may_stop(terms: Terms, outcome: Mapping[str, Any]) -> bool:
    """Whether comparing may stop by the campaign's certainty."""
    if terms.method is not Method.COMPARE:
        return False
    return bool(min(outcome["stays"], outcome["holds"]) >= terms.certainty / 100)


def _check_time(terms: Terms, kept: Round, outcome: Outcome, at: datetime) -> None:
    if at >= terms.closes or may_stop(terms, outcome):
        return
    left = 0 if terms.method is Method.COMPARE else unsealed_of(duties_of(kept)).count()
    if left or terms.method is Method.COMPARE:
        raise faults.still_open(terms.slug, left)


def _quorum_reason(
    terms: Terms, kept: Round, outcome: Outcome, without_quorum: str, at: datetime
) -> str:
    """Why the round is closed without its quorum; empty where it has it.

    Of comparisons enough jurors must have taken part, else enough stories be judged;
    or there is a reason, after the deadline.

    Raises:
        CallError: there is neither.
    """
    if terms.method is Method.COMPARE:
        enough = outcome["took_part"] >= terms.quorum
    else:
        enough = len(outcome["verdicts"]) >= min(terms.goes_on, _may_win(kept))
    if enough:
        return ""
    if at < terms.closes or not without_quorum.strip():
        raise faults.no_quorum(terms.slug, outcome["took_part"], terms.quorum)
    return without_quorum.strip()


def _may_win(kept: Round) -> int:
    return entries_of(kept).filter(may_win=True).count()

"""Another juror joins an open round: where somebody left, and stories would have nobody."""

from datetime import datetime

from django.db import transaction

from sangsuk.core.judge.conflicts import why_not
from sangsuk.core.terms.judging import Method
from sangsuk.core.terms.judging import Round as Terms
from sangsuk.flow.judging import faults
from sangsuk.flow.judging.candidates import (
    candidate_of,
    judge_of,
    owners_of,
    recusals_as_known,
    wanted_of,
    with_reading,
)
from sangsuk.flow.judging.rounds import check_leader, kept_stage
from sangsuk.records.accounts.models import Account
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.jury.actions import give_duties, hold_round, seat
from sangsuk.records.jury.holding import entries_with_readers
from sangsuk.records.jury.models import Entry, Juror, Round
from sangsuk.records.jury.queries import entries_of, seats_of


def may_be_seated(terms: Terms, kept: Round) -> list[Juror]:
    """Jurors whom the round's terms ask to judge, and who are not in its panel."""
    seated = set(seats_of(kept).values_list("pk", flat=True))
    return [one for one in wanted_of(terms, kept.campaign) if one.pk not in seated]


@transaction.atomic
def seat_juror(campaign: Campaign, slug: str, name: str, *, by: Account, at: datetime) -> int:
    """Let another juror into an open round; it is an act, and stands in the minutes.

    Returns:
        How many stories came to them: in reading those that lack a reader, in marks all that they
        may judge; pairs come one by one.

    Raises:
        CallError: the round is not open, the account may not, or there is no such juror to seat.
    """
    check_leader(by)
    terms, kept = kept_stage(campaign, slug)
    if hold_round(kept=kept).closed_id or not terms.holds(at):
        raise faults.not_its_time(slug, terms.opens, terms.closes, at)
    juror = next((one for one in may_be_seated(terms, kept) if one.name == name), None)
    if juror is None:
        raise faults.unknown_juror(name)
    keep_act(
        kind="jury.seated",
        by=Actor(by.name, by.role),
        why=f"another juror for round {slug}",
        at=at,
        told={"campaign": campaign.slug, "round": slug},
        after={"juror": name},
    )
    seat(kept=kept, juror=juror)
    duties = [(entry.pk, juror.pk) for entry in _stories_for(terms, kept, juror)]
    give_duties(duties=duties, at=at)
    return len(duties)


def _stories_for(terms: Terms, kept: Round, juror: Juror) -> list[Entry]:
    if terms.method is Method.COMPARE:
        return []
    entries = entries_of(kept)
    if terms.method is Method.READ:
        entries = entries.exclude(pk__in=entries_with_readers(kept, terms.quorum))
    judge, recusals = judge_of(juror), recusals_as_known(kept.campaign)
    owners = owners_of(kept.campaign)
    return [
        entry
        for entry in with_reading(entries)
        if why_not(judge, candidate_of(entry.story, owners), recusals) is None
    ]

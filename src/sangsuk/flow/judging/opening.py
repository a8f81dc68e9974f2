"""Opening a round: its panel, its stories in the order of reading, and who gets which."""

from collections.abc import Sequence
from datetime import datetime
from itertools import compress
from typing import Final

from django.db import transaction

from sangsuk.core.judge.assignment import assign
from sangsuk.core.judge.may_judge import Panel
from sangsuk.core.terms.judging import Method
from sangsuk.core.terms.judging import Round as Terms
from sangsuk.flow.judging import faults
from sangsuk.flow.judging.candidates import (
    candidate_of,
    entry_rows,
    judge_of,
    left_out,
    owners_of,
    readable,
    recusals_as_known,
    stories_with_reading,
    wanted_of,
)
from sangsuk.flow.judging.rounds import (
    Stage,
    by_the_rules,
    check_leader,
    digest_of_terms,
    stage_of,
    stages_of,
)
from sangsuk.records.accounts.models import Account
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.acts.models import Act
from sangsuk.records.campaigns.actions import hold_campaign
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.jury.actions import give_duties, keep_round
from sangsuk.records.jury.models import Juror, Round
from sangsuk.records.jury.queries import entries_by_story, stories_by_number, who_goes_on
from sangsuk.records.stories.models import Story

FEWEST: Final = 2  # stories: of one nothing can be chosen
MOST_COMPARED: Final = 1_000  # with more, nobody would see each twice, and a pair takes seconds
A_PAIR: Final = 2  # jurors who must be free to look at a story that is compared


@transaction.atomic
def open_round(
    campaign: Campaign,
    slug: str,
    *,
    seed: str,
    by: Account,
    at: datetime,
    names: Sequence[str] = (),
) -> Round:
    """Open a round and deal its stories out, all or nothing.

    Args:
        campaign: whose stories.
        slug: of the round in the campaign file.
        seed: published before; with it anybody deals the same.
        by: who answers for it.
        at: this moment.
        names: of the jurors who judge in it; none: all whom its terms ask to read.

    Raises:
        SangsukError: it is not its time, there is no seed, the round before is not closed, or the
            panel is too small for the conflicts: then it names the stories.
    """
    check_leader(by)
    terms = _checked(campaign, slug, seed, at)
    panel, stories = _panel(campaign, terms, names), _stories(campaign, terms)
    dealt = _deal(campaign, terms, stories, panel, seed)
    made = keep_round(
        act=_act(campaign, slug, seed, stories, panel, by, at),
        panel=panel,
        entries=entry_rows(stories, seed),
        campaign=campaign,
        slug=slug,
        terms_digest=digest_of_terms(terms),
        seed=seed,
        left_out=left_out(campaign),
    )
    _give(made, dealt, at)
    return made


def _act(
    campaign: Campaign,
    slug: str,
    seed: str,
    stories: Sequence[Story],
    panel: Sequence[Juror],
    by: Account,
    at: datetime,
) -> Act:
    told = {"campaign": campaign.slug, "round": slug, "seed": seed}
    return keep_act(
        kind="jury.opened",
        by=Actor(by.name, by.role),
        why=by_the_rules(slug),
        at=at,
        told=told | {"stories": len(stories), "jurors": len(panel)},
        after={"panel": [juror.name for juror in panel]},
    )


def _checked(campaign: Campaign, slug: str, seed: str, at: datetime) -> Terms:
    """The round's terms, where it may be opened now.

    Raises:
        CallError: it may not.
    """
    hold_campaign(campaign=campaign)
    stage = stage_of(campaign, slug)
    if stage.kept is not None:
        raise faults.opened_already(slug)
    if not stage.terms.holds(at):
        raise faults.not_its_time(slug, stage.terms.opens, stage.terms.closes, at)
    collected = rules_of(campaign).window.collect_until
    if at < collected:
        raise faults.still_collecting(slug, collected)
    before = round_before(campaign, slug)
    if before is not None and (before.kept is None or not before.kept.closed_id):
        raise faults.round_before(slug, before.terms.slug)
    if not seed.strip():
        raise faults.no_seed(slug)
    return stage.terms


def round_before(campaign: Campaign, slug: str) -> Stage | None:
    """The stage before that of a slug; None before the first."""
    stages = stages_of(campaign)
    at = [stage.terms.slug for stage in stages].index(slug)
    return stages[at - 1] if at else None


def _panel(campaign: Campaign, terms: Terms, names: Sequence[str]) -> list[Juror]:
    """The jurors of the round.

    Raises:
        CallError: a name is none of a juror whom the terms ask to read.
    """
    wanted = wanted_of(terms, campaign)
    if not names:
        return wanted
    by_name = {juror.name: juror for juror in wanted}
    for name in names:
        if name not in by_name:
            raise faults.unknown_juror(name)
    return [by_name[name] for name in sorted(set(names))]


def _stories(campaign: Campaign, terms: Terms) -> list[Story]:
    """All that jurors may read in the first round; those who went on in any other.

    Raises:
        CallError: there are too few, or too many to compare.
    """
    before = round_before(campaign, terms.slug)
    if before is None or before.kept is None:
        stories = readable(campaign)
    else:
        numbers = who_goes_on(before.kept)
        known = stories_by_number(before.kept)
        stories = stories_with_reading([known[number] for number in numbers])
    if len(stories) < FEWEST:
        raise faults.nothing_to_judge(terms.slug)
    if terms.method is Method.COMPARE and len(stories) > MOST_COMPARED:
        raise faults.too_many_to_compare(terms.slug, len(stories), MOST_COMPARED)
    return stories


def _deal(
    campaign: Campaign, terms: Terms, stories: list[Story], panel: list[Juror], seed: str
) -> dict[str, tuple[str, ...]]:
    """Of each story the jurors to whom it comes; none in a round of comparisons.

    In a round of reading each comes to as many as the quorum; in one of marks to
    all who may judge it, and they must be as many at least.

    Raises:
        SangsukError: the panel is too small for the conflicts.
    """
    owners, recusals = owners_of(campaign), recusals_as_known(campaign)
    judged = [candidate_of(story, owners) for story in stories]
    judges = [judge_of(juror) for juror in panel]
    each = A_PAIR if terms.method is Method.COMPARE else terms.quorum
    dealt = assign(judged, judges, each=each, seed=seed, recusals=recusals)
    if terms.method is Method.READ:
        return dict(dealt.jurors)
    if terms.method is Method.COMPARE:
        return {}
    everybody = Panel(judges, recusals)
    return {
        story.id: tuple(compress(everybody.ids, everybody.may_judge(story).tolist()))
        for story in judged
    }


def _give(made: Round, dealt: dict[str, tuple[str, ...]], at: datetime) -> None:
    entries = entries_by_story(made)
    dealt_out = ((entries[int(story)], jurors) for story, jurors in dealt.items())
    given = ((entry, int(juror)) for entry, jurors in dealt_out for juror in jurors)
    give_duties(duties=given, at=at)

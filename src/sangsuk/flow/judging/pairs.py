"""Two stories for a juror to compare: the next pair by what it would tell, and what was said of it.

All is reckoned again from what is kept, with a stream of chance of its own for each pair, from the
published seed.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import numpy as np
from django.db import IntegrityError, transaction

from sangsuk.core.judge.comparisons import Comparisons, no_comparisons
from sangsuk.core.judge.conflicts import why_not
from sangsuk.core.judge.may_judge import Panel
from sangsuk.core.judge.seeds import generator_of
from sangsuk.core.judge.sitting import Sitting, open_sitting
from sangsuk.core.terms.judging import Round as Terms
from sangsuk.flow.judging import faults
from sangsuk.flow.judging.candidates import (
    candidates_of,
    judge_of,
    owners_of,
    recusals_as_known,
    with_reading,
)
from sangsuk.flow.judging.rounds import open_stage
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.jury.actions import give_pair, hold_round, pass_pairs, seal_choice
from sangsuk.records.jury.holding import (
    choice_sent,
    how_many_pairs,
    is_answered,
    pair_given,
    pairs_in_hand,
)
from sangsuk.records.jury.models import Choice, Entry, Juror, Pair, Round
from sangsuk.records.jury.queries import choices_of, entries_of, open_pair, seats_of

JUROR: Final = "juror"  # the role of their acts
SAID: Final = (-1, 0, 1)
HELD_FOR: Final = timedelta(minutes=30)  # others are not asked about what somebody has in hand


@dataclass(frozen=True, slots=True)
class Floor:
    """A round of comparisons as it stands: its stories and jurors in the order of the arrays."""

    entries: list[Entry]
    jurors: list[Juror]
    sitting: Sitting

    def place(self, juror: Juror) -> int:
        return [one.pk for one in self.jurors].index(juror.pk)


def open_floor(terms: Terms, kept: Round) -> Floor:
    """All that was said so far, and what is made of it."""
    entries = list(with_reading(entries_of(kept)))
    jurors = list(seats_of(kept))
    may = _may(kept, entries, jurors)
    prizes = rules_of(kept.campaign).rounds[-1].goes_on
    said = _comparisons(kept, entries, jurors)
    sitting = open_sitting(may, go_on=terms.goes_on, prizes=min(prizes, terms.goes_on))
    return Floor(entries, jurors, sitting.hear(said) if len(said) else sitting)


def _may(kept: Round, entries: list[Entry], jurors: list[Juror]) -> np.ndarray:
    """Jurors x stories: whether nothing keeps the juror from the story."""
    panel = Panel([judge_of(juror) for juror in jurors], recusals_as_known(kept.campaign))
    order = [panel.ids.index(str(juror.pk)) for juror in jurors]
    stories = candidates_of(entries, owners_of(kept.campaign))
    may = np.array([panel.may_judge(story)[order] for story in stories], dtype=bool)
    return may.reshape(len(entries), len(jurors)).T


def _comparisons(kept: Round, entries: list[Entry], jurors: list[Juror]) -> Comparisons:
    place = {entry.pk: at for at, entry in enumerate(entries)}
    seat = {juror.pk: at for at, juror in enumerate(jurors)}
    rows = [
        (seat[one.juror_id], place[one.pair.left_id], place[one.pair.right_id], one.said)
        for one in choices_of(kept)
    ]
    if not rows:
        return no_comparisons()
    return Comparisons(*(np.array(column, dtype=np.int64) for column in zip(*rows, strict=True)))


def next_pair(juror: Juror, slug: str, *, at: datetime) -> Pair | None:
    """The pair that the juror has in hand, or the next one; None where nothing is left to ask.

    Raises:
        CallError: the round is not open for the juror.
    """
    terms, kept = open_stage(juror, slug, at=at)
    held = _held(kept, juror)
    if held:
        return held
    with transaction.atomic():
        hold_round(kept=kept)
        return _held(kept, juror) or _give(terms, kept, juror, at)


def _held(kept: Round, juror: Juror) -> Pair | None:
    """The pair in hand; dropped where a story was taken back, or must not be judged any more."""
    held = open_pair(kept, juror)
    if held is None:
        return None
    stories = candidates_of([held.left, held.right], owners_of(kept.campaign))
    judge, recusals = judge_of(juror), recusals_as_known(kept.campaign)
    gone = held.left.story.withdrawn_at or held.right.story.withdrawn_at
    if gone or any(why_not(judge, story, recusals) for story in stories):
        pass_pairs(pairs=[held])
        return None
    return held


def _give(terms: Terms, kept: Round, juror: Juror, at: datetime) -> Pair | None:
    floor = open_floor(terms, kept)
    chance = generator_of(kept.seed, f"pair {how_many_pairs(kept) + 1}")
    chosen = floor.sitting.ask([floor.place(juror)], chance, held=_in_hand(floor, kept, at))
    if not chosen:
        return None
    left, right = floor.entries[chosen[0].left], floor.entries[chosen[0].right]
    return give_pair(kept=kept, juror=juror, left=left, right=right, at=at)


def _in_hand(floor: Floor, kept: Round, at: datetime) -> list[tuple[int, int]]:
    """Pairs that others have in hand."""
    place = {entry.pk: at for at, entry in enumerate(floor.entries)}
    asked = pairs_in_hand(kept, since=at - HELD_FOR)
    two = ((place.get(pair.left_id), place.get(pair.right_id)) for pair in asked)
    return [(left, right) for left, right in two if left is not None and right is not None]


def say(juror: Juror, slug: str, pair: int, said: int, *, key: str, at: datetime) -> Choice:
    """Seal what a juror says of a pair.  Sent again with the same key it is the same.

    Args:
        juror: who says it.
        slug: of the round.
        pair: its key.
        said: 1 the left one, 0 equally good, -1 the right one.
        key: of the form.
        at: this moment.

    Raises:
        CallError: the round is not open, the pair is not theirs, a story of it was taken back, or
            it was sealed before.
    """
    if again := choice_sent(juror, key):
        return again
    _, kept = open_stage(juror, slug, at=at)
    if said not in SAID:
        raise faults.no_choice(slug)
    try:
        with transaction.atomic():
            return _seal(_own_pair(kept, juror, pair), said, key=key, at=at)
    except IntegrityError as error:  # two windows at the same moment
        raise faults.sealed_already(slug) from error


def _own_pair(kept: Round, juror: Juror, pair: int) -> Pair:
    hold_round(kept=kept)
    held = pair_given(kept, juror, pair)
    if held is None:
        raise faults.not_yours(kept.slug)
    if is_answered(held):
        raise faults.sealed_already(kept.slug)
    if held.left.story.withdrawn_at or held.right.story.withdrawn_at:
        raise faults.taken_back(kept.slug)
    if held.passed:
        raise faults.not_yours(kept.slug)
    return held


def _seal(pair: Pair, said: int, *, key: str, at: datetime) -> Choice:
    told = {"campaign": pair.round.campaign_id, "round": pair.round.slug}
    act = keep_act(
        kind="jury.choice",
        by=Actor(pair.juror.name, JUROR),
        why="compared",
        at=at,
        told=told,
        after={"pair": pair.pk, "juror": pair.juror_id, "said": said},
    )
    return seal_choice(act=act, pair=pair, said=said, key=key)

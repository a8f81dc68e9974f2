"""When prizes are confirmed, and when everything must be read."""

import numpy as np
import pytest

from sangsuk.core.audit.assertions import assert_places
from sangsuk.core.audit.conclude import Outcome, conclude
from sangsuk.core.audit.pile import Read, pile_up
from sangsuk.core.audit.strata import sort_strata

A, B, C = "1001", "2001", "3001"


def audit(votes: dict[str, int], winners: list[str], *, read: int | None = None, errors=()):
    """Cards that praise one district each, all of one stratum; `errors` says what is true of some."""
    says = [frozenset({code}) for code, n in votes.items() for _ in range(n)]
    true = [*map(frozenset, errors), *says[len(errors) :]]
    order = np.random.default_rng(1).permutation(len(says))[:read]
    reads = [Read(tickets=1, recorded=says[at], true=true[at]) for at in order]
    strata = sort_strata((1, says_, says_) for says_ in says)
    return conclude(assert_places(votes, winners), pile_up(strata, reads))


def test_a_clear_lead_is_confirmed_after_some_of_the_cards():
    none = audit({A: 300, B: 100, C: 0}, [A], read=0)
    some = audit({A: 300, B: 100, C: 0}, [A], read=none.estimated_more)

    assert (none.outcome, none.risk, none.read) == (Outcome.READ_ON, 1.0, 0)
    assert 5 < none.estimated_more < 100
    assert (some.outcome, some.decided, some.estimated_more) == (Outcome.CONFIRMED, True, 0)
    assert some.risk <= 0.05


def test_every_prize_district_is_asserted_against_every_other_one():
    pairs = assert_places({A: 9, B: 5, C: 2}, [A, B])

    assert [(p.winner, p.loser, p.margin) for p in pairs] == [(B, C, 3), (A, C, 7)]


def test_a_tie_needs_a_full_hand_count():
    begun = audit({A: 20, B: 20}, [A], read=30)

    assert (begun.outcome, begun.decided, begun.risk) == (Outcome.FULL_COUNT, False, 1.0)
    assert begun.estimated_more == 10
    assert audit({A: 20, B: 20}, [A]).outcome is Outcome.TIED


def test_a_full_hand_count_replaces_what_the_machine_says():
    wrong = audit({A: 20, B: 18}, [A], errors=[{B}, {B}, {B}])
    right = audit({A: 20, B: 18}, [A])

    assert (wrong.outcome, wrong.decided, wrong.risk) == (Outcome.OVERTURNED, True, 1.0)
    assert (right.outcome, right.decided, right.risk) == (Outcome.CONFIRMED, True, 0.0)


def test_what_cannot_be_undone_by_the_cards_left_is_certain():
    """More than half of all cards is sure for the winner."""
    assert audit({A: 100, B: 3}, [A], read=60).risk == 0.0


def test_a_card_with_nothing_left_to_read_speaks_against_every_assertion():
    says = [frozenset({A})] * 60 + [frozenset({B})] * 40
    strata = sort_strata((1, each, each) for each in says)
    agree = [Read(tickets=1, recorded=frozenset({A}), true=frozenset({A}))] * 20
    lost = [Read(tickets=1, recorded=frozenset({A}), true=None), *agree[1:]]
    pairs = assert_places({A: 60, B: 40}, [A])

    assert (
        conclude(pairs, pile_up(strata, lost)).risk > conclude(pairs, pile_up(strata, agree)).risk
    )
    (pair,) = pairs
    assert pile_up(strata, lost).overstatements(pair)[0] == 1.0


@pytest.mark.parametrize("read", [0, 1, 39, 40])
def test_no_more_cards_are_expected_than_are_left(read):
    assert audit({A: 21, B: 19}, [A], read=read).estimated_more <= 40 - read

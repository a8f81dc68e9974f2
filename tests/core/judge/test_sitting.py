"""A round of comparisons as it goes on."""

import numpy as np
import pytest

from sangsuk.core.judge.comparisons import LEFT, RIGHT, Comparisons
from sangsuk.core.judge.sitting import Sitting, open_sitting

STORIES = 6


def answer(pairs) -> Comparisons:
    """Everybody finds the story with the smaller number better."""
    rows = [(p.juror, p.left, p.right, LEFT if p.left < p.right else RIGHT) for p in pairs]
    return Comparisons(*(np.array(column, dtype=np.int64) for column in zip(*rows, strict=True)))


def sit(waves: int, *, may=None, seed: int = 1) -> Sitting:
    generator = np.random.default_rng(seed)
    everyone = np.ones((4, STORIES), dtype=bool)
    sitting = open_sitting(everyone if may is None else may, go_on=2, prizes=1)
    for _ in range(waves):
        sitting = sitting.hear(answer(sitting.ask([0, 1, 2, 3], generator)))
    return sitting


def test_what_everybody_finds_better_comes_first():
    assert sit(10).settle().strengths.order()[:2] == [0, 1]


def test_the_same_seed_and_answers_give_the_same_round():
    first, again = sit(4), sit(4)

    assert first.comparisons.left.tolist() == again.comparisons.left.tolist()
    assert first.strengths.mean.tolist() == again.strengths.mean.tolist()


def test_settled_strengths_do_not_hang_on_the_way_there():
    way = sit(8)
    afresh = open_sitting(way.may, go_on=2, prizes=1).hear(way.comparisons)

    assert way.settle().strengths.mean == pytest.approx(afresh.settle().strengths.mean, abs=0.02)


def test_an_agreed_round_may_stop_and_a_fresh_one_may_not():
    generator = np.random.default_rng(2)
    agreed, fresh = sit(10).settle(), sit(0)

    told = [each.weigh(each.ask([0, 1, 2], generator), generator) for each in (agreed, fresh)]

    assert [one.reached(0.95) for one in told] == [True, False]
    assert set(told[0].stories) == {0, 1}


def test_a_juror_whom_conflicts_leave_one_story_is_asked_nothing():
    may = np.ones((4, STORIES), dtype=bool)
    may[3, 1:] = False

    pairs = open_sitting(may, go_on=2, prizes=1).ask([3, 0], np.random.default_rng(1))

    assert [pair.juror for pair in pairs] == [0]


def test_at_least_the_prizes_are_sought():
    assert [
        open_sitting(np.ones((1, 9), dtype=bool), go_on=go_on, prizes=3).focus for go_on in (10, 4)
    ] == [5, 3]

"""How a juror chooses between two stories."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.judge.choice import blend, chances, slopes
from sangsuk.core.judge.comparisons import LEFT, RIGHT, TIE

differences = st.floats(-60, 60)
ties = st.floats(0, 3)
reliabilities = st.floats(0.01, 0.99)


def test_without_ties_it_is_bradley_terry():
    told = chances(np.log(np.array([3.0])), 0.0)

    assert (told.left[0], told.tie[0], told.right[0]) == pytest.approx((0.75, 0, 0.25))


def test_equals_are_told_apart_by_nobody_and_tied_as_davidson_has_it():
    told = chances(np.array([0.0]), 0.5)  # 1 : 0.5 : 1

    assert (told.left[0], told.tie[0], told.right[0]) == pytest.approx((0.4, 0.2, 0.4))


@given(differences, ties, reliabilities)
def test_chances_are_all_there_is(difference, tie, reliability):
    told = blend(chances(np.array([difference]), tie), np.array([reliability]))

    assert told.left + told.tie + told.right == pytest.approx(1)
    assert min(told.left[0], told.tie[0], told.right[0]) >= 0


@given(differences, ties)
def test_the_other_way_round_it_is_the_other_side(difference, tie):
    one, other = (chances(np.array([d]), tie) for d in (difference, -difference))

    assert (one.left, one.tie) == (other.right, other.tie)


def test_the_choices_of_a_juror_of_reliability_one_half_say_nothing():
    told = slopes(np.array([1.0]), np.array([LEFT]), 0.0, np.array([0.5]))

    assert (told.score[0], told.information[0]) == (0, 0)


@given(st.floats(-5, 5), st.sampled_from([LEFT, TIE, RIGHT]), st.floats(0.05, 2), reliabilities)
def test_a_slope_is_what_a_small_step_gives(difference, said, tie, reliability):
    step = 1e-6
    each = [
        np.log(blend(chances(np.array([d]), tie), np.array([reliability])).of(np.array([said]))[0])
        for d in (difference - step, difference + step)
    ]

    score = slopes(np.array([difference]), np.array([said]), tie, np.array([reliability])).score
    assert score[0] == pytest.approx((each[1] - each[0]) / (2 * step), abs=1e-4)

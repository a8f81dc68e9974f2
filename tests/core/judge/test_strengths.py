"""How strong each story is by all comparisons together."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.judge.comparisons import LEFT, RIGHT, TIE, Comparisons, no_comparisons
from sangsuk.core.judge.strengths import SPREAD, TIES, TRUST, expect_strengths, fit_strengths

rows = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from([(0, 1), (1, 0), (0, 2), (2, 1), (3, 0), (3, 2)]),
        st.sampled_from([LEFT, TIE, RIGHT]),
    ),
    max_size=30,
)


def told(*three) -> Comparisons:
    jurors, pairs, said = zip(*three, strict=True) if three else ((), (), ())
    left, right = zip(*pairs, strict=True) if pairs else ((), ())
    return Comparisons(*(np.array(each, dtype=np.int64) for each in (jurors, left, right, said)))


def fit(comparisons, stories: int = 4, jurors: int = 3):
    return fit_strengths(comparisons, expect_strengths(stories, jurors), steps=500, close=1e-7)


def test_before_the_first_comparison_all_are_equal_and_everyone_is_trusted():
    found = fit(no_comparisons())

    assert found.mean.tolist() == [0] * 4
    assert found.reliability.tolist() == [TRUST[0] / sum(TRUST)] * 3
    assert (found.spread, found.tie) == pytest.approx((SPREAD, TIES))


def test_one_win_moves_two_stories_apart_by_what_the_prior_and_the_win_balance():
    found = fit(told((0, (0, 1), LEFT)))
    difference, reliability = found.mean[0] - found.mean[1], found.reliability[0]
    half = np.exp(-difference / 2)
    p = np.array([1, found.tie * half, half**2]) / (1 + found.tie * half + half**2)
    lean = (p[0] - p[2]) / 2
    slope = reliability * p[0] * (0.5 - lean) - (1 - reliability) * p[2] * (0.5 + lean)

    pull = slope / (reliability * p[0] + (1 - reliability) * p[2])
    assert difference == pytest.approx(2 * found.spread**2 * pull, rel=1e-3)
    assert found.mean[[2, 3]].tolist() == [0, 0]


@given(rows)
def test_turning_every_comparison_round_changes_nothing(given_rows):
    turned = [(juror, pair[::-1], -said) for juror, pair, said in given_rows]

    assert fit(told(*turned)).mean == pytest.approx(fit(told(*given_rows)).mean, abs=1e-6)


@given(rows)
def test_strengths_add_up_to_nothing_because_only_differences_are_seen(given_rows):
    assert fit(told(*given_rows)).mean.sum() == pytest.approx(0, abs=1e-4)


@given(rows)
def test_one_more_win_never_weakens_the_story(given_rows):
    before = fit(told(*given_rows)).mean
    after = fit(told(*given_rows, (0, (0, 1), LEFT))).mean

    assert after[0] - after[1] >= before[0] - before[1] - 0.05


def test_where_a_juror_turns_everything_round_others_are_believed():
    agreed = [
        (juror, (a, b), LEFT) for juror in range(2) for a in range(6) for b in range(a + 1, 6)
    ]
    turned = [(2, (a, b), RIGHT) for a in range(6) for b in range(a + 1, 6)]

    found = fit(told(*agreed * 3, *turned * 3), stories=6)

    assert found.order() == list(range(6))
    assert found.reliability[2] < 0.5 < found.reliability[0]


def test_ties_alone_raise_the_readiness_to_call_one():
    assert fit(told(*[(0, (0, 1), TIE)] * 20)).tie > TIES > fit(told(*[(0, (0, 1), LEFT)] * 20)).tie


def test_the_covariance_is_the_inverse_of_the_precision():
    found = fit(told((0, (0, 1), LEFT), (1, (1, 2), RIGHT)))

    assert found.covariance() @ (found.factor @ found.factor.T) == pytest.approx(
        np.eye(4), abs=1e-9
    )

"""The test of assertions against a slow twin, and what makes it valid."""

from fractions import Fraction
from itertools import permutations
from math import exp, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.audit.alpha import alpha_factors, null_means
from sangsuk.core.audit.assertions import Assertion
from sangsuk.core.audit.pile import Read, pile_up
from sangsuk.core.audit.strata import sort_strata
from sangsuk.core.audit.weighted import BOLDNESS, PRIOR_DRAWS, UNSEEN, WRONG, follow

W, L, OTHER = "1001", "2001", "3001"
VOTES = [frozenset(), frozenset({W}), frozenset({L}), frozenset({OTHER}), frozenset({W, L})]

cards = st.lists(
    st.tuples(st.sampled_from([1, 2, 8]), st.sampled_from(VOTES), st.sampled_from([*VOTES, None])),
    min_size=1,
    max_size=40,
)


def pile_of(rows, drawn: int):
    strata = sort_strata((tickets, says, says) for tickets, says, _ in rows)
    reads = [Read(tickets=t, recorded=says, true=true) for t, says, true in rows[:drawn]]
    return pile_up(strata, reads)


def pair_of(rows) -> Assertion:
    margin = sum((W in says) - (L in says) for _, says, _ in rows)
    return Assertion(winner=W, loser=L, margin=margin)


def overstated(says, true) -> float:
    recorded = (W in says) - (L in says)
    return (recorded + 1) / 2 if true is None else (recorded - ((W in true) - (L in true))) / 2


def slow_p(rows, drawn: int) -> list[float]:
    """The same test, card by card with nothing but arithmetic."""
    due = pair_of(rows).margin / 2
    sizes, praised_w, naming = {}, {}, {}
    for tickets, says, _ in rows:
        sizes[tickets] = sizes.get(tickets, 0) + 1
        praised_w[tickets] = praised_w.get(tickets, False) or W in says
        naming[tickets] = naming.get(tickets, 0) + (W in says) + (L in says)
    left = sum(tickets * size for tickets, size in sizes.items())
    spread = sum(WRONG * n / tickets for tickets, n in naming.items())
    spread = (spread + UNSEEN * sum(naming.values()) / min(sizes)) / 4 / left
    sums, squares, height, best, p = 0.0, PRIOR_DRAWS * spread, 0.0, 0.0, []
    for j, (tickets, says, true) in enumerate(rows[:drawn]):
        most = max(
            left * (1.0 if praised_w[t] else 0.5) / t for t, size in sizes.items() if size > 0
        )
        room = most - due
        mean, square = sums / (PRIOR_DRAWS + j), squares / (PRIOR_DRAWS + j)
        variance = left**2 * max(square - mean**2, 0)
        drift = due - left * mean
        wanted = drift / (variance + drift**2) if variance + drift**2 else 0.0
        bet = min(max(wanted, 0), BOLDNESS / room) if room > 0 else 0.0
        omega = overstated(says, true)
        factor = 1 + bet * (due - omega * left / tickets)
        if room < 0 or (room == 0 and most - omega * left / tickets > 0):
            height = float("inf")  # more is sure for the winner than the null has in all
        else:
            height += log(factor) if factor > 0 else float("-inf")
        best = max(best, height)
        p.append(exp(-best))
        due -= omega
        sums += omega / tickets
        squares += (omega / tickets) ** 2
        left -= tickets
        sizes[tickets] -= 1
    return p


@given(cards, st.data())
def test_p_is_that_of_the_slow_twin(rows, data):
    drawn = data.draw(st.integers(1, len(rows)))
    fast = follow(pair_of(rows), pile_of(rows, drawn)).p

    assert fast == pytest.approx(slow_p(rows, drawn), abs=1e-9)


@given(cards)
def test_a_later_card_never_changes_an_earlier_p(rows):
    whole = follow(pair_of(rows), pile_of(rows, len(rows))).p
    half = follow(pair_of(rows), pile_of(rows, max(len(rows) // 2, 1))).p

    assert half == pytest.approx(whole[: len(half)], abs=1e-12)


SMALL = [
    [(1, {W}, {L}), (1, {W}, {W}), (2, {L}, {L}), (4, set(), {L})],
    [(4, {W}, set()), (4, {W}, {W}), (1, set(), {L}), (1, {OTHER}, {OTHER})],
    [(8, {W}, {W}), (8, {W}, set()), (1, set(), set()), (1, {OTHER}, {L}), (1, {L}, set())],
    [(1, {W}, {W, L}), (2, {W, L}, {L}), (2, {W}, None), (1, set(), {W})],
]


@pytest.mark.parametrize("rows", SMALL)
def test_under_the_null_the_martingale_does_not_grow_on_average(rows):
    """Every order of a small pile, each as likely as its tickets make it."""
    rows = [(t, frozenset(s), None if true is None else frozenset(true)) for t, s, true in rows]
    assert sum(((W in (t or ())) - (L in (t or ()))) for *_, t in rows) <= 0
    by_length: dict[int, float] = {}
    for order in permutations(range(len(rows))):
        chance, left = Fraction(1), sum(t for t, *_ in rows)
        for at in order:
            chance *= Fraction(rows[at][0], left)
            left -= rows[at][0]
        heights = martingale([rows[at] for at in order])
        for n, height in enumerate(heights):
            by_length[n] = by_length.get(n, 0.0) + float(chance) * height

    assert all(mean <= 1 + 1e-9 for mean in by_length.values())


def martingale(rows) -> np.ndarray:
    pair, pile = pair_of(rows), pile_of(rows, len(rows))
    return np.cumprod(follow(pair, pile).factors)


@given(cards)
def test_factors_are_never_below_zero(rows):
    assert (follow(pair_of(rows), pile_of(rows, len(rows))).factors >= 0).all()


def test_with_equal_tickets_it_is_alpha_on_the_comparison_assorter():
    """The same draws as ALPHA has them: (1 - omega) / (2 - v), mean 1/2 under the null."""
    rng = np.random.default_rng(3)
    rows = [(1, frozenset({W}), frozenset({W}))] * 60 + [(1, frozenset({L}), frozenset({L}))] * 30
    rows += [(1, frozenset({W}), frozenset()), (1, frozenset(), frozenset({L}))] * 5
    rows = [rows[at] for at in rng.permutation(len(rows))]
    pair, pile = pair_of(rows), pile_of(rows, 50)
    trail = follow(pair, pile)
    v = pair.margin / len(rows)
    x = np.array([(1 - overstated(says, true)) / (2 - v) for _, says, true in rows[:50]])
    means = null_means(x, cards=len(rows))
    upper = 2 / (2 - v)
    # The bet in the units of the assorter: overstatements are (2 - v) times as wide, and the
    # chance of a card is 1 over the cards that are left.
    left = len(rows) - np.arange(50)
    bets = trail.bets * left * (2 - v)
    factors = alpha_factors(x, means, upper, means * (1 + bets * (upper - means)))

    assert trail.factors == pytest.approx(factors, abs=1e-9)

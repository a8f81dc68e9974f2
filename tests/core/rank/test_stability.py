"""How sure a place is."""

from dataclasses import replace

import numpy as np
import pytest

from sangsuk.core.rank.intervals import try_intervals
from sangsuk.core.rank.shrinkage import Prior, fit_prior, rate_quantiles
from sangsuk.core.rank.stability import held_by_kind, simulate_places
from sangsuk.core.terms.reader_error import ReaderError

FEW = np.array([40, 12, 12, 3, 0, 0, 0, 0], dtype=np.int64)
ERRING = ReaderError(
    due=200, found=160, miscounted=15, misplaced=5, concentration=30, source="this test"
)


@pytest.fixture(autouse=True)
def nothing_is_remembered():
    held_by_kind.cache_clear()


def columns(places):
    return [column.tolist() for column in (*places[:3], *places.again)]


def test_the_same_rules_give_the_same_figures_and_other_rules_others():
    once, again, other = (afresh(digest) for digest in "aab")

    assert columns(once) == columns(again)
    assert once.again.p_top.tolist() != other.again.p_top.tolist()


def afresh(digest):
    held_by_kind.cache_clear()
    return simulate_places(FEW, prize_places=3, digest=digest, draws=500)


def test_what_is_remembered_is_told_as_it_was_simulated():
    once = columns(afresh("a"))
    told = simulate_places(FEW, prize_places=3, digest="a", draws=500)
    told.place_low[:] = 0  # what a caller does with its own

    assert columns(simulate_places(FEW, prize_places=3, digest="a", draws=500)) == once


def test_the_order_of_the_districts_changes_nothing():
    order = np.array([5, 2, 7, 0, 1, 6, 3, 4])

    straight = simulate_places(FEW, prize_places=3, digest="a", draws=500)
    mixed = simulate_places(FEW[order], prize_places=3, digest="a", draws=500)

    assert columns(mixed) == [np.array(column)[order].tolist() for column in columns(straight)]


def test_equal_counts_get_equal_figures():
    places = simulate_places(FEW, prize_places=3, digest="a", draws=500)

    for chances in (places.p_top, places.again.p_top):
        assert chances[1] == chances[2]
        assert len(set(chances[4:].tolist())) == 1


def test_the_chances_of_a_prize_sum_to_the_number_of_prizes():
    for prizes in (0, 1, 3):
        places = simulate_places(FEW, prize_places=prizes, digest="a", error=ERRING, draws=500)
        assert places.p_top.sum() == pytest.approx(prizes)
        assert places.again.p_top.sum() == pytest.approx(prizes)


def test_a_count_far_ahead_is_surely_first():
    places = simulate_places(FEW, prize_places=3, digest="a", draws=2_000)

    assert (places.again.place_low[0], places.again.place_high[0]) == (1, 1)
    assert places.again.p_top[0] == 1.0
    assert places.again.place_low[1] == 2


def test_a_reader_without_error_leaves_no_doubt_but_between_equals():
    places = simulate_places(FEW, prize_places=2, digest="a", draws=2_000)

    assert places.place_low.tolist() == [1, 2, 2, 4, 5, 5, 5, 5]
    assert places.place_high.tolist() == [1, 3, 3, 4, 8, 8, 8, 8]
    assert places.p_top[[0, 1, 3]].tolist() == pytest.approx([1, 0.5, 0])


def test_the_more_the_reader_errs_the_less_sure_a_place_is():
    counts = np.arange(60, 0, -1)
    good, bad = (
        simulate_places(
            counts,
            prize_places=3,
            digest="a",
            error=replace(ERRING, found=found, miscounted=wrong),
            draws=1_000,
        )
        for found, wrong in ((195, 2), (120, 60))
    )

    assert np.mean(good.place_high - good.place_low) < np.mean(bad.place_high - bad.place_low)
    assert good.p_top[0] > bad.p_top[0]


def test_nine_in_ten_intervals_hold_the_true_place_whatever_the_reader_got_wrong():
    figures = try_intervals(ERRING, runs=9, seed=4, draws=300)
    everything = figures["cover"][-1]

    assert everything["districts"] > 4_000
    assert everything["held"] == pytest.approx(0.9, abs=0.02)
    assert figures["p_top"]["brier"] < figures["p_top"]["brier_of_base_rate"] / 2


def test_strays_do_not_make_a_silent_country_speak():
    silence = np.zeros(5, dtype=np.int64)

    places = simulate_places(silence, prize_places=1, digest="a", error=ERRING, draws=500)

    assert places.p_top.tolist() == pytest.approx([0.2] * 5)


def test_where_all_are_silent_nobody_is_ahead():
    silence = np.zeros(5, dtype=np.int64)

    places = simulate_places(silence, prize_places=1, digest="a", draws=500)

    assert places.p_top.tolist() == pytest.approx([0.2] * 5)
    assert (places.place_low.tolist(), places.place_high.tolist()) == ([1] * 5, [5] * 5)


def test_the_prior_finds_the_spread_that_made_the_counts():
    generator = np.random.default_rng(7)
    exposures = generator.uniform(0.1, 3, 878)
    counts = generator.poisson(generator.gamma(1.5, 4 / 1.5, 878) * exposures).astype(float)

    prior = fit_prior(counts, exposures)

    assert prior.shape == pytest.approx(1.5, rel=0.15)
    assert prior.shape / prior.rate == pytest.approx(4, rel=0.1)


def test_nine_in_ten_intervals_hold_the_true_rate():
    generator = np.random.default_rng(8)
    exposures = generator.uniform(0.1, 3, 878)
    rates = generator.gamma(0.8, 2 / 0.8, 878)
    counts = generator.poisson(rates * exposures).astype(float)
    prior = fit_prior(counts, exposures)

    low, high = (rate_quantiles(prior, counts, exposures, at=at) for at in (0.05, 0.95))

    assert np.mean((low <= rates) & (rates <= high)) == pytest.approx(0.9, abs=0.03)


def test_few_people_are_drawn_further_to_the_country_than_many():
    prior = Prior(2.0, 2.0)  # the country: 1 voice per unit of exposure

    medians = rate_quantiles(prior, np.array([2.0, 200.0]), np.array([0.2, 20.0]), at=0.5)

    assert medians[0] < 2  # both had a raw rate of 10
    assert medians[1] > 9


def test_nine_in_ten_intervals_hold_the_place_of_another_such_month():
    generator = np.random.default_rng(9)
    held = []
    for run in range(4):
        expected = generator.gamma(0.8, 4 / 0.8, 878)
        places = simulate_places(
            generator.poisson(expected), prize_places=3, digest=str(run), draws=500
        )
        true = np.argsort(np.argsort(-expected)) + 1
        again = places.again
        held.append(np.mean((again.place_low <= true) & (true <= again.place_high)))

    assert np.mean(held) == pytest.approx(0.9, abs=0.02)

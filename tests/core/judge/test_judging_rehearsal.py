"""Judging on juries made up: small runs of what `sangsuk simulate jury` does."""

import numpy as np
import pytest

from sangsuk.cli.simulating_jury import tell_jury
from sangsuk.core.judge.made_up import (
    FIVE_STARS,
    FOUR_LINES,
    JURORS,
    STORIES,
    deal_marks,
    deal_stories,
    make_strengths,
    random_pairs,
    say,
)
from sangsuk.core.judge.rehearsal import rehearse_jury, wilson
from sangsuk.core.judge.trial_fairness import LONG, RANDOM, SEVERE, try_marks


@pytest.mark.parametrize(
    ("hits", "of", "interval"),
    [(0, 10, (0, 0.2775)), (10, 10, (0.7225, 1)), (5, 10, (0.2366, 0.7634)), (95, 100, (0.8882, 0.9785))],
)  # fmt: skip
def test_an_interval_is_the_published_one(hits, of, interval):
    assert wilson(hits, of) == pytest.approx(interval, abs=1e-4)


def test_made_up_jurors_choose_83_of_100_random_pairs_rightly():
    generator = np.random.default_rng(1)
    true = make_strengths(generator, 200_000)
    said = say(generator, true[::2] - true[1::2])
    decided, right = said != 0, said == np.sign(true[::2] - true[1::2])

    assert right[decided].mean() == pytest.approx(0.83, abs=0.01)
    assert 1 - decided.mean() == pytest.approx(0.05, abs=0.02)


def test_marks_come_to_every_story_equally_often_and_to_no_juror_twice():
    story, juror = deal_stories(np.random.default_rng(1), STORIES, each=40)

    assert set(np.bincount(story).tolist()) == {4}
    assert len({*zip(story.tolist(), juror.tolist(), strict=True)}) == 40 * JURORS


@pytest.mark.parametrize("sheet", [FIVE_STARS, FOUR_LINES])
def test_marks_are_steps_of_their_sheet(sheet):
    generator = np.random.default_rng(1)
    points = deal_marks(generator, make_strengths(generator), each=10, sheet=sheet).points

    assert set((points % sheet.step).tolist()) == {0}
    assert (points.min() >= 0, points.max() <= 100) == (True, True)


def test_random_pairs_are_of_two_different_stories():
    pairs = random_pairs(np.random.default_rng(1), 3, 200)

    assert {pair.left == pair.right for pair in pairs} == {False}


def test_in_a_round_of_marks_all_odd_jurors_are_found():
    alarms = try_marks([5, 0])

    assert LONG in alarms.follows_length
    assert (RANDOM in alarms.out_of_step, SEVERE in alarms.severity) == (True, True)


@pytest.mark.slow
def test_the_same_seed_gives_the_same_figures_and_they_are_told_as_a_table():
    figures, again = (rehearse_jury(runs=1, seed=3, tell=lambda _: None) for _ in range(2))
    dealt = {"stories": 10, "readers": 2, "seconds": 0.1, "least": 5, "most": 5, "conflicts": 0}

    assert figures == again
    assert "10 stories to 2 readers: 0.1 s" in tell_jury(figures | {"assignment": dealt})

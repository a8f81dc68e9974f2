"""Whether a juror's judgements follow what no criterion asks for."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sangsuk.core.judge.beyond_others import Beyond, choices_beyond, marks_beyond
from sangsuk.core.judge.comparisons import LEFT, RIGHT, Comparisons
from sangsuk.core.judge.mirror import look_in_mirror
from sangsuk.core.judge.severity import Marks, take_out_severity
from sangsuk.core.judge.standing_out import out_of_step_chances, severity_chances, stand_out
from sangsuk.core.judge.strengths import expect_strengths, fit_strengths


def chance(seed: int = 1) -> np.random.Generator:
    return np.random.default_rng(seed)


def a_round(*, lean: float = 0.0, stories: int = 40, jurors: int = 8, seed: int = 1):
    """Everyone marks every story; juror 0 adds `lean` points for each unit of trait 0.

    Trait 0 goes with quality, as length may: that alone is no bias.
    """
    generator = chance(seed)
    quality = generator.normal(0, 12, stories)
    traits = generator.standard_normal((stories, 3))
    traits[:, 0] = (quality / 12 + traits[:, 0]) / np.sqrt(2)
    story, juror = np.tile(np.arange(stories), jurors), np.repeat(np.arange(jurors), stories)
    points = 60 + quality[story] + generator.normal(0, 8, len(story))
    points += np.where(juror == 0, lean * traits[story, 0], 0)
    marks = Marks(juror, story, points)
    fair = take_out_severity(marks, stories=stories, jurors=jurors)
    return marks_beyond(marks, fair), traits


def test_a_juror_who_follows_a_trait_is_seen_with_how_far():
    told, traits = a_round(lean=8)

    seen = look_in_mirror(told[0], told[1:], traits, chance())

    assert seen.follows(0.03) == [0]
    assert seen.lean[0] == pytest.approx(8, abs=4)


def test_nobody_is_alarmed_about_because_good_stories_are_long():
    told, traits = a_round()
    alarms = [
        look_in_mirror(own, told[:at] + told[at + 1 :], traits, chance()).follows(0.03)
        for at, own in enumerate(told)
    ]

    assert alarms == [[]] * len(told)


@given(st.integers(0, 10_000))
def test_p_is_never_zero_and_never_above_one(seed):
    generator = chance(seed)
    own = Beyond(generator.normal(size=10), np.arange(10), None, 0.0)

    p = look_in_mirror(own, [], generator.standard_normal((10, 3)), generator).p

    assert (p >= 1 / 1000).all()
    assert (p <= 1).all()


@pytest.mark.slow
def test_the_chance_of_any_false_alarm_is_what_it_says_however_many_traits_there_are():
    generator, alarms = chance(), 0
    for _ in range(400):
        own, *others = (
            Beyond(generator.normal(size=12), np.arange(12), None, 0.0) for _ in range(30)
        )
        traits = generator.standard_normal((12, 10))
        alarms += bool(look_in_mirror(own, others, traits, generator).follows(0.1))

    assert 0.06 <= alarms / 400 <= 0.14


def test_of_few_judgements_nothing_is_said():
    own = Beyond(np.ones(3), np.arange(3), None, 0.0)

    assert look_in_mirror(own, [], np.ones((3, 2)), chance()).p.tolist() == [1, 1]


def test_a_trait_that_all_stories_have_is_followed_by_nobody():
    own = Beyond(chance().normal(size=12), np.arange(12), None, 0.0)

    assert look_in_mirror(own, [], np.ones((12, 1)), chance()).p.tolist() == [1]


def test_what_all_jurors_follow_alarms_about_nobody():
    told, traits = a_round(lean=8)
    leaning = [told[0]._replace(agreement=0.0)] * 5

    assert look_in_mirror(told[0], leaning, traits, chance()).follows(0.03) == []


def comparisons_of(jurors: int, each: int, lean: float, seed: int):
    generator = chance(seed)
    strengths, trait = generator.normal(0, 1.5, 30), generator.standard_normal(30)
    juror = np.repeat(np.arange(jurors), each)
    left = generator.integers(0, 30, jurors * each)
    right = (left + generator.integers(1, 30, jurors * each)) % 30
    difference = strengths[left] - strengths[right]
    difference = difference + np.where(juror == 0, lean * (trait[left] - trait[right]), 0)
    won = generator.random(len(left)) < 1 / (1 + np.exp(-difference))
    comparisons = Comparisons(juror, left, right, np.where(won, LEFT, RIGHT))
    return comparisons, trait[:, None]


def test_a_juror_who_chooses_the_longer_one_is_seen_in_comparisons_too():
    comparisons, traits = comparisons_of(jurors=8, each=60, lean=3, seed=1)
    strengths = fit_strengths(comparisons, expect_strengths(30, 8))

    told = choices_beyond(comparisons, strengths)

    assert look_in_mirror(told[0], told[1:], traits, chance()).follows(0.01) == [0]
    assert look_in_mirror(told[1], [told[0], *told[2:]], traits, chance()).follows(0.01) == []


def test_a_story_that_nobody_else_marked_tells_nothing_of_its_juror():
    marks = Marks(np.array([0, 0, 1]), np.array([0, 1, 0]), np.array([50.0, 90.0, 60.0]))

    told = marks_beyond(marks, take_out_severity(marks, stories=2, jurors=2))

    assert told[0].story.tolist() == [0]


def test_one_far_from_all_others_stands_out_and_the_others_do_not():
    values = np.array([0.1, -0.2, 0.3, 0.0, -0.1, 0.2, -9.0])

    below = stand_out(values)

    assert below[-1] < 1e-4
    assert (below[:-1] > 0.1).all()


@given(st.lists(st.floats(-5, 5), min_size=4, max_size=9), st.floats(-3, 3))
def test_what_shifts_a_whole_panel_makes_nobody_stand_out(values, shift):
    own = np.round(np.array(values), 3)

    assert stand_out(own + shift) == pytest.approx(stand_out(own), abs=1e-3)


def test_in_a_panel_of_three_nobody_can_stand_out():
    assert stand_out(np.array([0.0, 0.0, 9.0])).tolist() == [0.5] * 3


def test_where_all_are_alike_nobody_stands_out():
    assert stand_out(np.ones(5)).tolist() == [0.5] * 5


def test_a_severe_juror_and_one_who_marks_at_random_are_told_apart():
    generator = chance(3)
    quality = generator.normal(60, 12, 40)
    points = quality + generator.normal(0, 6, (8, 40))
    points[0] -= 30
    points[1] = generator.permutation(points[1])
    marks = Marks(np.repeat(np.arange(8), 40), np.tile(np.arange(40), 8), points.ravel())

    told = marks_beyond(marks, take_out_severity(marks, stories=40, jurors=8))

    assert (severity_chances(told) < 0.01).tolist() == [True] + [False] * 7
    assert (out_of_step_chances(told) < 0.01).tolist() == [False, True] + [False] * 6

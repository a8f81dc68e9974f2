"""The mirror before a whole panel: who is told what, and honest jurors mostly nothing."""

import numpy as np

from sangsuk.core.judge.beyond_others import marks_beyond
from sangsuk.core.judge.reflected import FALSE_ALARMS, reflect
from sangsuk.core.judge.severity import Marks, take_out_severity
from sangsuk.core.judge.traits import TRAITS

STORIES, JURORS = 40, 10
LENGTH = TRAITS.index("length")


def a_panel(seed, *, long=None, severe=None):
    """Ten jurors who mark all forty stories; one may reward length, one be severe."""
    chance = np.random.default_rng(seed)
    traits = chance.standard_normal((STORIES, len(TRAITS)))
    juror, story = (one.ravel() for one in np.mgrid[0:JURORS, 0:STORIES])
    good = 15 * chance.standard_normal(STORIES)
    given = 50 + good[story] + 10 * chance.standard_normal(len(story))
    given += 12 * traits[story, LENGTH] * (juror == long) - 25 * (juror == severe)
    marks = Marks(juror, story, given)
    fair = take_out_severity(marks, stories=STORIES, jurors=JURORS)
    return marks_beyond(marks, fair), traits, chance


def test_who_rewards_length_and_who_is_severe_is_told_so_and_in_which_direction():
    seen = reflect(*a_panel(1, long=3, severe=5))

    assert [(lean.trait, lean.more) for lean in seen[3].leans] == [("length", True)]
    assert seen[5].severity < -15
    assert [at for at, one in seen.items() if one.severity > 0] == []


def test_honest_jurors_are_alarmed_about_no_more_often_than_is_said():
    alarms = sum(one.alarms for seed in range(20) for one in reflect(*a_panel(seed)).values())

    assert alarms <= 1.6 * FALSE_ALARMS * 20 * JURORS  # three standard errors above 5 %


def test_of_few_judgements_nothing_is_told():
    told, traits, chance = a_panel(2, long=0)
    few = told[0]._replace(rest=told[0].rest[:7], story=told[0].story[:7])
    seen = reflect([few, *told[1:]], traits, chance)[0]

    assert (seen.judged, seen.is_enough, seen.alarms) == (7, False, False)


def test_one_juror_may_look_alone_and_sees_the_same():
    told, traits, _ = a_panel(3, long=4)
    one = reflect(told, traits, np.random.default_rng(1), only=[4])

    assert list(one) == [4]
    assert one[4] == reflect(told[:], traits, np.random.default_rng(1), only=[4])[4]

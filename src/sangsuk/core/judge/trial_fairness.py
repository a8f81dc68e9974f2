"""The mirror tried: a panel with three odd jurors, who must be found, and 27 honest ones, who not.

Length goes with quality here, as it may in truth, so that who rewards good stories rewards long
ones too; that must alarm about nobody.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.judge.beyond_others import Beyond, choices_beyond, marks_beyond
from sangsuk.core.judge.comparisons import Comparisons, Floats, Ints
from sangsuk.core.judge.made_up import (
    APART,
    FOUR_LINES,
    GO_ON,
    JURORS,
    POINTS_SEVERITY,
    PRIZES,
    STORIES,
    deal_stories,
    make_strengths,
    mark,
    say,
)
from sangsuk.core.judge.mirror import FOLLOWS, look_in_mirror
from sangsuk.core.judge.next_pairs import Pair
from sangsuk.core.judge.severity import Marks, take_out_severity
from sangsuk.core.judge.sitting import open_sitting
from sangsuk.core.judge.standing_out import (
    OUT_OF_STEP,
    SEVERITY,
    out_of_step_chances,
    severity_chances,
)

EACH: Final = 40  # marks, or comparisons, a juror
LONG, RANDOM, SEVERE = range(3)  # jurors who are odd; all others are honest
LENGTH: Final = 0  # the trait
TRAITS: Final = 12
FINAL_STORIES, FINAL_JURORS = 10, 7
LENGTH_WITH_QUALITY: Final = 0.3  # correlation
POINTS_FOR_LENGTH: Final = 12.5  # a step of every line between short and long (two sd)
POINTS_SEVERE: Final = -25.0  # a step of every line
LOGITS_FOR_LENGTH: Final = APART  # length weighs as much as the story


class Alarms(NamedTuple):
    """Jurors, by what they were alarmed about."""

    follows_length: frozenset[int]
    follows_other: frozenset[int]
    out_of_step: frozenset[int]
    severity: frozenset[int]

    def any_of(self) -> frozenset[int]:
        return self.follows_length | self.follows_other | self.out_of_step | self.severity


def try_marks(seed: list[int]) -> Alarms:
    """A round of marks: one juror rewards length, one marks at random, one is severe."""
    generator = np.random.default_rng(seed)
    true = make_strengths(generator)
    traits = make_traits(generator, true)
    story, juror = deal_stories(generator, STORIES, each=EACH)
    kind = POINTS_SEVERITY * generator.standard_normal(JURORS)
    kind[SEVERE] += POINTS_SEVERE
    meant = kind[juror] + POINTS_FOR_LENGTH * traits[story, LENGTH] * (juror == LONG)
    points = mark(generator, true[story], meant, FOUR_LINES)
    points[juror == RANDOM] = generator.permutation(points[juror == RANDOM])
    marks = Marks(juror, story, points)
    fair = take_out_severity(marks, stories=STORIES, jurors=JURORS)
    return _alarms(marks_beyond(marks, fair), traits, generator, with_severity=True)


def try_final(seed: list[int]) -> Alarms:
    """A final: few honest jurors mark all of few stories, so that each is much of the others' mean.

    Their severity varies as it does everywhere.
    """
    generator = np.random.default_rng(seed)
    true = make_strengths(generator)[:FINAL_STORIES]
    traits = generator.standard_normal((FINAL_STORIES, TRAITS))
    juror, story = (one.ravel() for one in np.mgrid[0:FINAL_JURORS, 0:FINAL_STORIES])
    kind = POINTS_SEVERITY * generator.standard_normal(FINAL_JURORS)
    marks = Marks(juror, story, mark(generator, true[story], kind[juror], FOUR_LINES))
    fair = take_out_severity(marks, stories=FINAL_STORIES, jurors=FINAL_JURORS)
    return _alarms(marks_beyond(marks, fair), traits, generator, with_severity=True)


def try_choices(seed: list[int]) -> Alarms:
    """A round of comparisons: one juror rewards length, one chooses at random."""
    generator = np.random.default_rng(seed)
    true = make_strengths(generator)
    traits = make_traits(generator, true)
    sitting = open_sitting(np.ones((JURORS, STORIES), dtype=bool), go_on=GO_ON, prizes=PRIZES)
    for _ in range(EACH):
        pairs = sitting.ask(list(range(JURORS)), generator)
        sitting = sitting.hear(_choose(generator, true, traits, pairs))
    settled = sitting.settle()
    told = choices_beyond(settled.comparisons, settled.strengths)
    return _alarms(told, traits, generator, with_severity=False)


def make_traits(generator: np.random.Generator, true: Floats) -> Floats:
    """Length, and eleven more that go with nothing: some on a scale, some had or not."""
    traits = generator.standard_normal((STORIES, TRAITS))
    with_quality = LENGTH_WITH_QUALITY * true / APART
    traits[:, LENGTH] *= np.sqrt(1 - LENGTH_WITH_QUALITY**2)
    traits[:, LENGTH] += with_quality
    traits[:, TRAITS // 2 :] = traits[:, TRAITS // 2 :] > 1
    spread = traits.std(axis=0)
    return np.asarray((traits - traits.mean(axis=0)) / np.where(spread > 0, spread, 1.0))


def _choose(
    generator: np.random.Generator, true: Floats, traits: Floats, pairs: list[Pair]
) -> Comparisons:
    juror, left, right = (
        np.array([getattr(pair, part) for pair in pairs], dtype=np.int64)
        for part in ("juror", "left", "right")
    )
    difference = true[left] - true[right]
    longer = traits[left, LENGTH] - traits[right, LENGTH]
    difference = difference + LOGITS_FOR_LENGTH * longer * (juror == LONG)
    said: Ints = say(generator, np.where(juror == RANDOM, 0.0, difference))
    return Comparisons(juror, left, right, said)


def _alarms(
    told: list[Beyond], traits: Floats, generator: np.random.Generator, *, with_severity: bool
) -> Alarms:
    follows = [
        look_in_mirror(own, told[:at] + told[at + 1 :], traits, generator).follows(FOLLOWS)
        for at, own in enumerate(told)
    ]
    severe = severity_chances(told) <= SEVERITY if with_severity else np.zeros(len(told), bool)
    return Alarms(
        follows_length=frozenset(at for at, seen in enumerate(follows) if LENGTH in seen),
        follows_other=frozenset(at for at, seen in enumerate(follows) if set(seen) - {LENGTH}),
        out_of_step=_numbers(out_of_step_chances(told) <= OUT_OF_STEP),
        severity=_numbers(severe),
    )


def _numbers(flags: NDArray[np.bool_]) -> frozenset[int]:
    return frozenset(int(at) for at in np.flatnonzero(flags))

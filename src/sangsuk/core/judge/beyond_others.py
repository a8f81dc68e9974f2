"""What a juror says beyond what all others say of the same stories.

Others' judgement is always made without the juror's own.  A mark is held beside the plain mean of
others' marks, their severity taken out: how good the story is drops out of the difference, so that
an honest juror's difference has nothing to do with any trait of the story, even where good stories
have it.  A choice is held beside its chance by others' comparisons.
"""

from typing import Final, NamedTuple

import numpy as np

from sangsuk.core.judge.choice import chances
from sangsuk.core.judge.comparisons import TIE, Comparisons, Floats, Ints
from sangsuk.core.judge.severity import FairMarks, Marks
from sangsuk.core.judge.strengths import Strengths, fit_strengths

REFITS: Final = 3  # steps from the panel's strengths to those without one juror


class Beyond(NamedTuple):
    """Of each judgement: the rest, and the story; in a choice, `other` is the story on the right.

    `told` says how well the juror agrees, `agreement` in standard units of its own.
    """

    rest: Floats
    story: Ints
    other: Ints | None
    agreement: float


def marks_beyond(marks: Marks, fair: FairMarks) -> list[Beyond]:
    """Of each juror, points beyond the others' mean, of stories that others have marked too."""
    own = marks.points - fair.juror[marks.juror]
    stories, jurors = len(fair.story), len(fair.juror)
    sums = np.bincount(marks.story, own, stories)
    counts = np.bincount(marks.story, minlength=stories)
    told = []
    for juror in range(jurors):
        mine = np.flatnonzero((marks.juror == juror) & (counts[marks.story] > 1))
        story = marks.story[mine]
        others = (sums[story] - own[mine]) / (counts[story] - 1)
        told.append(Beyond(marks.points[mine] - others, story, None, _agreement(own[mine], others)))
    return told


def _agreement(own: Floats, others: Floats) -> float:
    """Fisher's z of the correlation, over its standard error; 0 where nothing varies."""
    if len(own) < 4 or min(np.ptp(own), np.ptp(others)) == 0:
        return 0.0
    correlation = float(np.clip(np.corrcoef(own, others)[0, 1], -0.999, 0.999))
    return float(np.arctanh(correlation) * np.sqrt(len(own) - 3))


def choices_beyond(comparisons: Comparisons, strengths: Strengths) -> list[Beyond]:
    """Of each juror, what was said (1 left, -1 right) beyond what others' comparisons expect."""
    told = []
    for juror in range(len(strengths.reliability)):
        others = fit_strengths(comparisons.without(juror), strengths, steps=REFITS)
        mine = comparisons.juror == juror
        left, right, said = comparisons.left[mine], comparisons.right[mine], comparisons.said[mine]
        expected = chances(others.mean[left] - others.mean[right], others.tie)
        rest = said - (expected.left - expected.right)
        told.append(Beyond(rest, left, right, _choosing_agreement(said, others, left, right)))
    return told


def _choosing_agreement(said: Ints, others: Strengths, left: Ints, right: Ints) -> float:
    """How far a juror chooses what others find stronger; a clear difference tells more."""
    lean = np.tanh((others.mean[left] - others.mean[right]) / 2) * (said != TIE)
    weight = float(np.sqrt((lean**2).sum()))
    return float((said * lean).sum() / weight) if weight else 0.0

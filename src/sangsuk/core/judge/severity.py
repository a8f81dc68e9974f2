"""What marks say once each juror's severity is taken out.

    points = mean + story + juror + rest

with stories, jurors and rest normal: the additive part of a many-facet model.  Stories and jurors
are drawn towards the mean as far as their few marks cannot be told from chance (best linear
unbiased prediction), and the three spreads are found by EM.  Thin: all criteria of a ballot are one
number here, and spreads know nothing of what jurors and stories share by being crossed.

Source:
    Linacre, J. M. (1989), Many-facet Rasch measurement; Henderson, C. R. (1975), Best linear
    unbiased estimation and prediction under a selection model, Biometrics 31.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from sangsuk.core.judge.comparisons import Floats, Ints

STEPS: Final = 500
CLOSE: Final = 1e-6  # of a point
START: Final = (225.0, 25.0, 225.0)  # variances expected of stories, jurors and rest, points²
WEIGHT: Final = 2.0  # stories, jurors and marks that these expectations weigh


@dataclass(frozen=True, slots=True)
class Marks:
    """All points of a round, one in each place: who gave which story how many."""

    juror: Ints
    story: Ints
    points: Floats

    def __len__(self) -> int:
        return len(self.points)

    def by_story(self, stories: int) -> list[Ints]:
        """Of each story, where its marks stand."""
        order = np.argsort(self.story, kind="stable")
        ends = np.cumsum(np.bincount(self.story, minlength=stories))
        return np.split(order, ends[:-1]) if stories else []

    def without(self, juror: int) -> "Marks":
        others = self.juror != juror
        return Marks(self.juror[others], self.story[others], self.points[others])


@dataclass(frozen=True, slots=True)
class FairMarks:
    """`story` and `juror` in points beside `mean`; `story_error` the standard error of a story.

    A juror below 0 is severe, above 0 kind.
    """

    mean: float
    story: Floats
    juror: Floats
    story_error: Floats
    spreads: Floats  # sd of stories, jurors, rest

    def expected(self, marks: Marks) -> Floats:
        return self.mean + self.story[marks.story] + self.juror[marks.juror]


def take_out_severity(marks: Marks, *, stories: int, jurors: int) -> FairMarks:
    """Fit the model to all marks of a round."""
    judged, judging = (
        np.bincount(who, minlength=size)
        for who, size in ((marks.story, stories), (marks.juror, jurors))
    )
    of_story, of_juror, variances = _nothing(stories), _nothing(jurors), _nothing(3) + START
    mean = float(marks.points.mean()) if len(marks) else 0.0
    for _ in range(STEPS):
        before = of_story
        rest = marks.points - mean
        of_story = np.bincount(marks.story, rest - of_juror[marks.juror], stories) / (
            judged + variances[2] / variances[0]
        )
        of_juror = np.bincount(marks.juror, rest - of_story[marks.story], jurors) / (
            judging + variances[2] / variances[1]
        )
        left = rest - of_story[marks.story] - of_juror[marks.juror]
        mean += float(left.mean()) if len(marks) else 0.0
        errors = variances[2] / (judged + variances[2] / variances[0])
        variances = _variances(of_story, of_juror, left, errors, judging, variances)
        if np.abs(of_story - before).max(initial=0) < CLOSE:
            break
    return FairMarks(mean, of_story, of_juror, np.sqrt(errors), np.sqrt(variances))


def _nothing(size: int) -> Floats:
    return np.zeros(size)


def _variances(
    of_story: Floats, of_juror: Floats, left: Floats, errors: Floats, judging: Ints, now: Floats
) -> Floats:
    """One step of EM: what is seen of each kind, and what is not yet known of it."""
    juror_errors = now[2] / (judging + now[2] / now[1])
    known = len(left) - (1 - errors / now[0]).sum() - (1 - juror_errors / now[1]).sum()
    seen = np.array(
        [
            (of_story**2).sum() + errors.sum(),
            (of_juror**2).sum() + juror_errors.sum(),
            (left**2).sum() + now[2] * (len(left) - known),
        ]
    )
    sizes = np.array([len(of_story), len(of_juror), len(left)])
    return np.asarray((seen + WEIGHT * np.array(START)) / (sizes + WEIGHT))

"""What the panel should talk about before it decides."""

from enum import StrEnum
from typing import Final

import numpy as np

from sangsuk.core.judge.severity import FairMarks, Marks

DIFFER: Final = 40.0  # points between two jurors once their severity is taken out


class Discuss(StrEnum):
    """Why a story should be talked about."""

    JURORS_DIFFER = "jurors_differ"
    NEAR_THE_EDGE = "near_the_edge"  # it could as well be on the other side of those who go on


def to_discuss(marks: Marks, fair: FairMarks, *, goes_on: int) -> list[tuple[Discuss, ...]]:
    """Of each story, why it should be talked about; mostly for nothing."""
    reasons: list[tuple[Discuss, ...]] = []
    edge = _edge(fair, goes_on)
    own = marks.points - fair.juror[marks.juror]
    for at, given in enumerate(marks.by_story(len(fair.story))):
        standing, error = fair.story[at], fair.story_error[at]
        differ = given.size > 0 and float(np.ptp(own[given])) >= DIFFER
        near = edge is not None and abs(standing - edge) <= error
        reasons.append(
            (Discuss.JURORS_DIFFER,) * bool(differ) + (Discuss.NEAR_THE_EDGE,) * bool(near)
        )
    return reasons


def _edge(fair: FairMarks, goes_on: int) -> float | None:
    """Midway between the last who goes on and the first who does not; None where all go on."""
    standing = np.sort(fair.story)[::-1]
    if len(standing) <= goes_on:
        return None
    return float(standing[goes_on - 1 : goes_on + 1].mean())

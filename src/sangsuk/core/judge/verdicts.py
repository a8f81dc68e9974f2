"""The panel's verdicts (คำตัดสิน): places by fair points, ties by a chain, reasons beside them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from sangsuk.core.judge.ballots import points
from sangsuk.core.judge.discussion import Discuss, to_discuss
from sangsuk.core.judge.placing import Heard, Placed, place
from sangsuk.core.judge.severity import FairMarks, Marks, take_out_severity
from sangsuk.core.terms.ballot import Ballot
from sangsuk.core.terms.judging import Round, Rubric


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the panel says of one story.

    `points` is fair to severe and kind jurors; `median`, `lowest` and `highest`
    are of the ballots as they were cast.
    """

    story: str
    place: int
    points: int
    error: float  # standard error of the points
    median: float
    lowest: float
    highest: float
    ballots: int
    tie_broken_by: str | None
    discuss: tuple[Discuss, ...]
    reasons: tuple[str, ...]  # the jurors' sentences, without their names


@dataclass(frozen=True, slots=True)
class Decision:
    """`verdicts`: the best first; `short`: stories with fewer ballots than the quorum, unplaced.

    `severity`: points by which each juror is kind (above 0) or severe.
    """

    verdicts: tuple[Verdict, ...]
    short: tuple[str, ...]
    severity: Mapping[str, float]

    def goes_on(self, places: int) -> tuple[str, ...]:
        """Who goes on; more than `places` where the last place is shared."""
        return tuple(one.story for one in self.verdicts if one.place <= places)


def decide(
    ballots: Sequence[Ballot], terms: Round, *, strengths: Mapping[str, float] | None = None
) -> Decision:
    """Place all stories of which enough jurors have cast a ballot.

    Args:
        ballots: all that were sealed in the round, one of a juror for a story.
        terms: of the round.
        strengths: of stories in the comparisons before; None where there were none.
    """
    cast: defaultdict[str, list[Ballot]] = defaultdict(list)
    for ballot in sorted(ballots, key=lambda one: (one.story, one.juror)):
        cast[ballot.story].append(ballot)
    counted = {story: told for story, told in cast.items() if len(told) >= terms.quorum}
    stories = list(counted)
    jurors = sorted({ballot.juror for told in counted.values() for ballot in told})
    marks = _marks(counted, terms.rubric, jurors)
    fair = take_out_severity(marks, stories=len(stories), jurors=len(jurors))
    placed = place(_hear(marks, fair, stories, strengths or {}))
    discuss = to_discuss(marks, fair, goes_on=terms.goes_on)
    verdicts = [
        _verdict(at, counted[story], terms.rubric, fair, placed[at], discuss[at])
        for at, story in enumerate(stories)
    ]
    return Decision(
        verdicts=tuple(sorted(verdicts, key=lambda one: (one.place, one.story))),
        short=tuple(sorted(cast.keys() - counted.keys())),
        severity=dict(zip(jurors, fair.juror.tolist(), strict=True)),
    )


def _marks(counted: Mapping[str, list[Ballot]], rubric: Rubric, jurors: Sequence[str]) -> Marks:
    number = {juror: at for at, juror in enumerate(jurors)}
    told = [(at, ballot) for at, cast in enumerate(counted.values()) for ballot in cast]
    return Marks(
        juror=np.array([number[ballot.juror] for _, ballot in told], dtype=np.int64),
        story=np.array([at for at, _ in told], dtype=np.int64),
        points=np.array([points(ballot, rubric) for _, ballot in told], dtype=np.float64),
    )


def _hear(
    marks: Marks, fair: FairMarks, stories: Sequence[str], strengths: Mapping[str, float]
) -> list[Heard]:
    """What the tie chain looks at."""
    highest = np.full(len(fair.juror), -np.inf)
    np.maximum.at(highest, marks.juror, marks.points)
    first = marks.points == highest[marks.juror]
    return [
        Heard(
            points=round(fair.mean + float(fair.story[at])),
            median=float(np.median(marks.points[given])),
            firsts=int(first[given].sum()),
            lowest=float(marks.points[given].min()),
            strength=strengths.get(stories[at], 0.0),
        )
        for at, given in enumerate(marks.by_story(len(stories)))
    ]


def _verdict(
    at: int,
    cast: Sequence[Ballot],
    rubric: Rubric,
    fair: FairMarks,
    placed: Placed,
    discuss: tuple[Discuss, ...],
) -> Verdict:
    given = [points(ballot, rubric) for ballot in cast]
    return Verdict(
        story=cast[0].story,
        place=placed.place,
        points=round(fair.mean + float(fair.story[at])),
        error=float(fair.story_error[at]),
        median=median(given),
        lowest=min(given),
        highest=max(given),
        ballots=len(cast),
        tie_broken_by=placed.tie_broken_by,
        discuss=discuss,
        reasons=tuple(sorted(ballot.reason for ballot in cast if ballot.reason)),
    )

"""A juror's share explained: what came to them, what was kept from them, and why it is fair."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sangsuk.core.judge.assignment import Assignment
from sangsuk.core.judge.conflicts import NO_RECUSALS, Recusals, why_not
from sangsuk.core.terms.juror import Candidate, Conflict, Juror


@dataclass(frozen=True, slots=True)
class Share:
    """One juror's share.  `least` and `most` are the smallest and largest load of the panel.

    `kept_out` counts, by reason, stories that this juror may not judge; it never
    says which, so that nothing is learned of who told them.
    """

    stories: tuple[str, ...]
    kept_out: Mapping[Conflict, int]
    least: int
    most: int
    each: int  # jurors a story
    seed: str


def explain_share(
    juror: Juror,
    assignment: Assignment,
    stories: Sequence[Candidate],
    recusals: Recusals = NO_RECUSALS,
) -> Share:
    """Why this juror has these stories and as many of them."""
    reasons = Counter(
        reason for story in stories if (reason := why_not(juror, story, recusals)) is not None
    )
    loads = assignment.loads()
    return Share(
        stories=assignment.stories_of(juror.id),
        kept_out=dict(sorted(reasons.items())),
        least=min(loads.values(), default=0),
        most=max(loads.values(), default=0),
        each=max(map(len, assignment.jurors.values()), default=0),
        seed=assignment.seed,
    )

"""An assignment mended when somebody steps back or leaves; as few as possible are touched."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np

from sangsuk.core.errors import SangsukError
from sangsuk.core.judge.assignment import Assignment
from sangsuk.core.judge.conflicts import Recusals
from sangsuk.core.judge.may_judge import Panel
from sangsuk.core.judge.seeds import lot
from sangsuk.core.terms.juror import Candidate, Juror


@dataclass(frozen=True, slots=True)
class Handover:
    """One story that goes from one juror to another."""

    story: str
    giver: str
    taker: str


def repair(
    assignment: Assignment,
    stories: Mapping[str, Candidate],
    jurors: Sequence[Juror],
    *,
    recusals: Recusals,
    sealed: AbstractSet[tuple[str, str]] = frozenset(),
) -> tuple[Assignment, tuple[Handover, ...]]:
    """Find another juror for each story that one of its jurors may not or cannot judge any more.

    Each such story touches one other juror, who is the least loaded of those who
    may judge it; nothing else moves.  What is sealed stays.  A story that is gone
    (withdrawn by its teller) is taken off everyone's list.  Mending twice changes nothing.

    Args:
        assignment: as it was.
        stories: those that are still judged, by id.
        jurors: the panel as it is now; who left is not in it.
        recusals: all of them, juror and story.
        sealed: juror and story where the judgement was already cast.

    Raises:
        SangsukError: nobody is left for a story.
    """
    panel = Panel(jurors, recusals)
    place = {juror: at for at, juror in enumerate(panel.ids)}
    kept = {story: readers for story, readers in assignment.jurors.items() if story in stories}
    loads, handovers = Assignment(assignment.seed, kept, tuple(panel.ids)).loads(), []
    for story_id, readers in sorted(kept.items()):
        may = panel.may_judge(stories[story_id])
        for giver in readers:
            if (giver, story_id) in sealed or (giver in place and may[place[giver]]):
                continue
            free = [one for one in np.array(panel.ids)[may].tolist() if one not in kept[story_id]]
            if (taker := _least_loaded(free, loads, assignment.seed, story_id)) is None:
                raise _nobody_left(story_id)
            kept[story_id] = tuple(sorted({*kept[story_id], taker} - {giver}))
            loads[taker], loads[giver] = loads[taker] + 1, loads[giver] - 1
            handovers.append(Handover(story_id, giver, taker))
    return Assignment(assignment.seed, kept, tuple(panel.ids)), tuple(handovers)


def take_over(
    story: Candidate,
    jurors: Sequence[Juror],
    *,
    readers: AbstractSet[str],
    loads: Mapping[str, int],
    recusals: Recusals,
    seed: str,
) -> str | None:
    """Who takes a story that somebody gave up: as `repair` does it, for this story alone.

    Args:
        story: that was given up.
        jurors: the panel as it is now.
        readers: who had it ever, the giver with them: nobody gets it twice.
        loads: of each juror.
        recusals: all of them, juror and story.
        seed: of the assignment.

    Returns:
        The juror's id; None where nobody is left.
    """
    panel = Panel(jurors, recusals)
    may = panel.may_judge(story)
    free = [one for one in np.array(panel.ids)[may].tolist() if one not in readers]
    return _least_loaded(free, loads, seed, story.id)


def _least_loaded(
    free: Sequence[str], loads: Mapping[str, int], seed: str, story: str
) -> str | None:
    return min(
        free, key=lambda one: (loads[one], lot(seed, f"handover {story}", one)), default=None
    )


def _nobody_left(story: str) -> SangsukError:
    return SangsukError(
        "judge.nobody_left",
        what="A juror stepped back, and nobody else may judge the story.",
        where=f"story {story}",
        remedy="name another juror from outside its province and without a tie to its teller.",
    )

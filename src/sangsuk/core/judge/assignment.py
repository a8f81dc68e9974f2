"""Assignment (การแบ่งเรื่องอ่าน): each story to equally many jurors, loads as even as can be.

Stories come in turn, those with the fewest possible jurors first, each to the jurors with the
least to read; where loads are then uneven, they are evened out along paths until no path is left.
That is the least possible sum of squared loads: no other assignment is more even.

Source:
    Harvey, N., Ladner, R., Lovász, L. and Tamir, T. (2003), Semi-matchings for bipartite graphs
    and load balancing, WADS: an assignment is optimal exactly if no path reduces its cost.  It
    holds of several readers a story too: they are a flow with convex costs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.errors import SangsukError
from sangsuk.core.judge.conflicts import NO_RECUSALS, Recusals, provinces_of
from sangsuk.core.judge.evening import even_out
from sangsuk.core.judge.may_judge import Flags, Panel
from sangsuk.core.judge.seeds import lot
from sangsuk.core.terms.juror import Candidate, Juror

NAMED: Final = 10  # stories and provinces that a message names

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who judges what: of each story, its jurors by id, in the order of ids."""

    seed: str
    jurors: Mapping[str, tuple[str, ...]]
    panel: tuple[str, ...]

    def loads(self) -> dict[str, int]:
        """How many stories each juror of the panel has."""
        loads = dict.fromkeys(self.panel, 0)
        for readers in self.jurors.values():
            for juror in readers:
                loads[juror] = loads.get(juror, 0) + 1
        return loads

    def stories_of(self, juror: str) -> tuple[str, ...]:
        return tuple(story for story, readers in self.jurors.items() if juror in readers)


def assign(
    stories: Sequence[Candidate],
    jurors: Sequence[Juror],
    *,
    each: int,
    seed: str,
    recusals: Recusals = NO_RECUSALS,
) -> Assignment:
    """Give each story to `each` jurors whom nothing keeps from it.

    Args:
        stories: of different ids, in any order.
        jurors: of different ids, in any order.
        each: jurors a story.
        seed: published; the same seed gives the same assignment.
        recusals: juror and story where a juror has stepped back.

    Raises:
        SangsukError: too few jurors may judge some stories; it names them.
    """
    panel = Panel(jurors, recusals)
    may = [panel.may_judge(story) for story in stories]
    free = np.array([flags.sum() for flags in may], dtype=np.int64)
    _refuse_the_unreadable(stories, free, each=each, panel=len(panel))
    turns = sorted(
        range(len(stories)), key=lambda at: (free[at], lot(seed, "story", stories[at].id))
    )
    given = _give_in_turn(turns, may, _turns_of(panel, seed), each)
    even_out(given, may, jurors=len(panel))
    readers = {
        story.id: tuple(panel.ids[at] for at in sorted(row))
        for story, row in zip(stories, given.tolist(), strict=True)
    }
    return Assignment(seed, readers, tuple(panel.ids))


def _turns_of(panel: Panel, seed: str) -> Ints:
    """Each juror's place by lot: who comes first among equally loaded ones."""
    order = sorted(range(len(panel)), key=lambda at: lot(seed, "juror", panel.ids[at]))
    turns = np.empty(len(panel), dtype=np.int64)
    turns[order] = np.arange(len(panel))
    return turns


def _give_in_turn(turns: Sequence[int], may: Sequence[Flags], lots: Ints, each: int) -> Ints:
    """Each story in turn to the least loaded jurors who may have it.

    Jurors wait in a heap by load x jurors + place by lot; nobody is passed over
    but those whom something keeps from the story.
    """
    given = np.zeros((len(may), each), dtype=np.int64)
    waiting = [(turn, juror) for juror, turn in enumerate(lots.tolist())]
    heapify(waiting)
    for at in turns:
        chosen: list[tuple[int, int]] = []
        passed: list[tuple[int, int]] = []
        free = may[at]
        while len(chosen) < each:
            first = heappop(waiting)
            (chosen if free[first[1]] else passed).append(first)
        given[at] = [juror for _, juror in chosen]
        for wait, juror in chosen:
            heappush(waiting, (wait + len(lots), juror))
        for first in passed:
            heappush(waiting, first)
    return given


def _refuse_the_unreadable(
    stories: Sequence[Candidate], free: Ints, *, each: int, panel: int
) -> None:
    short = [story for story, jurors in zip(stories, free.tolist(), strict=True) if jurors < each]
    if not short:
        return
    provinces = sorted(frozenset().union(*(provinces_of(story.districts) for story in short)))
    raise SangsukError(
        "judge.panel_too_small",
        what=f"{len(short):,} of {len(stories):,} stories have fewer than {each} jurors "
        f"who may judge them, of a panel of {panel:,}.",
        where="stories " + _some([story.id for story in short]),
        remedy="name more jurors who neither live nor work in the stories' provinces "
        f"({_some(provinces)}) and have no tie to their tellers.",
    )


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more

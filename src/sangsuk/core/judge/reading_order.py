"""The order in which stories come to be read: an order, never a choice; nothing is dropped.

A story that is told so that one can see it comes earlier, and after each story those of other
regions, services and kinds of tellers: so whoever reads a few has read the country.  Each step
takes what tells most, less `SAME` for each of the last `BACK` stories that it shares a region, a
service or a kind of teller with; equals come by lot.
"""

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.judge.seeds import lot
from sangsuk.core.judge.traits import Telling

BACK: Final = 12  # stories that are looked back upon
SAME: Final = 1.0  # of an appeal that is 0 to 4
ENOUGH_LETTERS: Final = 200  # from here on, more length counts for nothing
ENOUGH_CONCRETE: Final = 3
CLOSE: Final = 1e-9
LOTS: Final = float(2**256)


@dataclass(frozen=True, slots=True)
class Queued:
    """A story that waits to be read."""

    id: str
    telling: Telling
    region: str | None
    service: str | None
    teller: str  # citizen, staff, helped, hidden: a kind, never a person

    @property
    def kind(self) -> tuple[str, ...]:
        return (f"region {self.region}", f"service {self.service}", f"teller {self.teller}")


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a story comes in the order, and by what: `appeal` 0 to 4, less `alike`."""

    story: str
    appeal: float
    alike: float


def appeal(telling: Telling) -> float:
    """0 to 4: enough is told, it is concrete, it has a scene, it tells a change."""
    return (
        min(telling.letters / ENOUGH_LETTERS, 1.0)
        + min(telling.concrete / ENOUGH_CONCRETE, 1.0)
        + telling.scene
        + telling.change
    )


def order_reading(stories: Sequence[Queued], *, seed: str) -> list[Turn]:
    """All stories in the order in which they should be read."""
    queues = _queue_up(stories, seed)
    heads = np.array([queue[-1].appeal for queue in queues])
    lots = np.array([queue[-1].lot for queue in queues])
    parts, names = _parts([queue[-1].story.kind for queue in queues])
    met, recent = np.zeros(names), deque[int]()
    turns = []
    for _ in stories:
        alike = SAME * met[parts].mean(axis=1)
        worth = heads - alike
        best = np.flatnonzero(worth >= worth.max() - CLOSE)
        first = int(best[np.argmin(lots[best])])
        turns.append(Turn(queues[first].pop().story.id, float(heads[first]), float(alike[first])))
        heads[first], lots[first] = (
            (queues[first][-1].appeal, queues[first][-1].lot) if queues[first] else (-np.inf, 1.0)
        )
        recent.append(first)
        np.add.at(met, parts[first], 1)
        if len(recent) > BACK:
            np.subtract.at(met, parts[recent.popleft()], 1)
    return turns


class _Waiting(NamedTuple):
    appeal: float
    lot: float  # 0..1
    story: Queued


def _queue_up(stories: Sequence[Queued], seed: str) -> list[list[_Waiting]]:
    """Stories of one kind together, the most appealing last."""
    queues: defaultdict[tuple[str, ...], list[_Waiting]] = defaultdict(list)
    for story in stories:
        chance = lot(seed, "reading order", story.id) / LOTS
        queues[story.kind].append(_Waiting(appeal(story.telling), chance, story))
    for queue in queues.values():
        queue.sort(key=lambda one: (one.appeal, -one.lot))
    return [queues[kind] for kind in sorted(queues)]


def _parts(kinds: Sequence[tuple[str, ...]]) -> tuple[NDArray[np.int64], int]:
    """Of each kind, the numbers of its region, service and teller; and how many there are."""
    number: dict[str, int] = {}
    rows = [[number.setdefault(part, len(number)) for part in kind] for kind in kinds]
    return np.array(rows, dtype=np.int64).reshape(len(kinds), 3), len(number)

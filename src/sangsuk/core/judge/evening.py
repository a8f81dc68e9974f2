"""Loads evened out: stories are passed along from jurors with much to jurors with little."""

from collections import deque
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.judge.may_judge import Flags

Ints = NDArray[np.int64]
Path = list[tuple[int, int, int]]  # from juror, to juror, story


def even_out(given: Ints, may: Sequence[Flags], *, jurors: int) -> None:
    """Change `given` until no juror could pass on a story so that loads get more even.

    Whoever is reachable from the most loaded juror, and so has at most one less,
    is settled: no path out of there helps anybody.

    Args:
        given: of each story its jurors, by number; changed in place.
        may: of each story, who may judge it.
        jurors: how many there are.
    """
    loads = np.bincount(given.ravel(), minlength=jurors)
    if not len(given) or loads.max() - loads.min() <= 1:
        return
    held: list[set[int]] = [set() for _ in range(jurors)]
    for story, row in enumerate(given.tolist()):
        for juror in row:
            held[juror].add(story)
    settled = np.zeros(jurors, dtype=bool)
    while not settled.all():
        start = int(np.argmax(np.where(settled, -1, loads)))
        path, reached = _find_path(start, given, may, held, loads)
        for giver, taker, story in path:
            _pass_on(given[story], giver, taker)
            held[giver].remove(story)
            held[taker].add(story)
        if path:
            loads[start] -= 1
            loads[path[0][1]] += 1
        else:
            settled |= reached


def _pass_on(row: Ints, giver: int, taker: int) -> None:
    row[row == giver] = taker


def _find_path(
    start: int, given: Ints, may: Sequence[Flags], held: Sequence[set[int]], loads: Ints
) -> tuple[Path, Flags]:
    """The shortest path from a juror to one with at least two less; and who was reached.

    The path is told from its end, so that each story is passed on by one who has it.
    """
    came_by: dict[int, tuple[int, int]] = {}
    reached = np.zeros(len(loads), dtype=bool)
    reached[start] = True
    queue = deque([start])
    while queue:
        giver = queue.popleft()
        for story in sorted(held[giver]):
            takers = may[story] & ~reached
            takers[given[story]] = False
            for taker in np.flatnonzero(takers).tolist():
                came_by[taker] = (giver, story)
                if loads[taker] <= loads[start] - 2:
                    return _path_to(taker, came_by), reached
                queue.append(taker)
            reached |= takers
    return [], reached


def _path_to(taker: int, came_by: dict[int, tuple[int, int]]) -> Path:
    path: Path = []
    while taker in came_by:
        giver, story = came_by[taker]
        path.append((giver, taker, story))
        taker = giver
    return path

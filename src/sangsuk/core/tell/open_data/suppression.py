"""Small counts of a cross-table are hidden, and so many others that no sum gives them away."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Final

FEWEST: Final = 5  # below, one might tell who they are
Cells = Sequence[Sequence[int]]
Hidden = list[list[int | None]]
At = tuple[int, int]  # row, column
Hides = Sequence[Sequence[bool]]
Lines = Sequence[Sequence[At]]


def hide_small(cells: Cells, *, hidden: Collection[At] = (), sums: Lines = ()) -> Hidden:
    """The table with None where a count is hidden.

    A count of 1 to 4 is hidden.  Somebody may know the sum of every row and every
    column: where one hidden cell stands alone in a line, or all hidden cells of it are 1,
    the least other count of that line is hidden with them, while there is one.  The same where a
    small count follows from several lines, one after the other.  A count of 0 stays.

    Args:
        cells: the counts, 0 or more.
        hidden: what is hidden for other reasons, whatever it counts.
        sums: further lines, as cells whose sum somebody may know.
    """
    hides = [
        [0 < cell < FEWEST or (at, column) in hidden for column, cell in enumerate(row)]
        for at, row in enumerate(cells)
    ]
    lines = [*_lines(cells), *sums]
    while (beside := _beside(cells, hides, lines)) is not None:
        hides[beside[0]][beside[1]] = True
    return [
        [None if hide else cell for cell, hide in zip(row, each, strict=True)]
        for row, each in zip(cells, hides, strict=True)
    ]


def _beside(cells: Cells, hides: Hides, lines: Lines) -> At | None:
    """What to hide next; None where nothing gives a hidden count away, or nothing is left."""
    for line in lines:
        told = [cells[row][at] for row, at in line if hides[row][at] and cells[row][at]]
        if not told or (len(told) > 1 and max(told) > 1):
            continue
        if others := _shown(cells, hides, line):
            return others[0]
    known = _followed(hides, lines)
    if not any(0 < cells[row][at] < FEWEST for row, at in known):
        return None
    near = [_shown(cells, hides, line) for line in lines if known.intersection(line)]
    return min((others[0] for others in near if others), key=_by_count(cells), default=None)


def _followed(hides: Hides, lines: Lines) -> set[At]:
    """Hidden cells that follow from sums: the one that is left of a line is known, and so on."""
    left = [{at for at in line if hides[at[0]][at[1]]} for line in lines if len(line) > 1]
    known: set[At] = set()
    while found := {at for cells in left if len(cells) == 1 for at in cells}:
        known |= found
        left = [cells - found for cells in left]
    return known


def _shown(cells: Cells, hides: Hides, line: Sequence[At]) -> list[At]:
    """Counts of a line that are shown and not 0, the least first."""
    shown = [(row, at) for row, at in line if not hides[row][at] and cells[row][at]]
    return sorted(shown, key=_by_count(cells))


def _by_count(cells: Cells) -> Callable[[At], tuple[int, At]]:
    return lambda at: (cells[at[0]][at[1]], at)


def _lines(cells: Cells) -> Iterator[list[At]]:
    width = len(cells[0]) if cells else 0
    for row in range(len(cells)):
        yield [(row, column) for column in range(width)]
    for column in range(width):
        yield [(row, column) for row in range(len(cells))]

"""Small counts of a cross-table are hidden, and so many others that no sum gives them away."""

from collections.abc import Iterator, Sequence
from typing import Final

FEWEST: Final = 5  # below, one might tell who they are
Cells = Sequence[Sequence[int]]
Hidden = list[list[int | None]]


def hide_small(cells: Cells) -> Hidden:
    """The table with None where a count is hidden.

    A count of 1 to 4 is hidden.  Somebody may know the sum of every row and every
    column: where one hidden cell stands alone in a line, or all hidden cells of it are 1,
    the least other count of that line is hidden with them, while there is one.
    A count of 0 stays.
    """
    hidden = [[0 < cell < FEWEST for cell in row] for row in cells]
    while (beside := next(_needed(cells, hidden), None)) is not None:
        row, column = beside
        hidden[row][column] = True
    return [
        [None if hide else cell for cell, hide in zip(row, hides, strict=True)]
        for row, hides in zip(cells, hidden, strict=True)
    ]


def _needed(cells: Cells, hidden: Sequence[Sequence[bool]]) -> Iterator[tuple[int, int]]:
    """Where to hide next: in a line whose sum gives hidden counts away."""
    for line in _lines(cells):
        counts = [cells[row][column] for row, column in line if hidden[row][column]]
        if not counts or (len(counts) > 1 and max(counts) > 1):
            continue
        others = [at for at in line if not hidden[at[0]][at[1]] and cells[at[0]][at[1]]]
        if others:
            yield min(others, key=lambda at: (cells[at[0]][at[1]], at))


def _lines(cells: Cells) -> Iterator[list[tuple[int, int]]]:
    width = len(cells[0]) if cells else 0
    for row in range(len(cells)):
        yield [(row, column) for column in range(width)]
    for column in range(width):
        yield [(row, column) for row in range(len(cells))]

"""The loop over texts that fills the features of candidates; told in `candidates`."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.candidates_loops import END, START
from sangsuk.core.understand.cue_loops import count_cues_between
from sangsuk.core.understand.features_loops import (
    AROUND,
    COLUMNS,
    GATHERED,
    OF_NAME,
    OF_PLACE,
    OF_RIVALS,
    OF_SAID,
    OF_WHOLE,
    Sight,
    fill_by_place,
    fill_gathered,
    fill_name,
    fill_place,
    fill_rivals,
    fill_said,
)
from sangsuk.core.understand.seeing_loops import (
    Desk,
    figure_out,
    make_desk,
    mark_strong,
    next_turn,
    see,
)
from sangsuk.core.understand.tries_loops import wide

if TYPE_CHECKING:
    from sangsuk.core.understand.candidates import Kept
    from sangsuk.core.understand.candidates_loops import Gathered
    from sangsuk.core.understand.cue_tables import CueTable
    from sangsuk.core.understand.found import Found
    from sangsuk.core.understand.name_tables import NameTables

Bounds = NDArray[np.int64]
Floats = NDArray[np.float64]
# Where the columns of each group begin.
_NAME: Final = GATHERED
_PLACE: Final = _NAME + OF_NAME
_SAID: Final = _PLACE + OF_PLACE
_RIVALS: Final = _SAID + OF_SAID
_WHOLE: Final = _RIVALS + OF_RIVALS


@compiled
def fill_each(
    tables: "NameTables",
    found: "Found",
    bits: NDArray[np.int64],
    weight: Floats,
    gathered: "Gathered",
    kept: "Kept",
) -> Floats:
    """The features of the kept candidates, a row each."""
    rows = np.empty((kept.which.size, COLUMNS), np.float64)
    desk = make_desk(tables, found)
    for text in range(found.bounds.size - 1):
        first, last = kept.firsts[text], kept.firsts[text + 1]
        if first < last:
            some = text, kept.which[first:last]
            _fill_one(rows[first:last], tables, found, (bits, weight), gathered, some, desk)
    return rows


@inlined
def _fill_one(
    rows: Floats,
    tables: "NameTables",
    found: "Found",
    weighed: tuple[NDArray[np.int64], Floats],
    gathered: "Gathered",
    some: tuple[int, Bounds],
    desk: Desk,
) -> None:
    """The features of some candidates of one text."""
    text, which = some
    first, last = gathered.firsts[text], gathered.firsts[text + 1]
    mark_strong(desk.strong, found, weighed[0], gathered, first, last)
    sight = see(tables, found, text, weighed, gathered.district[first:last], desk)
    figure_out(desk, sight, found, text, last - first)
    for at in range(which.size):
        for column in range(OF_WHOLE):
            rows[at, _WHOLE + column] = desk.whole[column]
    those = which, found.naming_bounds[text]
    ordinary, anywhere = tables.ordinary, tables.cues.anywhere
    fill_text(rows, ordinary, anywhere, gathered, sight, those, desk)
    for at in range(first, last):
        desk.strong[gathered.district[at]] = False


@inlined
def fill_text(
    rows: Floats,
    ordinary: NDArray[np.bool_],
    anywhere: "CueTable",
    gathered: "Gathered",
    sight: Sight,
    those: tuple[Bounds, int],
    desk: Desk,
) -> None:
    """The features of some candidates of one text, beside those of the whole text.

    Args:
        rows: of these candidates.
        ordinary: by word.
        anywhere: cues.
        gathered: candidates of all texts.
        sight: the text.
        those: the candidate of each row; the text's first naming.
        desk: to work at.
    """
    which, offset = those
    near = desk.near[offset : offset + sight.namings.shape[0]]
    for at in range(rows.shape[0]):
        row, candidate = rows[at], which[at]
        district, best = gathered.district[candidate], gathered.best[candidate] - offset
        namings = desk.own[: gathered.of[candidate + 1] - gathered.of[candidate]]
        for each in range(namings.size):
            namings[each] = gathered.namings[gathered.of[candidate] + each] - offset
        if near[best, 0] < 0:
            count_near(anywhere, sight, best, desk.free, near[best])
        seen = fill_gathered(row[:_NAME], sight, namings, next_turn(desk)), row[_NAME - 1]
        fill_name(row[_NAME:_PLACE], ordinary, sight, best, sight.province[district])
        fill_place(row[_PLACE:_SAID], sight, best, near[best])
        fill_said(row[_SAID:_RIVALS], sight, namings)
        fill_rivals(row[_RIVALS:_WHOLE], sight, best, district)
        fill_by_place(row[_RIVALS:_WHOLE], sight, namings, seen, next_turn(desk))


@inlined
def count_near(
    anywhere: "CueTable", sight: Sight, best: int, free: NDArray[np.int64], near: Floats
) -> None:
    """The cues around a naming."""
    start, end = sight.namings[best, START], sight.namings[best, END]
    reach = wide(max(0, start - AROUND)), wide(min(end + AROUND, sight.signs.size))
    count_cues_between(anywhere, sight.begun, sight.signs, reach, free, near)

"""The loop over texts that fills the features of all candidates; told in `candidates`."""

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.candidates_loops import (
    END,
    KIND,
    LANDMARK,
    START,
    STRONG_BITS,
    TAMBON,
    has,
)
from sangsuk.core.understand.cue_loops import count_cues_between, cues_before
from sangsuk.core.understand.features_loops import (
    AROUND,
    COLUMNS,
    GATHERED,
    NEARS,
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
    first_met,
    said_in,
    single_places,
)
from sangsuk.core.understand.name_tables import PROVINCES
from sangsuk.core.understand.text_cues import DOT, OFFICE_WORD, PROVINCE_SAID
from sangsuk.core.understand.tries_loops import wide

if TYPE_CHECKING:
    from sangsuk.core.understand.candidates_loops import Gathered
    from sangsuk.core.understand.cue_tables import CueTable
    from sangsuk.core.understand.found import Found
    from sangsuk.core.understand.name_tables import NameTables
    from sangsuk.core.understand.tries import Signs

Floats = NDArray[np.float64]
Table = NDArray[np.int32]
# Where the columns of each group begin.
_NAME: Final = GATHERED
_PLACE: Final = _NAME + OF_NAME
_SAID: Final = _PLACE + OF_PLACE
_RIVALS: Final = _SAID + OF_SAID
_WHOLE: Final = _RIVALS + OF_RIVALS


class Desk(NamedTuple):
    """Room to work in for one text."""

    near: Floats  # by naming the cues around it; below 0: not counted yet
    own: NDArray[np.int32]  # namings of the candidate at hand
    free: NDArray[np.int64]  # by cue


@compiled
def fill_each(
    tables: "NameTables",
    found: "Found",
    bits: NDArray[np.int64],
    weight: Floats,
    gathered: "Gathered",
) -> Floats:
    """The features of all candidates, a row each."""
    rows = np.zeros((gathered.district.size, COLUMNS), np.float64)
    strong = np.zeros(tables.province.size, np.bool_)
    ordinary, anywhere = tables.ordinary, tables.cues.anywhere
    for text in range(found.bounds.size - 1):
        first, last = gathered.firsts[text], gathered.firsts[text + 1]
        if first == last:
            continue
        mark_strong(strong, found, bits, gathered, first, last)
        sight = see(tables, found, text, bits, weight, strong, gathered.district[first:last])
        whole = figures_of(sight, found, text, last - first)
        rows[first:last, _WHOLE:] = whole
        number, offset = sight.namings.shape[0], found.naming_bounds[text]
        near, own = np.full((number, NEARS), -1.0), np.empty(number, np.int32)
        desk = Desk(near, own, np.zeros(anywhere.patterns, np.int64))
        fill_text(rows[first:last], ordinary, anywhere, gathered, sight, (first, offset), desk)
        strong[gathered.district[first:last]] = False
    return rows


@inlined
def mark_strong(
    strong: NDArray[np.bool_],
    found: "Found",
    bits: NDArray[np.int64],
    gathered: "Gathered",
    first: int,
    last: int,
) -> None:
    """Mark the candidates whose best naming has a strong cue."""
    for at in range(first, last):
        best = gathered.best[at]
        named = found.namings[best, KIND] != TAMBON
        strong[gathered.district[at]] = named and bits[best] & STRONG_BITS != 0


@compiled
def see(
    tables: "NameTables",
    found: "Found",
    text: int,
    bits: NDArray[np.int64],
    weight: Floats,
    strong: NDArray[np.bool_],
    districts: NDArray[np.int16],
) -> Sight:
    """All that was seen of one text."""
    own = slice(found.bounds[text], found.bounds[text + 1])
    part = slice(found.naming_bounds[text], found.naming_bounds[text + 1])
    signs, namings = found.signs[own], found.namings[part]
    told, plain = told_provinces(tables, found, text, signs)
    said = said_in(found.cues[found.cue_bounds[text] : found.cue_bounds[text + 1]])
    begun = found.begun[found.begun_bounds[text] : found.begun_bounds[text + 1]]
    beside, strongs = count_beside(tables.province, districts, strong)
    single, met = single_places(namings, found.pool), np.full(signs.size, -1, np.int64)
    seen = (tables.province, found.pool, signs, found.spaced[own], namings)
    numbers = (wide(told.sum()), wide(plain.sum()), strongs)
    weighed = (bits[part], weight[part])
    return Sight(*seen, *weighed, begun, said, told, plain, strong, beside, single, met, *numbers)


@compiled
def count_beside(
    province: NDArray[np.int16], districts: NDArray[np.int16], strong: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], int]:
    """How many candidates lie in each province, and how many are strong."""
    beside, strongs = np.zeros(PROVINCES, np.int64), 0
    for district in districts:
        beside[province[district]] += 1
        strongs += strong[district]
    return beside, strongs


@compiled
def told_provinces(
    tables: "NameTables", found: "Found", text: int, signs: "Signs"
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """The provinces that a text names, and those with จังหวัด or จ. before them."""
    told, plain = np.zeros(tables.capital.size, np.bool_), np.zeros(tables.capital.size, np.bool_)
    before, as_zero = tables.cues.before, tables.alphabet.as_zero
    for at in range(found.province_bounds[text], found.province_bounds[text + 1]):
        start, province = wide(found.provinces[at, 0]), found.provinces[at, 2]
        told[province] = True
        if has(cues_before(before, signs, start, as_zero), PROVINCE_SAID):
            plain[province] = True
    return told, plain


@compiled
def figures_of(sight: Sight, found: "Found", text: int, candidates: int) -> Floats:
    """What holds for the whole text."""
    row = np.zeros(OF_WHOLE, np.float64)
    row[0], row[2], row[3] = candidates, sight.provinces, sight.signs.size
    _count_cues(row, found, text)
    begun, strong = -2, -3
    for at in range(sight.namings.shape[0]):
        start, kind = sight.namings[at, START], sight.namings[at, KIND]
        row[1] += first_met(sight.met, start, begun)
        row[7 + NEARS] += kind not in (TAMBON, LANDMARK)
    for end in sight.said:
        row[6 + NEARS] += end >= sight.met.size or sight.met[end] != begun
    for at in range(sight.namings.shape[0]):
        if sight.bits[at] & STRONG_BITS:
            row[8 + NEARS] += first_met(sight.met, sight.namings[at, START], strong)
    return row


@inlined
def _count_cues(row: Floats, found: "Found", text: int) -> None:
    for at in range(found.cue_bounds[text], found.cue_bounds[text + 1]):
        cue = found.cues[at, 0]
        if cue < NEARS:
            row[6 + cue] += 1
        elif cue == OFFICE_WORD:
            row[4] += 1
        elif cue == DOT:
            row[5] += 1


@inlined
def fill_text(
    rows: Floats,
    ordinary: NDArray[np.bool_],
    anywhere: "CueTable",
    gathered: "Gathered",
    sight: Sight,
    begins: tuple[int, int],
    desk: Desk,
) -> None:
    """The features of one text's candidates, beside those of the whole text.

    Args:
        rows: of these candidates.
        ordinary: by word.
        anywhere: cues.
        gathered: candidates of all texts.
        sight: the text.
        begins: its first candidate and its first naming.
        desk: to work at.
    """
    near, (first, offset) = desk.near, begins
    for at in range(rows.shape[0]):
        row, district = rows[at], gathered.district[first + at]
        best = gathered.best[first + at] - offset
        namings = desk.own[: gathered.of[first + at + 1] - gathered.of[first + at]]
        for each in range(namings.size):
            namings[each] = gathered.namings[gathered.of[first + at] + each] - offset
        if near[best, 0] < 0:
            count_near(anywhere, sight, best, desk)
        fill_gathered(row[:_NAME], sight, namings, 2 * at)
        fill_name(row[_NAME:_PLACE], ordinary, sight, best, sight.province[district])
        fill_place(row[_PLACE:_SAID], sight, best, near[best])
        fill_said(row[_SAID:_RIVALS], sight, namings)
        fill_rivals(row[_RIVALS:_WHOLE], sight, best, district)
        fill_by_place(row[_RIVALS:_WHOLE], sight, namings, 2 * at + 1)


@inlined
def count_near(anywhere: "CueTable", sight: Sight, best: int, desk: Desk) -> None:
    """The cues around a naming."""
    start, end = sight.namings[best, START], sight.namings[best, END]
    reach = wide(max(0, start - AROUND)), wide(min(end + AROUND, sight.signs.size))
    count_cues_between(anywhere, sight.begun, sight.signs, reach, desk.free, desk.near[best])

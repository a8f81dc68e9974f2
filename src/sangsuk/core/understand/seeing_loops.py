"""The loops that see one text whole before the features of its candidates; see `candidates`."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.candidates_loops import (
    KIND,
    LANDMARK,
    START,
    STRONG_BITS,
    TAMBON,
    has,
)
from sangsuk.core.understand.cue_loops import cues_before
from sangsuk.core.understand.features_loops import (
    NEARS,
    OF_WHOLE,
    Sight,
    first_met,
)
from sangsuk.core.understand.name_tables import PROVINCES
from sangsuk.core.understand.said_loops import said_each, single_each
from sangsuk.core.understand.text_cues import DOT, OFFICE_WORD, PROVINCE_SAID
from sangsuk.core.understand.tries_loops import wide

if TYPE_CHECKING:
    from sangsuk.core.understand.candidates_loops import Gathered
    from sangsuk.core.understand.found import Found
    from sangsuk.core.understand.name_tables import NameTables
    from sangsuk.core.understand.tries import Signs

Floats = NDArray[np.float64]
Table = NDArray[np.int32]


class Desk(NamedTuple):
    """What is known of all texts, and room to work in for one after the other."""

    said: NDArray[np.int64]  # where words for an office end
    said_bounds: NDArray[np.int64]
    single: Table  # places of one district alone: word and district
    single_bounds: NDArray[np.int64]
    singles: NDArray[np.int64]  # how many of these by province
    rivals: NDArray[np.int64]  # by naming, its districts told by province, and strong; or below 0
    near: Floats  # by naming the cues around it; below 0: not counted yet
    own: NDArray[np.int32]  # namings of the candidate at hand
    free: NDArray[np.int64]  # by cue
    told: NDArray[np.bool_]  # provinces that the text names
    plain: NDArray[np.bool_]  # of these, with จังหวัด before them
    strong: NDArray[np.bool_]  # districts whose best naming has a strong cue
    beside: NDArray[np.int64]  # candidates by province
    met: NDArray[np.int64]  # by place
    turn: NDArray[np.int64]  # the last stamp that was given
    whole: Floats  # what holds for the text


@compiled
def make_desk(tables: "NameTables", found: "Found") -> Desk:
    said, said_bounds = said_each(found.cues, found.cue_bounds)
    single, single_bounds = single_each(found.namings, found.naming_bounds, found.pool)
    number, longest = found.namings.shape[0], 0
    for text in range(found.bounds.size - 1):
        longest = max(longest, wide(found.bounds[text + 1] - found.bounds[text]))
    capitals, districts = tables.capital.size, tables.province.size
    return Desk(
        said,
        said_bounds,
        single,
        single_bounds,
        np.zeros(PROVINCES, np.int64),
        np.full((number, 2), -1, np.int64),
        np.full((number, NEARS), -1.0),
        np.empty(number, np.int32),
        np.zeros(tables.cues.anywhere.patterns, np.int64),
        np.zeros(capitals, np.bool_),
        np.zeros(capitals, np.bool_),
        np.zeros(districts, np.bool_),
        np.zeros(PROVINCES, np.int64),
        np.zeros(longest + 1, np.int64),
        np.zeros(1, np.int64),
        np.zeros(OF_WHOLE, np.float64),
    )


@inlined
def next_turn(desk: Desk) -> int:
    """A stamp that nobody had before."""
    desk.turn[0] += 1
    return wide(desk.turn[0])


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


@inlined
def see(
    tables: "NameTables",
    found: "Found",
    text: int,
    weighed: tuple[NDArray[np.int64], Floats],
    districts: NDArray[np.int16],
    desk: Desk,
) -> Sight:
    """All that was seen of one text."""
    own = slice(found.bounds[text], found.bounds[text + 1])
    part = slice(found.naming_bounds[text], found.naming_bounds[text + 1])
    signs, namings = found.signs[own], found.namings[part]
    provinces, plains = tell_provinces(tables, found, text, signs, desk)
    strongs = count_beside(tables.province, districts, desk)
    said = desk.said[desk.said_bounds[text] : desk.said_bounds[text + 1]]
    single = desk.single[desk.single_bounds[text] : desk.single_bounds[text + 1]]
    count_singles(tables.province, single, desk)
    begun = found.begun[found.begun_bounds[text] : found.begun_bounds[text + 1]]
    seen = (tables.province, found.pool, signs, found.spaced[own], namings)
    ours = (weighed[0][part], weighed[1][part])
    numbers = (provinces, plains, strongs)
    return Sight(
        *(*seen, *ours, begun, said, desk.told, desk.plain),
        *(desk.strong, desk.beside, single, desk.singles, desk.rivals[part], desk.met, *numbers),
    )


@inlined
def count_beside(province: NDArray[np.int16], districts: NDArray[np.int16], desk: Desk) -> int:
    """Count the candidates in each province; gives how many are strong."""
    strongs = 0
    desk.beside[:] = 0
    for district in districts:
        desk.beside[province[district]] += 1
        strongs += 1 if desk.strong[district] else 0
    return strongs


@inlined
def count_singles(province: NDArray[np.int16], single: Table, desk: Desk) -> None:
    """Count the places of one district alone in each province."""
    desk.singles[:] = 0
    for at in range(single.shape[0]):
        desk.singles[province[single[at, 1]]] += 1


@inlined
def tell_provinces(
    tables: "NameTables", found: "Found", text: int, signs: "Signs", desk: Desk
) -> tuple[int, int]:
    """Mark the provinces that a text names, and those with จังหวัด or จ. before; how many each."""
    desk.told[:], desk.plain[:] = False, False
    before, as_zero = tables.cues.before, tables.alphabet.as_zero
    told, plain = 0, 0
    for at in range(found.province_bounds[text], found.province_bounds[text + 1]):
        start, province = wide(found.provinces[at, 0]), found.provinces[at, 2]
        told += 0 if desk.told[province] else 1
        desk.told[province] = True
        if has(cues_before(before, signs, start, as_zero), PROVINCE_SAID):
            plain += 0 if desk.plain[province] else 1
            desk.plain[province] = True
    return told, plain


@inlined
def figure_out(desk: Desk, sight: Sight, found: "Found", text: int, candidates: int) -> None:
    """What holds for the whole text."""
    row = desk.whole
    row[:] = 0
    row[0], row[2], row[3] = candidates, sight.provinces, sight.signs.size
    _count_cues(row, found, text)
    begun, strong = next_turn(desk), next_turn(desk)
    for at in range(sight.namings.shape[0]):
        start, kind = sight.namings[at, START], sight.namings[at, KIND]
        row[1] += first_met(sight.met, start, begun)
        row[7 + NEARS] += kind not in (TAMBON, LANDMARK)
    for end in sight.said:
        row[6 + NEARS] += end >= sight.signs.size or sight.met[end] != begun
    for at in range(sight.namings.shape[0]):
        if sight.bits[at] & STRONG_BITS:
            row[8 + NEARS] += first_met(sight.met, sight.namings[at, START], strong)


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

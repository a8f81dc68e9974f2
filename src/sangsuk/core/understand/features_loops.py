"""The loops that fill the features of candidates; what they mean is told in `candidates`."""

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.candidates_loops import (
    CUES,
    END,
    FIRST,
    KIND,
    LANDMARK,
    LAST,
    START,
    TAMBON,
    WORD,
    has,
)
from sangsuk.core.understand.cues import KINDS, NEAR
from sangsuk.core.understand.text_cues import SAID
from sangsuk.core.understand.tries_loops import wide

if TYPE_CHECKING:
    from sangsuk.core.understand.tries import Signs

AROUND: Final = 30  # letters on both sides that count as near
FAR: Final = 999.0
KIND_COLUMNS: Final = len(KINDS)
NEARS: Final = len(NEAR)
GATHERED: Final = KIND_COLUMNS + CUES + 3
OF_NAME: Final = 10
OF_PLACE: Final = 5 + CUES + NEARS
OF_SAID: Final = 2
OF_RIVALS: Final = 8
OF_WHOLE: Final = 9 + NEARS
MOST_DISTRICTS: Final = 1 << 12
MOST_PLACES: Final = 1 << 44  # words by districts
COLUMNS: Final = GATHERED + OF_NAME + OF_PLACE + OF_SAID + OF_RIVALS + OF_WHOLE

Floats = NDArray[np.float64]
Table = NDArray[np.int32]


class Sight(NamedTuple):
    """All that was seen of one text.

    `met` is by place the stamp of the last who asked for it.
    """

    province: NDArray[np.int16]  # of every district
    pool: NDArray[np.int16]
    signs: "Signs"
    spaced: NDArray[np.bool_]
    namings: Table
    bits: NDArray[np.int64]
    weight: Floats
    begun: Table  # where cues stand
    said: NDArray[np.int64]  # where words for an office end
    told: NDArray[np.bool_]  # provinces named
    plain: NDArray[np.bool_]  # of these, with จังหวัด before them
    strong: NDArray[np.bool_]  # districts whose best naming has a strong cue
    beside: NDArray[np.int64]  # candidates by province
    single: Table  # places of one district alone: word and district
    met: NDArray[np.int64]
    provinces: int  # how many are told
    plains: int
    strongs: int


@inlined
def fill_gathered(row: Floats, sight: Sight, namings: NDArray[np.int32], stamp: int) -> int:
    """Kinds, cues and numbers of all namings of a candidate; gives the kinds as bits."""
    kinds, cues, starts = 0, wide(0), 0
    for at in namings:
        kinds |= 1 << sight.namings[at, KIND]
        cues |= sight.bits[at]
        starts += first_met(sight.met, sight.namings[at, START], stamp)
    many = 0
    for kind in range(KIND_COLUMNS):
        row[kind] = has(kinds, kind)
        many += has(kinds, kind)
    for cue in range(CUES):
        row[KIND_COLUMNS + cue] = has(cues, cue)
    row[KIND_COLUMNS + CUES] = namings.size
    row[KIND_COLUMNS + CUES + 1] = many
    row[KIND_COLUMNS + CUES + 2] = starts
    return kinds


@inlined
def first_met(met: NDArray[np.int64], place: int, stamp: int) -> int:
    """1 where nobody with that stamp has asked for the place before, else 0."""
    fresh = met[place] != stamp
    met[place] = stamp
    return 1 if fresh else 0


@inlined
def fill_name(
    row: Floats, ordinary: NDArray[np.bool_], sight: Sight, at: int, province: int
) -> None:
    """The best naming itself, and how its districts and the text's provinces agree."""
    naming = sight.namings[at]
    number, same = naming[LAST] - naming[FIRST], 0
    for each in range(naming[FIRST], naming[LAST]):
        same += sight.province[sight.pool[each]] == province
    row[0] = naming[KIND]
    row[1] = naming[END] - naming[START]
    row[2] = naming[WORD] >= 0 and ordinary[naming[WORD]]
    row[3], row[4], row[5] = number, same, 1 / number
    row[6], row[8] = sight.told[province], sight.plain[province]
    row[7] = sight.provinces > 0 and not sight.told[province]
    row[9] = sight.plains > 0 and not sight.plain[province]


@inlined
def fill_place(row: Floats, sight: Sight, at: int, near: Floats) -> None:
    """Where the best naming stands and what is around it."""
    start, end = sight.namings[at, START], sight.namings[at, END]
    row[0] = start / max(1, sight.signs.size)
    row[1] = start == 0 or sight.spaced[start - 1]
    row[2] = sight.spaced[end - 1]
    inside = 0
    for place in range(start, end - 1):
        inside += sight.spaced[place]
    row[3] = inside
    row[4] = sight.weight[at]
    for cue in range(CUES):
        row[5 + cue] = has(sight.bits[at], cue)
    for cue in range(NEARS):
        row[5 + CUES + cue] = near[cue]


@inlined
def fill_said(row: Floats, sight: Sight, namings: NDArray[np.int32]) -> None:
    """How far from the candidate's places the next words for an office stand."""
    row[0] = row[1] = FAR
    if not sight.said.size:
        return
    for at in namings:
        start = sight.namings[at, START]
        after = _first_behind(sight.said, start)
        if after < sight.said.size:
            row[0] = min(row[0], sight.said[after] - start)
        if after:
            row[1] = min(row[1], start - sight.said[after - 1])


@inlined
def _first_behind(said: NDArray[np.int64], start: int) -> int:
    """The first that is greater, of numbers in order; their end if none is."""
    low, high = 0, said.size
    while low < high:
        middle = (low + high) >> 1
        if said[middle] > start:
            high = middle
        else:
            low = middle + 1
    return low


@inlined
def fill_rivals(row: Floats, sight: Sight, best: int, district: int) -> None:
    """Other candidates: of the province, told by their province, strong."""
    told, strong = 0, 0
    for each in range(sight.namings[best, FIRST], sight.namings[best, LAST]):
        other = sight.pool[each]
        if other != district:
            told += sight.told[sight.province[other]]
            strong += sight.strong[other]
    agreeing = 0
    for at in range(sight.single.shape[0]):
        agreeing += _agrees(sight.province, sight.single, at, district)
    mine = sight.strong[district]
    row[0], row[1], row[3] = sight.beside[sight.province[district]] - 1, told, agreeing
    row[5], row[6], row[7] = sight.strongs - mine, mine, strong


@inlined
def _agrees(province: NDArray[np.int16], single: Table, at: int, district: int) -> int:
    """1 for a place in another district of the province, counted at the first of its word."""
    if not _is_beside(province, single[at, 1], district):
        return 0
    for before in range(at - 1, -1, -1):
        if single[before, 0] != single[at, 0]:
            break
        if _is_beside(province, single[before, 1], district):
            return 0
    return 1


@inlined
def _is_beside(province: NDArray[np.int16], other: int, district: int) -> bool:
    return other != district and province[other] == province[district]


@inlined
def fill_by_place(row: Floats, sight: Sight, namings: NDArray[np.int32], stamp: int) -> None:
    """How many of the candidate's places are tambons and the like; whether any is a name."""
    places, names = 0, False
    for at in namings:
        kind = sight.namings[at, KIND]
        if kind in (TAMBON, LANDMARK):
            places += first_met(sight.met, sight.namings[at, START], stamp)
        else:
            names = True
    row[2], row[4] = places, names


@compiled
def said_each(
    cues: Table, bounds: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where words for an office end in each text, and the bounds of each text's own."""
    said, ends, number = np.empty(cues.shape[0], np.int64), np.zeros(bounds.size, np.int64), 0
    for text in range(bounds.size - 1):
        for at in range(bounds[text], bounds[text + 1]):
            if cues[at, 0] == SAID:
                said[number] = cues[at, 2]
                number += 1
        ends[text + 1] = number
    return said[:number], ends


@compiled
def single_each(
    namings: Table, bounds: NDArray[np.int64], pool: NDArray[np.int16]
) -> tuple[Table, NDArray[np.int64]]:
    """Tambons and landmarks of one district only: word and district, each once in each text."""
    keys, number = np.empty(namings.shape[0], np.int64), 0
    for text in range(bounds.size - 1):
        for at in range(bounds[text], bounds[text + 1]):
            by_place = namings[at, KIND] == TAMBON or namings[at, KIND] == LANDMARK
            if by_place and namings[at, LAST] - namings[at, FIRST] == 1:
                word, district = wide(namings[at, WORD]), wide(pool[namings[at, FIRST]])
                keys[number] = text * MOST_PLACES + word * MOST_DISTRICTS + district
                number += 1
    single = np.unique(keys[:number])
    rows, ends = np.empty((single.size, 2), np.int32), np.zeros(bounds.size, np.int64)
    for at in range(single.size):
        ends[single[at] // MOST_PLACES + 1] = at + 1
        rows[at, 0] = single[at] % MOST_PLACES // MOST_DISTRICTS
        rows[at, 1] = single[at] % MOST_DISTRICTS
    for text in range(bounds.size - 1):
        ends[text + 1] = max(ends[text], ends[text + 1])
    return rows, ends

"""The loops that fill the features of candidates; what they mean is told in `candidates`."""

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import inlined
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
from sangsuk.core.understand.tries_loops import wide

if TYPE_CHECKING:
    from sangsuk.core.understand.tries import Signs

AROUND: Final = 30  # letters on both sides that count as near
FAR: Final = 999.0
KIND_COLUMNS: Final = len(KINDS)
_BY_PLACE: Final = (1 << TAMBON) | (1 << LANDMARK)
NEARS: Final = len(NEAR)
GATHERED: Final = KIND_COLUMNS + CUES + 3
OF_NAME: Final = 10
OF_PLACE: Final = 5 + CUES + NEARS
OF_SAID: Final = 2
OF_RIVALS: Final = 8
OF_WHOLE: Final = 9 + NEARS
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
    singles: NDArray[np.int64]  # how many of these by province
    rivals: NDArray[np.int64]  # by naming, its districts told by province, and strong; or below 0
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
    if sight.rivals[best, 0] < 0:
        _count_rivals(sight, best)
    province, agreeing = sight.province[district], 0
    for at in range(sight.single.shape[0] if sight.singles[province] else 0):
        agreeing += _agrees(sight.province, sight.single, at, district)
    mine = sight.strong[district]
    row[0], row[3] = sight.beside[province] - 1, agreeing
    row[1] = sight.rivals[best, 0] - sight.told[province]
    row[5], row[6], row[7] = sight.strongs - mine, mine, sight.rivals[best, 1] - mine


@inlined
def _count_rivals(sight: Sight, best: int) -> None:
    """How many districts of a naming are told by their province, and how many are strong.

    Each stands once among them, so that every candidate takes itself off.
    """
    told, strong = wide(0), wide(0)
    for each in range(sight.namings[best, FIRST], sight.namings[best, LAST]):
        told += sight.told[sight.province[sight.pool[each]]]
        strong += sight.strong[sight.pool[each]]
    sight.rivals[best, 0], sight.rivals[best, 1] = told, strong


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
def fill_by_place(
    row: Floats, sight: Sight, namings: NDArray[np.int32], seen: tuple[int, float], stamp: int
) -> None:
    """How many of the candidate's places are tambons and the like; whether any is a name.

    `seen` are the kinds of its namings as bits, and at how many places these begin.
    """
    kinds, starts = seen
    places, names = 0.0, kinds & ~_BY_PLACE != 0
    if not names:
        places = starts
    elif kinds & _BY_PLACE:
        for at in namings:
            if (1 << sight.namings[at, KIND]) & _BY_PLACE:
                places += first_met(sight.met, sight.namings[at, START], stamp)
    row[2], row[4] = places, names

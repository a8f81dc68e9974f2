"""The loops that gather candidates and their features; what they mean is told in `candidates`."""

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.thai.letter_bits import LETTERS, lowest
from sangsuk.core.understand.cue_loops import cues_before, province_word
from sangsuk.core.understand.cues import BEFORE, KINDS, STRONG
from sangsuk.core.understand.tries_loops import wide

if TYPE_CHECKING:
    from sangsuk.core.understand.name_tables import NameTables
    from sangsuk.core.understand.tries import Signs

START, END, KIND, FIRST, LAST, WORD = range(6)  # columns of namings
CUES: Final = len(BEFORE)
STRONG_BITS: Final = (1 << len(STRONG)) - 1
TAMBON: Final = KINDS.index("tambon")
LANDMARK: Final = KINDS.index("landmark")
_NAME, _MUEANG = KINDS.index("name"), KINDS.index("mueang")
_OFFICE, _AMPHOE, _OFFICER, _AGENCY, _HOME = (
    list(BEFORE).index(cue) for cue in ("office", "amphoe", "officer", "agency", "home")
)

_NONE, _ONE, _WORD, _WITHIN = np.uint64(0), np.uint64(1), np.uint64(6), np.uint64(LETTERS - 1)

Table = NDArray[np.int32]
Bounds = NDArray[np.int64]


class Gathered(NamedTuple):
    """Candidates of many texts, by text and district.

    `firsts` are the texts' bounds; candidate c has the namings `namings[of[c]:of[c + 1]]` and
    is shown best by `best[c]`.
    """

    district: NDArray[np.int16]
    firsts: Bounds
    namings: NDArray[np.int32]
    of: Bounds
    best: NDArray[np.int32]


@compiled
def see_each(
    tables: "NameTables", signs: "Signs", bounds: Bounds, namings: Table, firsts: Bounds
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """By naming, the bits of the cues directly before it, and how clear it is."""
    bits = np.zeros(namings.shape[0], np.int64)
    weight = np.zeros(namings.shape[0], np.float64)
    before, as_zero, cues = tables.cues.before, tables.alphabet.as_zero, tables.cues
    for text in range(firsts.size - 1):
        if firsts[text] == firsts[text + 1]:
            continue
        own = signs[bounds[text] : bounds[text + 1]]
        for at in range(firsts[text], firsts[text + 1]):
            start, end = wide(namings[at, START]), wide(namings[at, END])
            if at > firsts[text] and namings[at - 1, START] == start:
                bits[at] = bits[at - 1]
            else:
                bits[at] = cues_before(before, own, start, as_zero)
            follows = 1 if province_word(cues, own, end) else 0
            weight[at] = weigh(bits[at], namings[at, KIND], end - start, follows)
    return bits, weight


@inlined
def weigh(bits: int, kind: int, letters: int, follows: int) -> float:
    """How clearly a naming with these cues, maybe with its province, names an office."""
    return (
        4.0 * has(bits, _OFFICE)
        + 3 * has(bits, _AMPHOE)
        + 3 * has(bits, _OFFICER)
        + 2 * (kind in (_NAME, _MUEANG))
        - 1 * (kind == TAMBON)
        + follows
        + 0.1 * letters
        - 2 * has(bits, _AGENCY)
        - has(bits, _HOME)
    )


@inlined
def has(bits: int, bit: int) -> int:
    return (bits >> bit) & 1


@compiled
def gather_each(
    namings: Table,
    firsts: Bounds,
    pool: NDArray[np.int16],
    weight: NDArray[np.float64],
    districts: int,
) -> Gathered:
    """The candidates of every text: districts with their namings in the order of these."""
    most = 0
    for at in range(namings.shape[0]):
        most += namings[at, LAST] - namings[at, FIRST]
    district, of = np.empty(most, np.int16), np.zeros(most + 1, np.int64)
    entries, best = np.empty(most, np.int32), np.empty(most, np.int32)
    bounds, ends = np.zeros(firsts.size, np.int64), np.zeros(districts, np.int64)
    met = np.zeros(districts // LETTERS + 1, np.uint64)
    number = 0
    for text in range(firsts.size - 1):
        if firsts[text] < firsts[text + 1]:
            own = namings[firsts[text] : firsts[text + 1]]
            _count(own, pool, ends, met)
            number = _open(ends, met, district, of, number)
            _fill(own, firsts[text], pool, ends, entries)
        bounds[text + 1] = number
    for at in range(number):
        best[at] = _clearest(entries[of[at] : of[at + 1]], weight)
    return Gathered(district[:number], bounds, entries, of[: number + 1], best[:number])


@inlined
def _count(namings: Table, pool: NDArray[np.int16], times: Bounds, met: NDArray[np.uint64]) -> None:
    """How often each district is named; a bit is set in `met` for each that is."""
    times[:] = 0
    for at in range(namings.shape[0]):
        for each in range(namings[at, FIRST], namings[at, LAST]):
            number = np.uint64(pool[each])
            times[number] += 1
            met[number >> _WORD] |= _ONE << (number & _WITHIN)


@inlined
def _open(
    times: Bounds,
    met: NDArray[np.uint64],
    district: NDArray[np.int16],
    of: Bounds,
    number: int,
) -> int:
    """A candidate for each district with its room; `times` becomes where the room begins."""
    for word in range(met.size):
        bits, met[word] = met[word], _NONE
        while bits:
            each = word * LETTERS + wide(lowest(bits))
            bits &= bits - _ONE
            district[number] = each
            of[number + 1] = of[number] + times[each]
            times[each] = of[number]
            number += 1
    return number


@inlined
def _fill(
    namings: Table, first: int, pool: NDArray[np.int16], ends: Bounds, entries: NDArray[np.int32]
) -> None:
    for at in range(namings.shape[0]):
        for each in range(namings[at, FIRST], namings[at, LAST]):
            entries[ends[pool[each]]] = first + at
            ends[pool[each]] += 1


@inlined
def _clearest(namings: NDArray[np.int32], weight: NDArray[np.float64]) -> int:
    """The first of those with the greatest weight."""
    best = namings[0]
    for each in namings:
        if weight[each] > weight[best]:
            best = each
    return wide(best)

"""The loops that cut texts into the words of their offices; what they mean is told in `windows`."""

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled
from sangsuk.core.understand.tries_loops import wide

if TYPE_CHECKING:
    from sangsuk.core.understand.office_spans import OfficeSpans

MOST_PLACES: Final = 20  # of one office; further namings add nothing
STEPS: Final = 3 * MOST_PLACES  # namings beside one among which the next other's is looked for
# A naming is one number: its start, its end, its office; no text has so many signs.
_END: Final = 12
_START: Final = 36
_OFFICE_MASK: Final = (1 << _END) - 1
_END_MASK: Final = (1 << (_START - _END)) - 1
_BAR: Final = np.uint32(0x7C)

Bounds = NDArray[np.int64]
Table = NDArray[np.int64]
Letters = NDArray[np.uint32]


class Rests(NamedTuple):
    """Where each sign of folded texts stands in the raw ones."""

    bounds: Bounds
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]


@compiled
def cut_each(rests: Rests, offices: "OfficeSpans") -> tuple[Bounds, Table, Bounds]:
    """The parts of the folded texts that speak of each office that stands beside others.

    Returns:
        By office its rank by first place in its text; the parts (first and end among all signs),
        in turn those ahead of a place and those around it; by office the bounds of its parts.
    """
    order = np.zeros(offices.firsts.size - 1, np.int64)
    parts = np.empty((2 * (offices.spans.shape[0] + order.size), 2), np.int64)
    ends = np.zeros(order.size + 1, np.int64)
    for text in range(offices.bounds.size - 1):
        first, last = offices.bounds[text], offices.bounds[text + 1]
        if last - first == 1:
            ends[last] = ends[first]
        elif last > first:
            whole = slice(rests.bounds[text], rests.bounds[text + 1])
            own, upto = rests.starts[whole], _last_of(rests.ends[whole])
            named = _namings(offices, first, last)
            _rank(offices, first, last, upto + 1, order)
            for office in range(first, last):
                room = parts[ends[office] :]
                number = _cut(offices, office, office - first, named, upto, own, room)
                room[:number] += whole.start
                ends[office + 1] = ends[office] + number
    return order, parts[: ends[-1]], ends


@compiled
def _last_of(ends: NDArray[np.int32]) -> int:
    last = 0
    for end in ends:
        last = max(last, wide(end))
    return last


@compiled
def _namings(offices: "OfficeSpans", first: int, last: int) -> Table:
    """All namings of the offices of one text, in order."""
    rows = np.empty(offices.firsts[last] - offices.firsts[first], np.int64)
    number = 0
    for office in range(first, last):
        begin = offices.firsts[office]
        for at in range(begin, min(begin + MOST_PLACES, offices.firsts[office + 1])):
            start, end = wide(offices.spans[at, 0]), wide(offices.spans[at, 1])
            rows[number] = (start << _START) | (end << _END) | (office - first)
            number += 1
    return np.sort(rows[:number])


@compiled
def _rank(offices: "OfficeSpans", first: int, last: int, never: int, order: Bounds) -> None:
    """How many offices are named before each; one that is not named stands behind all others."""
    begins = np.full(last - first, never, np.int64)
    for office in range(first, last):
        begin = offices.firsts[office]
        for at in range(begin, min(begin + MOST_PLACES, offices.firsts[office + 1])):
            begins[office - first] = min(begins[office - first], wide(offices.spans[at, 0]))
    for office in range(first, last):
        order[office] = (begins < begins[office - first]).sum()


@compiled
def _cut(
    offices: "OfficeSpans",
    office: int,
    mine: int,
    named: Table,
    upto: int,
    starts: NDArray[np.int32],
    parts: Table,
) -> int:
    """Lay down the parts of one office, the text's own number of it is `mine`; gives how many."""
    begin, end = offices.firsts[office], offices.firsts[office + 1]
    if begin == end:  # without a place it has the whole
        parts[:2, 0], parts[:2, 1] = 0, starts.size
        return 2
    number = 0
    for at in range(begin, min(begin + MOST_PLACES, end)):
        place = wide(offices.spans[at, 0]), wide(offices.spans[at, 1])
        since, until = _reach(named, place, mine, upto)
        ahead, around = parts[number], parts[number + 1]
        ahead[0], ahead[1] = _signs_between(starts, place[1], until)
        around[0], around[1] = _signs_between(starts, since, until)
        number += 2
    return number


@compiled
def _reach(named: Table, place: tuple[int, int], mine: int, last: int) -> tuple[int, int]:
    """From the end of the other name before a place to the start of the next other one."""
    start, end = place
    here = wide(np.searchsorted(named, (start << _START) | (end << _END) | mine))
    since, upto = wide(0), wide(last)
    for at in range(here, min(here + STEPS, named.size)):
        begins = named[at] >> _START
        if named[at] & _OFFICE_MASK != mine and begins >= end:
            upto = wide(begins)
            break
    for at in range(here - 1, max(0, here - STEPS) - 1, -1):
        ends = (named[at] >> _END) & _END_MASK
        if named[at] & _OFFICE_MASK != mine and ends <= start:
            since = wide(ends)
            break
    return since, upto


@compiled
def _signs_between(starts: NDArray[np.int32], start: int, end: int) -> tuple[int, int]:
    """The signs from one raw place to another, as numpy's `searchsorted` of both finds them."""
    first = _search(starts, start, 0)
    last = _search(starts, end, first if start < end else 0)
    return first, max(first, last)


@compiled
def _search(starts: NDArray[np.int32], place: int, low: int) -> int:
    high = starts.size
    while low < high:
        middle = low + (high - low) // 2
        if starts[middle] < place:
            low = middle + 1
        else:
            high = middle
    return low


@compiled
def join_each(
    codes: Letters, bounds: Bounds, ends: Bounds, which: NDArray[np.int64], turn: int
) -> tuple[Letters, Bounds]:
    """Every second part of some offices, from `turn` on, one text an office with bars between."""
    out = np.empty(codes.size + bounds.size, np.uint32)
    joined = np.zeros(which.size + 1, np.int64)
    for at in range(which.size):
        office, to = which[at], joined[at]
        for part in range(ends[office] + turn, ends[office + 1], 2):
            if part > ends[office] + turn:
                out[to] = _BAR
                to += 1
            size = bounds[part + 1] - bounds[part]
            out[to : to + size] = codes[bounds[part] : bounds[part + 1]]
            to += size
        joined[at + 1] = to
    return out[: joined[-1]], joined

"""The loop that chooses the offices of texts; what it means is told in `offices`."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.order_loops import put_in_order
from sangsuk.core.understand.places_loops import raw_span
from sangsuk.core.understand.tries_loops import wide

if TYPE_CHECKING:
    from sangsuk.core.understand.office_spans import Spans

Bounds = NDArray[np.int64]
Table = NDArray[np.int32]


class Weighed(NamedTuple):
    """The candidates of many texts with their probabilities, and the namings of each."""

    probability: NDArray[np.float64]
    firsts: Bounds  # by text
    best: Table  # the naming that shows a candidate
    of: Bounds  # by candidate
    namings: Table  # rows of all namings
    places: Table  # by naming, its place: start and end first
    bounds: Bounds  # by text, its first sign
    starts: NDArray[np.int32]  # by sign, where it stands in the raw text
    ends: NDArray[np.int32]


@compiled
def choose_each(weighed: Weighed, at_least: float) -> tuple[Bounds, Bounds, Bounds, "Spans"]:
    """The candidates chosen, likeliest first, with their bounds by text; and their raw spans."""
    chosen = np.empty(weighed.probability.size, np.int64)
    bounds = np.zeros(weighed.firsts.size, np.int64)
    firsts = np.zeros(chosen.size + 1, np.int64)
    spans = np.empty((weighed.namings.size, 2), np.int32)
    order, keys = np.empty(chosen.size, np.int64), np.empty(weighed.namings.size, np.int64)
    for text in range(bounds.size - 1):
        to = bounds[text]
        for each in range(_order_likely(weighed, text, at_least, order)):
            if _is_free(weighed, order[each], chosen, bounds[text], to):
                chosen[to] = order[each]
                firsts[to + 1] = _add_spans(weighed, text, order[each], keys, spans, firsts[to])
                to += 1
        bounds[text + 1] = to
    number = bounds[-1]
    return bounds, chosen[:number], firsts[: number + 1], spans[: firsts[number]]


@inlined
def _order_likely(weighed: Weighed, text: int, at_least: float, order: Bounds) -> int:
    """Lay down the candidates of a text that are likely enough, likeliest first; gives how many."""
    number, likely = 0, weighed.probability
    for candidate in range(weighed.firsts[text], weighed.firsts[text + 1]):
        if likely[candidate] >= at_least:
            to = number
            while to > 0 and likely[order[to - 1]] < likely[candidate]:
                order[to] = order[to - 1]
                to -= 1
            order[to] = candidate
            number += 1
    return number


@inlined
def _is_free(weighed: Weighed, candidate: int, chosen: Bounds, first: int, last: int) -> bool:
    """Whether nothing chosen stands where the candidate does: one office for one place."""
    places, best = weighed.places, weighed.best
    start, end = places[best[candidate], 0], places[best[candidate], 1]
    for at in range(first, last):
        taken = best[chosen[at]]
        if start < places[taken, 1] and places[taken, 0] < end:
            return False
    return True


@inlined
def _add_spans(
    weighed: Weighed, text: int, candidate: int, keys: Bounds, spans: "Spans", to: int
) -> int:
    """Lay down the raw spans of a candidate, in order, each once; gives where they end."""
    begin, number = weighed.of[candidate], weighed.of[candidate + 1] - weighed.of[candidate]
    for at in range(number):
        row, offset = weighed.namings[begin + at], weighed.bounds[text]
        first, last = offset + weighed.places[row, 0], offset + weighed.places[row, 1]
        start, end = raw_span(weighed.starts, weighed.ends, first, last)
        keys[at] = (wide(start) << 32) | wide(end)
    put_in_order(keys, number)
    for at in range(number):
        if at == 0 or keys[at] != keys[at - 1]:
            spans[to, 0], spans[to, 1] = keys[at] >> 32, keys[at] & 0xFFFFFFFF
            to += 1
    return wide(to)

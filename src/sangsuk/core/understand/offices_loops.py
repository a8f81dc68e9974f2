"""The loop that chooses the offices of texts; what it means is told in `offices`."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled

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
    raw: Table  # by naming, its raw span


@compiled
def choose_each(weighed: Weighed, at_least: float) -> tuple[Bounds, Bounds, Bounds, "Spans"]:
    """The candidates chosen, likeliest first, with their bounds by text; and their raw spans."""
    chosen = np.empty(weighed.probability.size, np.int64)
    bounds = np.zeros(weighed.firsts.size, np.int64)
    firsts = np.zeros(chosen.size + 1, np.int64)
    spans = np.empty((weighed.namings.size, 2), np.int32)
    for text in range(bounds.size - 1):
        first, to = weighed.firsts[text], bounds[text]
        order = np.argsort(-weighed.probability[first : weighed.firsts[text + 1]], kind="mergesort")
        for each in order:
            candidate = first + each
            if weighed.probability[candidate] < at_least:
                break
            if _is_free(weighed, candidate, chosen[bounds[text] : to]):
                chosen[to] = candidate
                firsts[to + 1] = _add_spans(weighed, candidate, spans, firsts[to])
                to += 1
        bounds[text + 1] = to
    number = bounds[-1]
    return bounds, chosen[:number], firsts[: number + 1], spans[: firsts[number]]


@compiled
def _is_free(weighed: Weighed, candidate: int, chosen: Bounds) -> bool:
    """Whether nothing chosen stands where the candidate does: one office for one place."""
    place = weighed.places[weighed.best[candidate]]
    for other in chosen:
        taken = weighed.places[weighed.best[other]]
        if place[0] < taken[1] and taken[0] < place[1]:
            return False
    return True


@compiled
def _add_spans(weighed: Weighed, candidate: int, spans: "Spans", to: int) -> int:
    """Lay down the raw spans of a candidate, in order, each once; gives where they end."""
    rows = weighed.namings[weighed.of[candidate] : weighed.of[candidate + 1]]
    keys = np.empty(rows.size, np.int64)
    for at in range(rows.size):
        keys[at] = (np.int64(weighed.raw[rows[at], 0]) << 32) | weighed.raw[rows[at], 1]
    keys.sort()
    for at in range(keys.size):
        if at == 0 or keys[at] != keys[at - 1]:
            spans[to, 0], spans[to, 1] = keys[at] >> 32, keys[at] & 0xFFFFFFFF
            to += 1
    return to

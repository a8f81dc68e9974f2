"""The loop that gathers the districts that texts name and those that served; see `localities`."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.order_loops import put_in_order
from sangsuk.core.understand.tries_loops import wide

if TYPE_CHECKING:
    from sangsuk.core.understand.office_spans import OfficeSpans, Spans

# A span is one number: its district, its start, its end; a start and end of 0 say that it served.
_START: Final = 23
_DISTRICT: Final = 46
_MASK: Final = (1 << _START) - 1

Bounds = NDArray[np.int64]
Numbers = NDArray[np.int64]


@compiled
def gather_each(
    named: tuple[Bounds, Numbers, "Spans"], offices: "OfficeSpans", district: Numbers
) -> tuple[Bounds, Numbers, NDArray[np.bool_], Bounds, "Spans"]:
    """By text, then by district: whether it served, and all raw spans that name it, each once."""
    most = named[1].size + district.size
    bounds = np.zeros(offices.bounds.size, np.int64)
    which, served = np.empty(most, np.int64), np.empty(most, np.bool_)
    firsts = np.zeros(most + 1, np.int64)
    spans = np.empty((named[1].size + offices.spans.shape[0], 2), np.int32)
    keys = np.empty(most + offices.spans.shape[0], np.int64)
    for text in range(bounds.size - 1):
        to, before = bounds[text], wide(-1)
        for at in range(_lay_keys(named, offices, district, text, keys)):
            start, end = (keys[at] >> _START) & _MASK, keys[at] & _MASK
            if keys[at] >> _DISTRICT != before:
                before = keys[at] >> _DISTRICT
                which[to], served[to], firsts[to + 1] = before, end == 0, firsts[to]
                to += 1
            if end:
                spans[firsts[to], 0], spans[firsts[to], 1] = start, end
                firsts[to] += 1
        bounds[text + 1] = to
    number = bounds[-1]
    whole = firsts[: number + 1]
    return bounds, which[:number], served[:number], whole, spans[: whole[-1]]


@inlined
def _lay_keys(
    named: tuple[Bounds, Numbers, "Spans"],
    offices: "OfficeSpans",
    district: Numbers,
    text: int,
    keys: Numbers,
) -> int:
    """Lay down all spans of one text, and a mark for every office, in order, each once."""
    bounds, number, raw = named
    to = 0
    for at in range(bounds[text], bounds[text + 1]):
        if number[at] >= 0:
            keys[to] = _key(number[at], raw, at)
            to += 1
    for office in range(offices.bounds[text], offices.bounds[text + 1]):
        keys[to] = district[office] << _DISTRICT
        to += 1
        for at in range(offices.firsts[office], offices.firsts[office + 1]):
            keys[to] = _key(district[office], offices.spans, at)
            to += 1
    put_in_order(keys, to)
    return _each_once(keys, to)


@inlined
def _each_once(keys: Numbers, many: int) -> int:
    """Move each of some sorted keys to the front once; gives how many."""
    number = 0
    for at in range(many):
        if number == 0 or keys[number - 1] != keys[at]:
            keys[number] = keys[at]
            number += 1
    return number


@inlined
def _key(district: int, spans: "Spans", at: int) -> int:
    return (wide(district) << _DISTRICT) | (wide(spans[at, 0]) << _START) | wide(spans[at, 1])

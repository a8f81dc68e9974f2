"""The loop over texts that finds all they name; what it means is told in `places`."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.cue_loops import begun_in, cues_of
from sangsuk.core.understand.found import Found
from sangsuk.core.understand.misspelt_loops import misspelt_names
from sangsuk.core.understand.namings_loops import (
    EachRows,
    capitals_named,
    known_names,
    provinces_in,
    words_in,
)
from sangsuk.core.understand.tries_loops import signs_of, starts_of_both

if TYPE_CHECKING:
    from sangsuk.core.understand.name_tables import NameTables

Bounds = NDArray[np.int64]
Table = NDArray[np.int32]


@compiled
def find_each(
    tables: "NameTables", letters: NDArray[np.uint32], bounds: Bounds, spaced: NDArray[np.bool_]
) -> Found:
    """All that every text holds."""
    signs = signs_of(letters, tables.alphabet.sign)
    named, cued = starts_of_both(tables.gates, signs)
    hits = words_in(tables.trie, signs, bounds, named)
    provinces = provinces_in(tables, signs, letters, bounds, hits)
    begun = begun_in(tables.cues.anywhere, signs, bounds, cued)
    cues = cues_of(tables.cues.anywhere, begun)
    known = known_names(tables, signs, bounds, hits)
    known = merged(known, capitals_named(tables, signs, bounds, cues, provinces))
    misspelt, more = misspelt_names(tables, signs, letters, bounds, known)
    namings, ends = merged(known, misspelt)
    names, told = (_six(namings), ends), (_three(provinces[0]), provinces[1])
    heard = (_three(cues[0]), cues[1], _three(begun[0]), begun[1])
    pool = np.empty(tables.pool.size + len(more), np.int16)
    pool[: tables.pool.size] = tables.pool
    for at in range(len(more)):
        pool[tables.pool.size + at] = more[at]
    return Found(*(signs, spaced, bounds), *names, *told, *heard, pool)


@compiled
def merged(one: EachRows, other: EachRows) -> EachRows:
    """By text, the rows of the one and then those of the other."""
    if not len(other[0]):
        return one
    rows, ends = [(0, 0, 0, 0, 0, 0) for _ in range(0)], np.zeros(one[1].size, np.int64)
    for text in range(ends.size - 1):
        rows.extend(one[0][one[1][text] : one[1][text + 1]])
        rows.extend(other[0][other[1][text] : other[1][text + 1]])
        ends[text + 1] = len(rows)
    return rows, ends


@compiled
def _three(rows: list[tuple[int, int, int]]) -> Table:
    table = np.empty((len(rows), 3), np.int32)
    for at in range(len(rows)):
        one, two, three = rows[at]
        table[at, 0], table[at, 1], table[at, 2] = one, two, three
    return table


@compiled
def _six(rows: list[tuple[int, int, int, int, int, int]]) -> Table:
    table = np.empty((len(rows), 6), np.int32)
    for at in range(len(rows)):
        one, two, three, four, five, six = rows[at]
        table[at, 0], table[at, 1], table[at, 2] = one, two, three
        table[at, 3], table[at, 4], table[at, 5] = four, five, six
    return table


@compiled
def raw_spans(
    rows: Table,
    firsts: NDArray[np.int64],
    bounds: NDArray[np.int64],
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
) -> Table:
    """By row (start, end, …) the raw code points that it stands for."""
    raw = np.empty((rows.shape[0], 2), np.int32)
    for text in range(firsts.size - 1):
        offset = bounds[text]
        for at in range(firsts[text], firsts[text + 1]):
            first, last = offset + rows[at, 0], offset + rows[at, 1]
            raw[at, 0], raw[at, 1] = raw_span(starts, ends, first, last)
    return raw


@inlined
def raw_span(
    starts: NDArray[np.int32], ends: NDArray[np.int32], first: int, last: int
) -> tuple[int, int]:
    """The raw code points of some signs, at least one, that stand side by side."""
    start, end = starts[first], ends[first]
    for place in range(first + 1, last):
        start, end = min(start, starts[place]), max(end, ends[place])
    return start, end

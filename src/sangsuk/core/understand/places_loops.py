"""The loop over texts that finds all they name; what it means is told in `places`."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.begin_loops import starts_of_both
from sangsuk.core.understand.cue_loops import cues_of
from sangsuk.core.understand.eight_signs import BEHIND
from sangsuk.core.understand.found import Found
from sangsuk.core.understand.misspelt_loops import add_misspelt, keep_spots, no_numbers, spots_in
from sangsuk.core.understand.namings_loops import (
    add_capitals,
    add_known,
    room_for_names,
    said_too_often,
)
from sangsuk.core.understand.provinces_loops import provinces_in
from sangsuk.core.understand.sound_loops import sounds_of
from sangsuk.core.understand.tries_loops import lay_signs
from sangsuk.core.understand.walk_loops import EachHits, begun_in, words_in

if TYPE_CHECKING:
    from sangsuk.core.understand.name_tables import NameTables
    from sangsuk.core.understand.tries import Signs

Bounds = NDArray[np.int64]
Table = NDArray[np.int32]
Letters = NDArray[np.uint32]


@compiled
def find_each(
    tables: "NameTables", letters: Letters, bounds: Bounds, spaced: NDArray[np.bool_]
) -> Found:
    """All that every text holds."""
    ahead = np.zeros(letters.size + BEHIND, np.uint8)
    lay_signs(letters, tables.alphabet.sign, ahead)
    named, cued = starts_of_both(tables.gates, ahead)
    hits = words_in(tables.trie, ahead, bounds, named)
    begun = begun_in(tables.cues.anywhere, ahead, bounds, cued)
    signs = ahead[: letters.size]
    provinces = provinces_in(tables, signs, letters, bounds, hits)
    cues = cues_of(tables.cues.anywhere, begun)
    namings, ends, pool = _name_each(tables, (letters, signs, bounds), hits, cues, provinces)
    return Found(signs, spaced, bounds, namings, ends, *provinces, *cues, *begun, pool)


@compiled
def _name_each(
    tables: "NameTables",
    texts: tuple[Letters, "Signs", Bounds],
    hits: EachHits,
    cues: EachHits,
    provinces: EachHits,
) -> tuple[Table, Bounds, NDArray[np.int16]]:
    """By text, known names as they stand, then อำเภอเมือง, then misspelt ones; and the pool."""
    _, signs, bounds = texts
    heard = sounds_of(tables.sounds.sound, signs, bounds)
    spots, upto = spots_in(tables.sounds, heard)
    room = room_for_names(tables, hits, cues, provinces) + spots.shape[0]
    rows, ends, more = np.empty((room, 6), np.int32), np.zeros(bounds.size, np.int64), no_numbers()
    often, said = said_too_often(tables.said.size, hits), np.zeros(tables.capital.size, np.bool_)
    reach = np.zeros((np.max(np.diff(bounds)) if bounds.size > 1 else 0) + 1, np.int64)
    for text in range(bounds.size - 1):
        own = signs[bounds[text] : bounds[text + 1]]
        number = add_known(tables, own, hits, often, text, rows, ends[text])
        number = add_capitals(tables, own, (cues, provinces), text, said, rows, number)
        if upto[text] < upto[text + 1]:
            some, known = spots[upto[text] : upto[text + 1]], rows[ends[text] : number]
            kept = some[: keep_spots(texts, text, known, some, reach)]
            if kept.shape[0]:
                number = add_misspelt(tables, own, (text, heard, kept), more, rows, number)
        ends[text + 1] = number
    return rows[: ends[-1]], ends, _with_more(tables.pool, more)


@compiled
def _with_more(pool: NDArray[np.int16], more: list[int]) -> NDArray[np.int16]:
    whole = np.empty(pool.size + len(more), np.int16)
    whole[: pool.size] = pool
    for at in range(len(more)):
        whole[pool.size + at] = more[at]
    return whole


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

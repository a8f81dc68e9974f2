"""The loops that walk a trie from many places at once; what tries are is told in `tries`.

A step waits for the step before it, but not for those of others: all places take their first
step, those left their second, and no branch hangs on what is met.
"""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.tries_loops import wide

if TYPE_CHECKING:
    from sangsuk.core.understand.cue_tables import CueTable
    from sangsuk.core.understand.tries import Signs, Trie

AT_ONCE: Final = 1024  # places from which is walked at once

Table = NDArray[np.int32]
Places = NDArray[np.int32]
# Rows (number, number, number) of many texts, and the bounds of each text's own.
EachHits = tuple[Table, NDArray[np.int64]]
# Those who are on their way: the node each has come to, its base, the next place, who it is.
Walk = NDArray[np.int32]


@compiled
def words_in(trie: "Trie", signs: "Signs", bounds: NDArray[np.int64], starts: Places) -> EachHits:
    """Every word of the trie in each text as (start, end, word), by start, then by end.

    `starts` are the places where one may begin.  Behind the signs of all texts stands a zero.
    """
    walk, number = np.empty((AT_ONCE, 4), np.int32), np.uint64(0)
    met = np.empty((starts.size + AT_ONCE, 3), np.int32)
    for first in range(0, starts.size, AT_ONCE):
        going = _set_out(trie, walk, starts, first)
        while going > 0:
            if np.int64(number + going) > met.shape[0]:
                met = np.concatenate((met, np.empty_like(met)))
            going, number = _step_over_words(trie, signs, walk, going, met, number)
    return _in_order(trie.word, met[:number], bounds, starts)


@inlined
def _set_out(trie: "Trie", walk: Walk, starts: Places, first: int) -> np.uint64:
    """Let the next of the starts begin; gives how many."""
    many = min(AT_ONCE, starts.size - first)
    for at in range(many):
        walk[at, 0], walk[at, 1] = 0, trie.cells[0, 1] >> 1
        walk[at, 2], walk[at, 3] = starts[first + at], first + at
    return np.uint64(many)


@inlined
def _step_over_words(
    trie: "Trie", signs: "Signs", walk: Walk, going: np.uint64, met: Table, number: np.uint64
) -> tuple[np.uint64, np.uint64]:
    """One step of all; gives how many go on, and how many words were met (who, end, last node)."""
    left, cells = np.uint64(0), trie.cells
    for at in range(going):
        node, base, place, who = walk[at, 0], walk[at, 1], walk[at, 2], walk[at, 3]
        after = np.uint64(wide(base) + wide(signs[np.uint64(place)]))
        known, behind = np.uint64(cells[after, 0] == node), cells[after, 1]
        met[number, 0], met[number, 1], met[number, 2] = who, place + 1, after
        number += known & np.uint64(behind & 1)
        walk[left, 0], walk[left, 1] = after, behind >> 1
        walk[left, 2], walk[left, 3] = place + 1, who
        left += known
    return left, number


@compiled
def _in_order(
    word: NDArray[np.int32], met: Table, bounds: NDArray[np.int64], starts: Places
) -> EachHits:
    """The words met that lie within one text, by start; those of one start were met in order."""
    texts, upto = texts_of(starts, bounds), np.zeros(starts.size + 1, np.int64)
    ends = np.zeros(bounds.size, np.int64)
    for at in range(met.shape[0]):
        one = met[at, 0]
        within = 1 if met[at, 1] <= bounds[texts[one] + 1] else 0
        upto[one + 1] += within
        ends[texts[one] + 1] += within
    for one in range(starts.size):
        upto[one + 1] += upto[one]
    for text in range(bounds.size - 1):
        ends[text + 1] += ends[text]
    rows = np.empty((upto[-1], 3), np.int32)
    for at in range(met.shape[0]):
        one, end, first = met[at, 0], met[at, 1], bounds[texts[met[at, 0]]]
        if end <= bounds[texts[one] + 1]:
            to = upto[one]
            rows[to, 0], rows[to, 1] = starts[one] - first, end - first
            rows[to, 2] = word[met[at, 2]]
            upto[one] = to + 1
    return rows, ends


@compiled
def texts_of(starts: Places, bounds: NDArray[np.int64]) -> NDArray[np.int32]:
    """The text of each of some places, which are in order."""
    texts, each = np.empty(starts.size, np.int32), 0
    for text in range(bounds.size - 1):
        while each < starts.size and starts[each] < bounds[text + 1]:
            texts[each] = text
            each += 1
    return texts


@compiled
def begun_in(
    table: "CueTable", signs: "Signs", bounds: NDArray[np.int64], starts: Places
) -> EachHits:
    """Every place in each text where a cue stands: (start, end, longest beginning of one there).

    `starts` are the places where one may begin.  Behind the signs of all texts stands a zero.
    """
    walk, texts = np.empty((AT_ONCE, 4), np.int32), texts_of(starts, bounds)
    far, ends = np.zeros(starts.size, np.int32), np.empty(starts.size, np.int32)
    limits = np.empty(starts.size, np.int32)
    for at in range(starts.size):
        limits[at] = bounds[texts[at] + 1]
    for first in range(0, starts.size, AT_ONCE):
        going = _set_out(table.trie, walk, starts, first)
        while going > 0:
            going = _step_farther(table.trie, signs, walk, going, limits, (far, ends))
    return _begun(table, (starts, ends, far), texts, bounds)


@compiled
def _begun(
    table: "CueTable",
    walked: tuple[Places, Places, Places],
    texts: NDArray[np.int32],
    bounds: NDArray[np.int64],
) -> EachHits:
    """Of starts, ends and last nodes of all who walked, those that met a cue."""
    starts, ends, far = walked
    firsts, word = table.firsts, table.trie.word
    rows, upto = np.empty((starts.size + 1, 3), np.int32), np.zeros(bounds.size, np.int64)
    number = 0
    for at in range(starts.size):
        first, beginning = bounds[texts[at]], wide(word[far[at]])
        rows[number, 0], rows[number, 1] = starts[at] - first, ends[at] - first
        rows[number, 2] = beginning
        if beginning >= 0 and firsts[beginning] < firsts[beginning + 1]:
            number += 1
            upto[texts[at] + 1] += 1
    for text in range(bounds.size - 1):
        upto[text + 1] += upto[text]
    return rows[:number], upto


@inlined
def _step_farther(
    trie: "Trie",
    signs: "Signs",
    walk: Walk,
    going: np.uint64,
    limits: Places,
    told: tuple[Places, Places],
) -> np.uint64:
    """One step of all; tells how far each has come, and gives how many go on."""
    left, cells, (far, ends) = np.uint64(0), trie.cells, told
    for at in range(going):
        node, base, place, who = walk[at, 0], walk[at, 1], walk[at, 2], walk[at, 3]
        after = np.uint64(wide(base) + wide(signs[np.uint64(place)]))
        known = np.uint64((cells[after, 0] == node) & (place < limits[who]))
        far[who] = after if known else node
        ends[who] = place + np.int32(known)
        walk[left, 0], walk[left, 1], walk[left, 2] = after, cells[after, 1] >> 1, place + 1
        walk[left, 3] = who
        left += known
    return left

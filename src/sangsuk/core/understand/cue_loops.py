"""The loops that find cues; what the tables hold is told in `cue_tables`."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.tries_loops import starts_in, step, wide
from sangsuk.core.understand.walk_loops import EachHits

if TYPE_CHECKING:
    from sangsuk.core.understand.cue_tables import CueTable, EndTable
    from sangsuk.core.understand.text_cues import TextCues
    from sangsuk.core.understand.tries import Signs, Trie


@compiled
def cues_of(table: "CueTable", begun: EachHits) -> EachHits:
    """Every cue as (pattern, start, end), by start; those of one pattern never overlap."""
    (rows, bounds), room = begun, 1
    for each in range(rows.shape[0]):
        room += table.firsts[rows[each, 2] + 1] - table.firsts[rows[each, 2]]
    found, ends, number = np.empty((room, 3), np.int32), np.zeros(bounds.size, np.int64), 0
    free = np.zeros(table.patterns, np.int64)  # from where each pattern may be met again
    for text in range(bounds.size - 1):
        free[:] = 0
        for each in range(bounds[text], bounds[text + 1]):
            start, beginning = rows[each, 0], rows[each, 2]
            for at in range(table.firsts[beginning], table.firsts[beginning + 1]):
                pattern = table.pattern[at]
                if start >= free[pattern]:
                    free[pattern] = start + table.length[at]
                    found[number, 0], found[number, 1] = pattern, start
                    found[number, 2] = free[pattern]
                    number += 1
        ends[text + 1] = number
    return found[:number], ends


@compiled
def count_cues_in(table: "CueTable", signs: "Signs", counts: NDArray[np.float64]) -> None:
    """How often each of the first patterns stands there."""
    counts[:] = 0
    free = np.zeros(table.patterns, np.int64)
    for start in starts_in(table.trie, signs):
        _, beginning = farthest(table.trie, signs, wide(start))
        if beginning >= 0:
            _count(table, beginning, wide(start), free, counts)


@inlined
def count_cues_between(
    table: "CueTable",
    begun: NDArray[np.int32],
    signs: "Signs",
    reach: tuple[int, int],
    free: NDArray[np.int64],
    counts: NDArray[np.float64],
) -> None:
    """The same of the part from one place to another of a text of which is known what is begun.

    `free` has room for all patterns.
    """
    first, last = reach
    counts[:], free[:] = 0, 0
    for at in range(begun.shape[0]):
        start, beginning = wide(begun[at, 0]), wide(begun[at, 2])
        if start >= last:
            break
        if start < first:
            continue
        if begun[at, 1] > last:  # the part holds less of it
            _, beginning = farthest(table.trie, signs[:last], start)
        _count(table, beginning, start, free, counts)


@inlined
def _count(
    table: "CueTable",
    beginning: int,
    start: int,
    free: NDArray[np.int64],
    counts: NDArray[np.float64],
) -> None:
    """Count the patterns that are met by a beginning, unless they overlap with their last."""
    for at in range(table.firsts[beginning], table.firsts[beginning + 1]):
        pattern = table.pattern[at]
        if pattern < counts.size and start >= free[pattern]:
            free[pattern] = start + table.length[at]
            counts[pattern] += 1


@inlined
def farthest(trie: "Trie", signs: "Signs", start: int) -> tuple[int, int]:
    """Where the longest beginning of a word ends that stands there, and which; -1: none."""
    node, end = 0, start
    while end < signs.size:
        after = step(trie, node, signs[end])
        if after == 0:
            break
        node, end = after, end + 1
    return end, wide(trie.word[node])


@inlined
def cues_before(table: "EndTable", signs: "Signs", end: int, as_zero: "Signs") -> int:
    """The bits of all patterns that end there."""
    node, bits = 0, wide(0)
    for at in range(end - 1, -1, -1):
        node = step(table.trie, node, as_zero[signs[at]])
        if node == 0:
            break
        if table.trie.word[node] >= 0:
            bits |= table.patterns[table.trie.word[node]]
    return bits


@inlined
def stands(signs: "Signs", at: int, word: "Signs") -> bool:
    """Whether the word stands at that place."""
    same = 0
    while same < word.size and at + same < signs.size and signs[at + same] == word[same]:
        same += 1
    return same == word.size


@inlined
def province_word(cues: "TextCues", signs: "Signs", at: int) -> int:
    """The length of จังหวัด or จ. where one stands there; 0: neither."""
    if stands(signs, at, cues.province):
        return cues.province.size
    return cues.short_province.size if stands(signs, at, cues.short_province) else 0

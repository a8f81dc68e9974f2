"""The loops that find cues; what the tables hold is told in `cue_tables`."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled
from sangsuk.core.understand.tries_loops import passes, step, wide

if TYPE_CHECKING:
    from sangsuk.core.understand.cue_tables import CueTable, EndTable
    from sangsuk.core.understand.text_cues import TextCues
    from sangsuk.core.understand.tries import Signs, Trie


@compiled
def cues_in(table: "CueTable", signs: "Signs") -> list[tuple[int, int, int]]:
    """Every cue as (pattern, start, end), by start; those of one pattern never overlap."""
    found = [(0, 0, 0) for _ in range(0)]
    free = np.zeros(table.patterns, np.int64)  # from where each pattern may be met again
    trie, gate, firsts = table.trie, table.trie.gate, table.firsts
    for start in range(signs.size):
        if signs[start] == 0 or not passes(gate, signs, start):
            continue
        beginning = farthest(trie, signs, start)
        if beginning < 0:
            continue
        for at in range(firsts[beginning], firsts[beginning + 1]):
            pattern = table.pattern[at]
            if start >= free[pattern]:
                free[pattern] = start + table.length[at]
                found.append((wide(pattern), start, free[pattern]))
    return found


@compiled
def count_cues_in(table: "CueTable", signs: "Signs", counts: NDArray[np.float64]) -> None:
    """How often each of the first patterns stands there."""
    counts[:] = 0
    free = np.zeros(table.patterns, np.int64)
    trie, gate, firsts = table.trie, table.trie.gate, table.firsts
    for start in range(signs.size):
        if signs[start] == 0 or not passes(gate, signs, start):
            continue
        beginning = farthest(trie, signs, start)
        if beginning < 0:
            continue
        for at in range(firsts[beginning], firsts[beginning + 1]):
            pattern = table.pattern[at]
            if pattern < counts.size and start >= free[pattern]:
                free[pattern] = start + table.length[at]
                counts[pattern] += 1


@compiled
def farthest(trie: "Trie", signs: "Signs", start: int) -> int:
    """The longest beginning of a word that stands there; -1: none."""
    node = 0
    for at in range(start, signs.size):
        after = step(trie, node, signs[at])
        if after == 0:
            break
        node = after
    return wide(trie.word[node])


@compiled
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


@compiled
def stands(signs: "Signs", at: int, word: "Signs") -> bool:
    """Whether the word stands at that place."""
    same = 0
    while same < word.size and at + same < signs.size and signs[at + same] == word[same]:
        same += 1
    return same == word.size


@compiled
def province_word(cues: "TextCues", signs: "Signs", at: int) -> int:
    """The length of จังหวัด or จ. where one stands there; 0: neither."""
    if stands(signs, at, cues.province):
        return cues.province.size
    return cues.short_province.size if stands(signs, at, cues.short_province) else 0

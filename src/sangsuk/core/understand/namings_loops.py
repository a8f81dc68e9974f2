"""The loops that find names; what they mean is told in `namings`."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.cue_loops import cues_before, province_word, stands
from sangsuk.core.understand.cues import KINDS, STRONG
from sangsuk.core.understand.text_cues import TOWN
from sangsuk.core.understand.tries_loops import passes, step, wide

if TYPE_CHECKING:
    from sangsuk.core.understand.name_tables import NameTables
    from sangsuk.core.understand.tries import Signs, Trie

Hits = list[tuple[int, int, int]]
Rows = list[tuple[int, int, int, int, int, int]]

MOST_OF_ONE: Final = 200  # times that one name is read in one text; more say nothing new
MUEANG_LETTERS: Final = 5
_MUEANG_KIND: Final = KINDS.index("mueang")
_AMPHOE: Final = 1 << STRONG.index("amphoe")
_FIRST, _LAST, _LAST_SIGN = 0x0E01, 0x0E2E, 0x0E4E  # ก ฮ ๎
_CHO_CHAN, _DOT = 0x0E08, 0x2E
NO_WORD: Final = -1


@compiled
def words_in(trie: "Trie", signs: "Signs") -> Hits:
    """Every word of the trie as (start, end, word), by start, then by end."""
    found = [(0, 0, 0) for _ in range(0)]
    gate = trie.gate
    for start in range(signs.size):
        if signs[start] == 0 or not passes(gate, signs, start):
            continue
        node = 0
        for at in range(start, signs.size):
            node = step(trie, node, signs[at])
            if node == 0:
                break
            if trie.word[node] >= 0:
                found.append((start, at + 1, wide(trie.word[node])))
    return found


@inlined
def whole_word(trie: "Trie", signs: "Signs") -> int:
    """The word that these signs are; NO_WORD: none."""
    node = 0
    for sign in signs:
        node = step(trie, node, sign)
        if node == 0:
            return NO_WORD
    return wide(trie.word[node])


@compiled
def provinces_in(
    tables: "NameTables", signs: "Signs", letters: NDArray[np.uint32], hits: Hits
) -> Hits:
    """Every province named, as (start, end, province)."""
    found = [(0, 0, 0) for _ in range(0)]
    for start, end, word in hits:
        if tables.said[word] >= 0:
            found.append((start, end, wide(tables.said[word])))
    free = 0
    for start in range(signs.size):
        # Both จังหวัด and จ. begin with จ; whatever stands there, they may not overlap.
        if letters[start] != _CHO_CHAN or start < free:
            continue
        at = start + province_word(tables.cues, signs, start)
        if at > start and _two_letters(letters, at):
            free = at + 2
            province = tables.initials[letters[at] - _FIRST, letters[at + 1] - _FIRST]
            if province >= 0:
                found.append((at, free, wide(province)))
    return found


@inlined
def _two_letters(letters: NDArray[np.uint32], at: int) -> bool:
    """Whether two consonants stand there and nothing Thai directly behind them."""
    if at + 2 > letters.size:
        return False
    for one in letters[at : at + 2]:
        if not _FIRST <= one <= _LAST:
            return False
    behind = letters[at + 2] if at + 2 < letters.size else np.uint32(_DOT)
    return not _FIRST <= behind <= _LAST_SIGN


@compiled
def known_names(tables: "NameTables", signs: "Signs", hits: Hits) -> Rows:
    """Names as they stand; one inside a longer one only directly behind อำเภอ.

    A row is (start, end, kind, first and end of its districts in the pool, word).
    """
    rows = [(0, 0, 0, 0, 0, 0) for _ in range(0)]
    often = _said_too_often(tables, hits)
    reach = -1
    for at in _longest_first(hits):
        start, end, word = hits[at]
        first, last = tables.firsts[word], tables.firsts[word + 1]
        if first == last:  # a province alone
            continue
        inside = end <= reach
        reach = max(reach, end)
        if often.size and often[at]:
            continue
        if inside and not behind_amphoe(tables, signs, start):
            continue
        for row in range(first, last):
            meant = tables.meanings[row, 1], tables.meanings[row, 2]
            kind = wide(tables.meanings[row, 0])
            rows.append((start, end, kind, wide(meant[0]), wide(meant[1]), word))
    return rows


@inlined
def behind_amphoe(tables: "NameTables", signs: "Signs", start: int) -> bool:
    bits = cues_before(tables.cues.before, signs, start, tables.alphabet.as_zero)
    return bits & _AMPHOE != 0


@compiled
def _longest_first(hits: Hits) -> NDArray[np.int64]:
    """The order of hits by start, then the longest first."""
    order = np.empty(len(hits), np.int64)
    first = 0
    while first < len(hits):
        end = first + 1
        while end < len(hits) and hits[end][0] == hits[first][0]:
            end += 1
        for at in range(first, end):
            order[at] = end - 1 - (at - first)
        first = end
    return order


@compiled
def _said_too_often(tables: "NameTables", hits: Hits) -> NDArray[np.bool_]:
    """By hit, whether its word has been said often enough before; empty: none can be."""
    often = np.zeros(len(hits) if len(hits) > MOST_OF_ONE else 0, np.bool_)
    if often.size:
        times = np.zeros(tables.said.size, np.int64)
        for at in range(len(hits)):
            word = hits[at][2]
            times[word] += 1
            often[at] = times[word] > MOST_OF_ONE
    return often


@compiled
def capitals_named(
    tables: "NameTables", signs: "Signs", cues: Hits, provinces: Hits, rows: Rows
) -> None:
    """Add อำเภอเมือง, for every province that the text names."""
    said = np.zeros(tables.capital.size, np.bool_)
    for _, _, province in provinces:
        said[province] = True
    found = 0
    for pattern, _, end in cues:
        if pattern != TOWN or found == MOST_OF_ONE or stands(signs, end, tables.cues.thai):
            continue
        found += 1
        for province in range(said.size):
            first = wide(tables.capital[province])
            if said[province] and first >= 0:
                rows.append((end - MUEANG_LETTERS, end, _MUEANG_KIND, first, first + 1, NO_WORD))

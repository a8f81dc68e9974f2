"""The loops that find names; what they mean is told in `namings`."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.thai.hashtag_loops import places_of
from sangsuk.core.understand.cue_loops import cues_before, province_word, stands
from sangsuk.core.understand.cues import KINDS, STRONG
from sangsuk.core.understand.text_cues import TOWN
from sangsuk.core.understand.tries_loops import step, wide

if TYPE_CHECKING:
    from sangsuk.core.understand.name_tables import NameTables
    from sangsuk.core.understand.tries import Signs, Trie

Hits = list[tuple[int, int, int]]
Rows = list[tuple[int, int, int, int, int, int]]
# What stands in many texts, text behind text, and the bounds of each text's own.
EachHits = tuple[Hits, NDArray[np.int64]]
EachRows = tuple[Rows, NDArray[np.int64]]

MOST_OF_ONE: Final = 200  # times that one name is read in one text; more say nothing new
MUEANG_LETTERS: Final = 5
_MUEANG_KIND: Final = KINDS.index("mueang")
_AMPHOE: Final = 1 << STRONG.index("amphoe")
_FIRST, _LAST, _LAST_SIGN = 0x0E01, 0x0E2E, 0x0E4E  # ก ฮ ๎
_CHO_CHAN, _DOT = 0x0E08, 0x2E
NO_WORD: Final = -1


@compiled
def words_in(
    trie: "Trie", signs: "Signs", bounds: NDArray[np.int64], starts: NDArray[np.int32]
) -> EachHits:
    """Every word of the trie in each text as (start, end, word), by start, then by end.

    `starts` are the places where one may begin.
    """
    found, ends = [(0, 0, 0) for _ in range(0)], np.zeros(bounds.size, np.int64)
    each = 0
    for text in range(bounds.size - 1):
        first, last = bounds[text], bounds[text + 1]
        while each < starts.size and starts[each] < last:
            node, start = 0, wide(starts[each])
            each += 1
            for at in range(start, last):
                node = step(trie, node, signs[at])
                if node == 0:
                    break
                if trie.word[node] >= 0:
                    found.append((start - first, at + 1 - first, wide(trie.word[node])))
        ends[text + 1] = len(found)
    return found, ends


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
    tables: "NameTables",
    signs: "Signs",
    letters: NDArray[np.uint32],
    bounds: NDArray[np.int64],
    hits: EachHits,
) -> EachHits:
    """Every province that each text names, as (start, end, province).

    Both จังหวัด and จ. begin with จ; whatever stands there, they may not overlap.
    """
    found, ends = [(0, 0, 0) for _ in range(0)], np.zeros(bounds.size, np.int64)
    starts, each = places_of(letters, np.uint32(_CHO_CHAN)), 0
    for text in range(bounds.size - 1):
        for at in range(hits[1][text], hits[1][text + 1]):
            start, end, word = hits[0][at]
            if tables.said[word] >= 0:
                found.append((start, end, wide(tables.said[word])))
        own, free = slice(bounds[text], bounds[text + 1]), 0
        while each < starts.size and starts[each] < own.stop:
            start, each = wide(starts[each]) - own.start, each + 1
            if start < free:
                continue
            at, province = _behind_word(tables, signs[own], letters[own], start)
            free = at + 2 if at else free
            if province >= 0:
                found.append((at, free, province))
        ends[text + 1] = len(found)
    return found, ends


@inlined
def _behind_word(
    tables: "NameTables", signs: "Signs", letters: NDArray[np.uint32], start: int
) -> tuple[int, int]:
    """Where two letters stand alone behind จังหวัด or จ., or 0; the province that they mean."""
    at = start + province_word(tables.cues, signs, start)
    if at == start or not _two_letters(letters, at):
        return 0, -1
    province = tables.initials[letters[at] - _FIRST, letters[at + 1] - _FIRST]
    return at, wide(province)


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
def known_names(
    tables: "NameTables", signs: "Signs", bounds: NDArray[np.int64], hits: EachHits
) -> EachRows:
    """Names as they stand; one inside a longer one only directly behind อำเภอ.

    A row is (start, end, kind, first and end of its districts in the pool, word).
    """
    rows, ends = [(0, 0, 0, 0, 0, 0) for _ in range(0)], np.zeros(bounds.size, np.int64)
    (found, bound), order = hits, _longest_first(hits)
    often = _said_too_often(tables.said.size, hits)
    for text in range(bounds.size - 1):
        own, reach = signs[bounds[text] : bounds[text + 1]], -1
        for at in order[bound[text] : bound[text + 1]]:
            start, end, word = found[at]
            first, last = tables.firsts[word], tables.firsts[word + 1]
            if first == last:  # a province alone
                continue
            inside, reach = end <= reach, max(reach, end)
            if often[at] or (inside and not behind_amphoe(tables, own, start)):
                continue
            for row in range(first, last):
                meant = wide(tables.meanings[row, 1]), wide(tables.meanings[row, 2])
                rows.append((start, end, wide(tables.meanings[row, 0]), meant[0], meant[1], word))
        ends[text + 1] = len(rows)
    return rows, ends


@inlined
def behind_amphoe(tables: "NameTables", signs: "Signs", start: int) -> bool:
    bits = cues_before(tables.cues.before, signs, start, tables.alphabet.as_zero)
    return bits & _AMPHOE != 0


@compiled
def _longest_first(hits: EachHits) -> NDArray[np.int64]:
    """The order of each text's hits by start, then the longest first."""
    found, bound = hits
    order = np.empty(len(found), np.int64)
    for text in range(bound.size - 1):
        first = bound[text]
        while first < bound[text + 1]:
            end = first + 1
            while end < bound[text + 1] and found[end][0] == found[first][0]:
                end += 1
            for at in range(first, end):
                order[at] = end - 1 - (at - first)
            first = end
    return order


@compiled
def _said_too_often(words: int, hits: EachHits) -> NDArray[np.bool_]:
    """By hit, whether its word has been said often enough before in its text."""
    found, bound = hits
    often = np.zeros(len(found), np.bool_)
    for text in range(bound.size - 1):
        if bound[text + 1] - bound[text] <= MOST_OF_ONE:
            continue
        times = np.zeros(words, np.int64)
        for at in range(bound[text], bound[text + 1]):
            word = found[at][2]
            times[word] += 1
            often[at] = times[word] > MOST_OF_ONE
    return often


@compiled
def capitals_named(
    tables: "NameTables",
    signs: "Signs",
    bounds: NDArray[np.int64],
    cues: EachHits,
    provinces: EachHits,
) -> EachRows:
    """Rows of อำเภอเมือง, for every province that the text names."""
    rows, ends = [(0, 0, 0, 0, 0, 0) for _ in range(0)], np.zeros(bounds.size, np.int64)
    said = np.zeros(tables.capital.size, np.bool_)
    for text in range(bounds.size - 1):
        own, number = signs[bounds[text] : bounds[text + 1]], 0
        if provinces[1][text] < provinces[1][text + 1]:
            _mark_provinces(provinces, text, said)
            for at in range(cues[1][text], cues[1][text + 1]):
                pattern, _, end = cues[0][at]
                if pattern != TOWN or number == MOST_OF_ONE or stands(own, end, tables.cues.thai):
                    continue
                number += 1
                for province in np.flatnonzero(said):
                    first = wide(tables.capital[province])
                    if first >= 0:
                        start = end - MUEANG_LETTERS
                        rows.append((start, end, _MUEANG_KIND, first, first + 1, NO_WORD))
        ends[text + 1] = len(rows)
    return rows, ends


@compiled
def _mark_provinces(provinces: EachHits, text: int, said: NDArray[np.bool_]) -> None:
    said[:] = False
    for at in range(provinces[1][text], provinces[1][text + 1]):
        said[provinces[0][at][2]] = True

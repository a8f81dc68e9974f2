"""The loops that find names; what they mean is told in `places`."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.cue_loops import cues_before, stands
from sangsuk.core.understand.cues import KINDS, STRONG
from sangsuk.core.understand.text_cues import TOWN
from sangsuk.core.understand.tries_loops import step, wide
from sangsuk.core.understand.walk_loops import EachHits

if TYPE_CHECKING:
    from sangsuk.core.understand.name_tables import NameTables
    from sangsuk.core.understand.tries import Signs, Trie

Table = NDArray[np.int32]
Bounds = NDArray[np.int64]

MOST_OF_ONE: Final = 200  # times that one name is read in one text; more say nothing new
MUEANG_LETTERS: Final = 5
_MUEANG_KIND: Final = KINDS.index("mueang")
_AMPHOE: Final = 1 << STRONG.index("amphoe")
NO_WORD: Final = -1


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
def room_for_names(
    tables: "NameTables", hits: EachHits, cues: EachHits, provinces: EachHits
) -> int:
    """How many rows known names and อำเภอเมือง need at most."""
    room = 0
    for at in range(hits[0].shape[0]):
        room += tables.firsts[hits[0][at, 2] + 1] - tables.firsts[hits[0][at, 2]]
    for text in range(cues[1].size - 1):
        said = min(provinces[1][text + 1] - provinces[1][text], tables.capital.size)
        if said:
            room += said * min(cues[1][text + 1] - cues[1][text], MOST_OF_ONE)
    return wide(room)


@inlined
def add_known(
    tables: "NameTables",
    signs: "Signs",
    hits: EachHits,
    often: NDArray[np.bool_],
    text: int,
    rows: Table,
    number: int,
) -> int:
    """Names of one text as they stand; one inside a longer one only directly behind อำเภอ.

    `signs` are the text's own.  Of those that begin at one place the longest comes first.
    """
    found, first, last, reach = hits[0], hits[1][text], hits[1][text + 1], -1
    while first < last:
        behind = first + 1
        while behind < last and found[behind, 0] == found[first, 0]:
            behind += 1
        for at in range(behind - 1, first - 1, -1):
            start, end, word = wide(found[at, 0]), wide(found[at, 1]), wide(found[at, 2])
            if tables.firsts[word] == tables.firsts[word + 1]:  # a province alone
                continue
            inside, reach = end <= reach, max(reach, end)
            if not (often[at] or (inside and not behind_amphoe(tables, signs, start))):
                number = _add_meanings(tables, start, end, word, rows, number)
        first = behind
    return number


@inlined
def _add_meanings(
    tables: "NameTables", start: int, end: int, word: int, rows: Table, number: int
) -> int:
    meanings = tables.meanings
    for at in range(tables.firsts[word], tables.firsts[word + 1]):
        meant = meanings[at, 0], meanings[at, 1], meanings[at, 2]
        number = add_row(rows, number, (start, end), meant, word)
    return number


@inlined
def add_row(
    rows: Table, number: int, place: tuple[int, int], meant: tuple[int, int, int], word: int
) -> int:
    """Lay down a row behind `number` others; gives how many there are then.

    A row is (start, end, kind, first and end of its districts in the pool, word).
    """
    rows[number, 0], rows[number, 1] = place
    rows[number, 2], rows[number, 3], rows[number, 4] = meant
    rows[number, 5] = word
    return number + 1


@inlined
def behind_amphoe(tables: "NameTables", signs: "Signs", start: int) -> bool:
    bits = cues_before(tables.cues.before, signs, start, tables.alphabet.as_zero)
    return bits & _AMPHOE != 0


@compiled
def said_too_often(words: int, hits: EachHits) -> NDArray[np.bool_]:
    """By hit, whether its word has been said often enough before in its text."""
    found, bound = hits
    often = np.zeros(found.shape[0], np.bool_)
    for text in range(bound.size - 1):
        if bound[text + 1] - bound[text] <= MOST_OF_ONE:
            continue
        times = np.zeros(words, np.int64)
        for at in range(bound[text], bound[text + 1]):
            word = found[at, 2]
            times[word] += 1
            often[at] = times[word] > MOST_OF_ONE
    return often


@inlined
def add_capitals(
    tables: "NameTables",
    signs: "Signs",
    heard: tuple[EachHits, EachHits],
    text: int,
    said: NDArray[np.bool_],
    rows: Table,
    number: int,
) -> int:
    """Rows of อำเภอเมือง, for every province that the text names.

    Args:
        tables: all names.
        signs: of the text.
        heard: cues and provinces of all texts.
        text: which it is.
        said: room for all provinces.
        rows: with room for these rows, behind `number` others.
        number: of these.
    """
    ((found, upto), provinces), times = heard, 0
    if provinces[1][text] == provinces[1][text + 1]:
        return number
    _mark_provinces(provinces, text, said)
    for at in range(upto[text], upto[text + 1]):
        end = wide(found[at, 2])
        if found[at, 0] != TOWN or times == MOST_OF_ONE or stands(signs, end, tables.cues.thai):
            continue
        times += 1
        for province in range(said.size):
            first = wide(tables.capital[province])
            if said[province] and first >= 0:
                meant = _MUEANG_KIND, first, first + 1
                number = add_row(rows, number, (end - MUEANG_LETTERS, end), meant, NO_WORD)
    return number


@inlined
def _mark_provinces(provinces: EachHits, text: int, said: NDArray[np.bool_]) -> None:
    said[:] = False
    for at in range(provinces[1][text], provinces[1][text + 1]):
        said[provinces[0][at, 2]] = True

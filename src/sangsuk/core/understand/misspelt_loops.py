"""The loops that find misspelt names, by their sound or one letter off."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.begin_loops import starts_of_both
from sangsuk.core.understand.cue_loops import cues_of
from sangsuk.core.understand.cues import KINDS
from sangsuk.core.understand.namings_loops import MOST_OF_ONE, NO_WORD, add_row, whole_word
from sangsuk.core.understand.off_loops import add_one_off, longest_off
from sangsuk.core.understand.sound_loops import BASE, Heard, word_of
from sangsuk.core.understand.sound_tables import LONGEST_MISSPELT
from sangsuk.core.understand.tries_loops import wide
from sangsuk.core.understand.walk_loops import EachHits, begun_in, words_in

if TYPE_CHECKING:
    from sangsuk.core.understand.name_tables import NameTables
    from sangsuk.core.understand.sound_tables import SoundTables
    from sangsuk.core.understand.tries import Signs

MOST_GUESSES: Final = 6
_FEWEST_BEHIND_AMPHOE, _FEWEST_ELSEWHERE = 4, 6
_FUZZY: Final = KINDS.index("fuzzy")

Bounds = NDArray[np.int64]
Table = NDArray[np.int32]
# Start and end in the text; then first and end of the districts in the pool or, where the name is
# one letter off, NO_WORD and the sound at which it begins.  The bounds of each text's own.
EachSpots = tuple[Table, Bounds]


@compiled
def add_misspelt(
    tables: "NameTables",
    signs: "Signs",
    spotted: tuple[int, Heard, Table],
    more: list[int],
    rows: Table,
    number: int,
) -> int:
    """Rows of names of one text known by their sound, or one letter off behind a cue.

    Also the districts of names one letter off; they stand in the pool behind all others.

    Args:
        tables: all names.
        signs: of the text.
        spotted: which text it is, what is heard in all, its spots.
        more: districts behind the pool.
        rows: with room for one more by spot, behind `number` others.
        number: of these.
    """
    text, heard, spots = spotted
    for at in range(spots.shape[0]):
        start, end = wide(spots[at, 0]), wide(spots[at, 1])
        first, last = wide(spots[at, 2]), wide(spots[at, 3])
        if first == NO_WORD:
            first = tables.pool.size + len(more)
            add_one_off(tables.sounds, tables.pool, word_of(heard, text, last, end), more)
            last = tables.pool.size + len(more)
        meant = _FUZZY, first, min(last, first + MOST_GUESSES)
        word = whole_word(tables.trie, signs[start:end])
        number = add_row(rows, number, (start, end), meant, word)
    return number


@compiled
def keep_spots(
    texts: tuple[NDArray[np.uint32], "Signs", Bounds],
    text: int,
    known: Table,
    spots: Table,
    reach: NDArray[np.int64],
) -> int:
    """Move the spots of a text to the front that no known name covers and whose letters were not
    read as a name too often; gives how many.

    `reach` has room for all places, all of them zero.
    """
    for at in range(known.shape[0]):
        reach[known[at, 0]] = max(reach[known[at, 0]], wide(known[at, 1]))
    kept = np.empty(spots.shape[0], np.bool_)
    for at in range(kept.size):
        kept[at] = reach[spots[at, 0]] < spots[at, 1] - 1
    for at in range(known.shape[0]):
        reach[known[at, 0]] = 0
    if known.shape[0] + kept.size > MOST_OF_ONE:
        letters, _, bounds = texts
        _drop_often(letters[bounds[text] :], known, spots, kept)
    number = 0
    for at in range(kept.size):
        spots[number] = spots[at]
        number += 1 if kept[at] else 0
    return number


@compiled
def _drop_often(
    letters: NDArray[np.uint32], known: Table, spots: Table, kept: NDArray[np.bool_]
) -> None:
    """Keep no spot of a text whose letters have been read as a name often enough."""
    number = known.shape[0]
    words = np.empty(number + kept.size, np.uint64)
    for at in range(number):
        words[at] = _number(letters, known[at, 0], known[at, 1])
    for at in range(number, words.size):
        words[at] = _number(letters, spots[at - number, 0], spots[at - number, 1])
    order, times = np.argsort(words, kind="mergesort"), 0
    for at in range(words.size):
        same = at > 0 and words[order[at]] == words[order[at - 1]]
        times = times + 1 if same else 1
        if order[at] >= number and times > MOST_OF_ONE:
            kept[order[at] - number] = False


@inlined
def _number(letters: NDArray[np.uint32], start: int, end: int) -> np.uint64:
    number = np.uint64(0)
    for at in range(start, end):
        number = number * BASE + np.uint64(letters[at])
    return number


@compiled
def no_numbers() -> list[int]:
    return [wide(0) for _ in range(0)]


@compiled
def spots_in(tables: "SoundTables", heard: Heard) -> EachSpots:
    """All that sounds like a name, or nearly so behind a cue, by place."""
    named, cued = starts_of_both(tables.gates, heard.sounds)
    hits, bounds = words_in(tables.trie, heard.sounds, heard.bounds, named)
    cues = cues_of(tables.cue, begun_in(tables.cue, heard.sounds, heard.bounds, cued))
    off, offs = _one_off_behind_cues(tables, heard, (hits, bounds), cues)
    spots = np.empty((hits.shape[0] + off.shape[0], 4), np.int32)
    for text in range(bounds.size - 1):
        places, other = heard.places[heard.bounds[text] + text :], offs[text]
        number = bounds[text] + other
        for each in range(bounds[text], bounds[text + 1] + 1):
            is_last = each == bounds[text + 1]
            while other < offs[text + 1] and (is_last or off[other, 0] < hits[each, 0]):
                _put(spots[number], places, off[other], (NO_WORD, wide(off[other, 0])))
                number, other = number + 1, other + 1
            if not is_last:
                meant = tables.heard[hits[each, 2]]
                _put(spots[number], places, hits[each], (wide(meant[0]), wide(meant[1])))
                number += 1
    return spots, bounds + offs


@inlined
def _put(
    spot: NDArray[np.int32],
    places: NDArray[np.int32],
    heard: NDArray[np.int32],
    meant: tuple[int, int],
) -> None:
    spot[0], spot[1] = places[heard[0]], places[heard[1]]
    spot[2], spot[3] = meant


@compiled
def _one_off_behind_cues(
    tables: "SoundTables", heard: Heard, hits: EachHits, behind: EachHits
) -> EachSpots:
    """Where names at most one letter off stand behind a cue; places are those of sounds."""
    (cues, bounds), number = behind, 0
    spots, ends = np.empty((cues.shape[0], 2), np.int32), np.zeros(heard.bounds.size, np.int64)
    numbers = np.zeros(LONGEST_MISSPELT + 1, np.uint64)
    for text in range(bounds.size - 1):
        known, upto = hits[1][text], hits[1][text + 1]
        offset, last = heard.bounds[text], heard.bounds[text + 1]
        for each in range(bounds[text], bounds[text + 1]):
            cue, at = offset + cues[each, 1], cues[each, 2]
            while known < upto and hits[0][known, 0] < at:
                known += 1
            if known < upto and hits[0][known, 0] == at:
                continue
            end = _off_behind(tables, heard.sounds, cue, offset + at, last, numbers)
            if end:
                spots[number, 0], spots[number, 1] = at, end - offset
                number += 1
        ends[text + 1] = number
    return spots[:number], ends


@inlined
def _off_behind(
    tables: "SoundTables",
    sounds: "Signs",
    cue: int,
    at: int,
    last: int,
    numbers: NDArray[np.uint64],
) -> int:
    """Where a name at most one letter off ends that begins at a place behind a cue; 0: none."""
    is_amphoe = sounds[cue] == tables.amphoe
    if not is_amphoe and not (at + 1 < last and tables.begins[sounds[at], sounds[at + 1]]):
        return 0
    fewest = _FEWEST_BEHIND_AMPHOE if is_amphoe else _FEWEST_ELSEWHERE
    return wide(longest_off(tables, sounds, (at, last), fewest, numbers))

"""The loops that find misspelt names, by their sound or one letter off."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.cue_loops import begun_in, cues_of
from sangsuk.core.understand.cues import KINDS
from sangsuk.core.understand.namings_loops import (
    MOST_OF_ONE,
    NO_WORD,
    EachHits,
    EachRows,
    whole_word,
    words_in,
)
from sangsuk.core.understand.off_loops import add_one_off, longest_off
from sangsuk.core.understand.sound_loops import BASE, Heard, sounds_of, word_of
from sangsuk.core.understand.sound_tables import LONGEST_MISSPELT
from sangsuk.core.understand.tries_loops import starts_of_both, wide

if TYPE_CHECKING:
    from sangsuk.core.understand.name_tables import NameTables
    from sangsuk.core.understand.sound_tables import SoundTables
    from sangsuk.core.understand.tries import Signs

MOST_GUESSES: Final = 6
_FEWEST_BEHIND_AMPHOE, _FEWEST_ELSEWHERE = 4, 6
_FUZZY: Final = KINDS.index("fuzzy")

Bounds = NDArray[np.int64]
# Start and end in the text; then first and end of the districts in the pool or, where the name is
# one letter off, NO_WORD and the sound at which it begins.
Spots = list[tuple[int, int, int, int]]


EachSpots = tuple[Spots, Bounds]


@compiled
def misspelt_names(
    tables: "NameTables",
    signs: "Signs",
    letters: NDArray[np.uint32],
    bounds: Bounds,
    known: EachRows,
) -> tuple[EachRows, list[int]]:
    """Names known by their sound, or one letter off behind a cue, where no known name stands.

    Also the districts of names one letter off; they stand in the pool behind all others.
    """
    rows, ends = [(0, 0, 0, 0, 0, 0) for _ in range(0)], np.zeros(bounds.size, np.int64)
    heard, more = sounds_of(tables.sounds.sound, signs, bounds), [wide(0) for _ in range(0)]
    spots, upto = _spots(tables.sounds, heard)
    kept = _kept(letters, bounds, known, (spots, upto))
    for text in range(bounds.size - 1):
        for at in range(upto[text], upto[text + 1]):
            if not kept[at]:
                continue
            start, end, first, last = spots[at]
            if first == NO_WORD:
                first = tables.pool.size + len(more)
                add_one_off(tables.sounds, tables.pool, word_of(heard, text, last, end), more)
                last = tables.pool.size + len(more)
            word = whole_word(tables.trie, signs[bounds[text] + start : bounds[text] + end])
            rows.append((start, end, _FUZZY, first, min(last, first + MOST_GUESSES), word))
        ends[text + 1] = len(rows)
    return (rows, ends), more


@compiled
def _kept(
    letters: NDArray[np.uint32], bounds: Bounds, known: EachRows, spots: EachSpots
) -> NDArray[np.bool_]:
    """The spots that no known name covers and whose letters were not read as a name too often."""
    (rows, ends), (some, upto) = known, spots
    longest = np.max(np.diff(bounds)) if len(some) else 0
    kept, reach = np.ones(len(some), np.bool_), np.zeros(longest + 1, np.int64)
    for text in range(bounds.size - 1):
        if upto[text] == upto[text + 1]:
            continue
        first = bounds[text]
        for at in range(ends[text], ends[text + 1]):
            start, end = rows[at][:2]
            reach[start] = max(reach[start], end)
        for at in range(upto[text], upto[text + 1]):
            start, end = some[at][:2]
            kept[at] = reach[start] < end - 1
        for at in range(ends[text], ends[text + 1]):
            reach[rows[at][0]] = 0
        if ends[text + 1] - ends[text] + upto[text + 1] - upto[text] > MOST_OF_ONE:
            _drop_often(letters[first : bounds[text + 1]], text, known, spots, kept)
    return kept


@compiled
def _drop_often(
    letters: NDArray[np.uint32],
    text: int,
    known: EachRows,
    spots: EachSpots,
    kept: NDArray[np.bool_],
) -> None:
    """Keep no spot of a text whose letters have been read as a name often enough."""
    (rows, ends), (some, upto) = known, spots
    number = ends[text + 1] - ends[text]
    words = np.empty(number + upto[text + 1] - upto[text], np.uint64)
    for at in range(number):
        start, end = rows[ends[text] + at][:2]
        words[at] = _number(letters[start:end])
    for at in range(number, words.size):
        start, end = some[upto[text] + at - number][:2]
        words[at] = _number(letters[start:end])
    order, times = np.argsort(words, kind="mergesort"), 0
    for at in range(words.size):
        same = at > 0 and words[order[at]] == words[order[at - 1]]
        times = times + 1 if same else 1
        if order[at] >= number and times > MOST_OF_ONE:
            kept[upto[text] + order[at] - number] = False


@inlined
def _number(letters: NDArray[np.uint32]) -> np.uint64:
    number = np.uint64(0)
    for letter in letters:
        number = number * BASE + np.uint64(letter)
    return number


@compiled
def _spots(tables: "SoundTables", heard: Heard) -> EachSpots:
    """All that sounds like a name, or nearly so behind a cue, by place."""
    named, cued = starts_of_both(tables.gates, heard.sounds)
    hits, bounds = words_in(tables.trie, heard.sounds, heard.bounds, named)
    cues = cues_of(tables.cue, begun_in(tables.cue, heard.sounds, heard.bounds, cued))
    off, offs = _one_off_behind_cues(tables, heard, (hits, bounds), cues)
    spots, ends = [(0, 0, 0, 0) for _ in range(0)], np.zeros(bounds.size, np.int64)
    for text in range(bounds.size - 1):
        places, other = heard.places[heard.bounds[text] + text :], offs[text]
        for each in range(bounds[text], bounds[text + 1] + 1):
            is_last = each == bounds[text + 1]
            while other < offs[text + 1] and (is_last or off[other][0] < hits[each][0]):
                start, end = off[other]
                spots.append((places[start], places[end], NO_WORD, start))
                other += 1
            if not is_last:
                start, end, word = hits[each]
                first, last = wide(tables.heard[word, 0]), wide(tables.heard[word, 1])
                spots.append((places[start], places[end], first, last))
        ends[text + 1] = len(spots)
    return spots, ends


@compiled
def _one_off_behind_cues(
    tables: "SoundTables", heard: Heard, hits: EachHits, behind: EachHits
) -> tuple[list[tuple[int, int]], Bounds]:
    """Where names at most one letter off stand behind a cue; places are those of sounds."""
    spots, ends = [(0, 0) for _ in range(0)], np.zeros(heard.bounds.size, np.int64)
    cues, bounds = behind
    numbers = np.zeros(LONGEST_MISSPELT + 1, np.uint64)
    for text in range(bounds.size - 1):
        known, upto = hits[1][text], hits[1][text + 1]
        own = heard.sounds[heard.bounds[text] : heard.bounds[text + 1]]
        for each in range(bounds[text], bounds[text + 1]):
            _, cue, at = cues[each]
            while known < upto and hits[0][known][0] < at:
                known += 1
            if known < upto and hits[0][known][0] == at:
                continue
            is_amphoe = own[cue] == tables.amphoe
            if is_amphoe or (at + 1 < own.size and tables.begins[own[at], own[at + 1]]):
                fewest = _FEWEST_BEHIND_AMPHOE if is_amphoe else _FEWEST_ELSEWHERE
                end = longest_off(tables, own, at, fewest, numbers)
                if end:
                    spots.append((at, end))
        ends[text + 1] = len(spots)
    return spots, ends

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
    Hits,
    Rows,
    whole_word,
    words_in,
)
from sangsuk.core.understand.sound_loops import (
    BASE,
    ONE,
    is_key,
    numbers_of,
    origins_of,
    shorts_of,
    sounds_of,
)
from sangsuk.core.understand.tries_loops import wide

if TYPE_CHECKING:
    from sangsuk.core.understand.name_tables import NameTables
    from sangsuk.core.understand.sound_tables import SoundTables
    from sangsuk.core.understand.tries import Signs

LONGEST_MISSPELT: Final = 14
MOST_GUESSES: Final = 6
_FEWEST_BEHIND_AMPHOE, _FEWEST_ELSEWHERE = 4, 6
_FUZZY: Final = KINDS.index("fuzzy")

# Start and end in the text; then first and end of the districts in the pool or, where the name is
# one letter off, NO_WORD and the sound at which it begins.
Spots = list[tuple[int, int, int, int]]


@compiled
def misspelt_names(
    tables: "NameTables",
    signs: "Signs",
    letters: NDArray[np.uint32],
    known: Rows,
    pool: list[int],
) -> None:
    """Add names known by their sound, or one letter off behind a cue, where no known name stands.

    Districts of a name one letter off are added to the pool.
    """
    sounds, places = sounds_of(tables.sounds, signs)
    spots = _spots(tables.sounds, sounds, places)
    reach = np.zeros(signs.size + 1, np.int64)
    for row in known:
        reach[row[0]] = max(reach[row[0]], row[1])
    often = _too_often(letters, known, spots)
    for at in range(len(spots)):
        start, end, first, last = spots[at]
        if reach[start] >= end - 1 or (often.size and often[at]):
            continue
        if first == NO_WORD:
            word = sounds[last : np.searchsorted(places, end)]
            first = len(pool)
            _add_one_off(tables.sounds, word, pool)
            last = len(pool)
        word_there = whole_word(tables.trie, signs[start:end])
        last = min(last, first + MOST_GUESSES)
        known.append((start, end, _FUZZY, first, last, word_there))


@compiled
def _spots(tables: "SoundTables", sounds: "Signs", places: NDArray[np.int64]) -> Spots:
    """All that sounds like a name, or nearly so behind a cue, by place."""
    heard = words_in(tables.trie, sounds)
    off = _one_off_behind_cues(tables, sounds, heard)
    spots = [(0, 0, 0, 0) for _ in range(0)]
    other = 0
    for start, end, word in heard:
        while other < len(off) and off[other][0] < start:
            spots.append((places[off[other][0]], places[off[other][1]], NO_WORD, off[other][0]))
            other += 1
        first, last = tables.heard[word]
        spots.append((places[start], places[end], wide(first), wide(last)))
    for at, end in off[other:]:
        spots.append((places[at], places[end], NO_WORD, at))
    return spots


@compiled
def _one_off_behind_cues(
    tables: "SoundTables", sounds: "Signs", heard: Hits
) -> list[tuple[int, int]]:
    """Where names at most one letter off stand behind a cue; places are those of sounds."""
    spots = [(0, 0) for _ in range(0)]
    known, begins, amphoe = 0, tables.begins, tables.amphoe
    for _, cue, at in cues_of(tables.cue, begun_in(tables.cue, sounds)):
        while known < len(heard) and heard[known][0] < at:
            known += 1
        if known < len(heard) and heard[known][0] == at:
            continue
        fewest = _FEWEST_BEHIND_AMPHOE if sounds[cue] == amphoe else _FEWEST_ELSEWHERE
        begun = at + 1 < sounds.size and begins[sounds[at], sounds[at + 1]]
        if begun or fewest == _FEWEST_BEHIND_AMPHOE:
            end = _longest_off(tables, sounds, at, fewest)
            if end:
                spots.append((at, end))
    return spots


@compiled
def _longest_off(tables: "SoundTables", sounds: "Signs", at: int, fewest: int) -> int:
    """Where the longest name from there ends that is at most one letter off; 0: none."""
    length = min(LONGEST_MISSPELT, sounds.size - at)
    numbers, keys, gate = numbers_of(sounds[at : at + length]), tables.keys, tables.gate
    while length >= fewest:
        length = _longest_known(keys, gate, numbers, sounds[at:], fewest, length)
        if length and _is_off(tables, numbers, sounds[at : at + length]):
            return at + length
        length -= 1
    return 0


@inlined
def _longest_known(
    keys: NDArray[np.uint64],
    gate: NDArray[np.uint8],
    numbers: NDArray[np.uint64],
    sounds: "Signs",
    fewest: int,
    longest: int,
) -> int:
    """The longest length of a beginning that, whole or a letter short, is a key; 0: none."""
    for length in range(longest, fewest - 1, -1):
        if is_key(keys, gate, numbers[length]):
            return length
        behind, power = np.uint64(0), ONE  # the number of the letters behind, and their base
        for left_out in range(length - 1, -1, -1):
            if is_key(keys, gate, numbers[left_out] * power + behind):
                return length
            behind += power * (np.uint64(sounds[left_out]) + ONE)
            power *= BASE
    return 0


@compiled
def _is_off(tables: "SoundTables", numbers: NDArray[np.uint64], word: "Signs") -> bool:
    """Whether the word is some name or one letter off."""
    for short, fewest in shorts_of(numbers, word):
        first, end = origins_of(tables, short)
        for sound in tables.codes[first:end]:
            if abs(sound[0] - word.size) <= 1 and sound[0] >= fewest:
                return True
    return False


@compiled
def _add_one_off(tables: "SoundTables", word: "Signs", pool: list[int]) -> None:
    """Add the districts that sound like the word or are one letter off, in order, each once."""
    added = [wide(0) for _ in range(0)]
    for short, fewest in shorts_of(numbers_of(word), word):
        first, end = origins_of(tables, short)
        for sound in tables.codes[first:end]:
            if abs(sound[0] - word.size) <= 1 and sound[0] >= fewest:
                added.extend([wide(pool[at]) for at in range(sound[1], sound[2])])
    added.sort()
    pool.extend([added[at] for at in range(len(added)) if at == 0 or added[at] != added[at - 1]])


@compiled
def _too_often(letters: NDArray[np.uint32], known: Rows, spots: Spots) -> NDArray[np.bool_]:
    """By spot, whether its letters have been read as a name often enough; empty: none can be."""
    if len(known) + len(spots) <= MOST_OF_ONE:
        return np.zeros(0, np.bool_)
    words = np.empty(len(known) + len(spots), np.uint64)
    for at in range(len(known)):
        words[at] = _number(letters[known[at][0] : known[at][1]])
    for at in range(len(spots)):
        words[len(known) + at] = _number(letters[spots[at][0] : spots[at][1]])
    order = np.argsort(words, kind="mergesort")
    often = np.zeros(words.size, np.bool_)
    times = 0
    for at in range(words.size):
        same = at > 0 and words[order[at]] == words[order[at - 1]]
        times = times + 1 if same else 1
        often[order[at]] = times > MOST_OF_ONE
    return often[len(known) :]


@compiled
def _number(letters: NDArray[np.uint32]) -> np.uint64:
    number = np.uint64(0)
    for letter in letters:
        number = number * BASE + np.uint64(letter)
    return number

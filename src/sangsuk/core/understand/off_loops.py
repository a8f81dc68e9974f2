"""The loops that know a name one letter off by its sound; see `sound_tables`."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.sound_loops import (
    BASE,
    ONE,
    count_numbers,
    is_key,
    origins_of,
    shorts_of,
)
from sangsuk.core.understand.sound_tables import LONGEST_MISSPELT
from sangsuk.core.understand.tries import WORD_BEGINS
from sangsuk.core.understand.tries_loops import bit_of_five, is_open, narrow_bit, wide

if TYPE_CHECKING:
    from sangsuk.core.understand.sound_tables import SoundTables
    from sangsuk.core.understand.tries import Signs


@inlined
def longest_off(
    tables: "SoundTables", sounds: "Signs", at: int, fewest: int, numbers: NDArray[np.uint64]
) -> int:
    """Where the longest name from there ends that is at most one letter off; 0: none.

    `numbers` has room for those of LONGEST_MISSPELT letters.
    """
    length = min(LONGEST_MISSPELT, sounds.size - at)
    if length > WORD_BEGINS and not _may_begin(tables.long, sounds, at):
        length = WORD_BEGINS  # none of more letters begins like that
    if length < fewest:
        return 0
    keys, gate, word = tables.keys, tables.gate, sounds[at : at + length]
    count_numbers(word, numbers)
    while length >= fewest:
        length = _longest_known(keys, gate, numbers, word, fewest, length)
        if length and _is_off(tables, numbers, word[:length]):
            return at + length
        length -= 1
    return 0


@inlined
def _may_begin(gate: NDArray[np.uint8], sounds: "Signs", at: int) -> bool:
    """Whether a key may begin with the first signs from a place, whole or one of them left out.

    At least one more than the gate looks at stand there.
    """
    opened = is_open(gate, narrow_bit(sounds, at)) | is_open(gate, narrow_bit(sounds, at + 1))
    for left_out in range(1, WORD_BEGINS):
        five = np.uint64(0)
        for place in range(WORD_BEGINS + 1):
            if place != left_out:
                five = (five << np.uint64(8)) | np.uint64(sounds[at + place])
        opened |= is_open(gate, bit_of_five(five))
    return opened != 0


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
def add_one_off(
    tables: "SoundTables", pool: NDArray[np.int16], word: "Signs", more: list[int]
) -> None:
    """Add the districts that sound like the word or are one letter off, in order, each once."""
    added, numbers = [wide(0) for _ in range(0)], np.zeros(word.size + 1, np.uint64)
    count_numbers(word, numbers)
    for short, fewest in shorts_of(numbers, word):
        first, end = origins_of(tables, short)
        for sound in tables.codes[first:end]:
            if abs(sound[0] - word.size) <= 1 and sound[0] >= fewest:
                added.extend([wide(pool[at]) for at in range(sound[1], sound[2])])
    added.sort()
    more.extend([added[at] for at in range(len(added)) if at == 0 or added[at] != added[at - 1]])

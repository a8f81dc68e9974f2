"""The loops over sounds and their numbers; what they mean is told in `sound_tables`."""

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.eight_signs import BEHIND
from sangsuk.core.understand.sound_tables import (
    FEWEST_LETTERS_TO_MISSPELL,
    GATE_BITS,
    SILENT,
    SPREAD,
)
from sangsuk.core.understand.tries_loops import wide

if TYPE_CHECKING:
    from sangsuk.core.understand.sound_tables import SoundTables
    from sangsuk.core.understand.tries import Signs

ONE: Final = np.uint64(1)
BASE: Final = np.uint64(SPREAD)
_MIX: Final = np.uint64(0xC2B2AE3D27D4EB4F)
_GATE_SHIFT: Final = np.uint64(64 - GATE_BITS)
_BEHIND: Final = np.uint64(BEHIND)


class Heard(NamedTuple):
    """The sounds of texts behind each other, and where each stands in its own text.

    Behind all sounds stand BEHIND zeros, behind the places of each text's sounds its end: those
    of text t begin at bounds[t] + t.
    """

    sounds: "Signs"
    bounds: NDArray[np.int64]
    places: NDArray[np.int32]


@compiled
def sounds_of(sound: "Signs", signs: "Signs", bounds: NDArray[np.int64]) -> Heard:
    """The sounds of many texts."""
    heard, ends = np.empty(signs.size + BEHIND, np.uint8), np.zeros(bounds.size, np.int64)
    places = np.empty(signs.size + bounds.size, np.int32)
    number = np.uint64(0)  # has no sign: whether it is below zero would be asked at each place
    for text in range(bounds.size - 1):
        own, behind = signs[bounds[text] : bounds[text + 1]], np.uint64(text)
        for at in range(own.size):
            said = sound[own[at]]
            heard[number], places[number + behind] = said, at
            number += np.uint64(said != SILENT)
        places[number + behind] = own.size
        ends[text + 1] = np.int64(number)
    heard[number : number + _BEHIND] = 0
    return Heard(heard[: number + _BEHIND], ends, places)


@compiled
def word_of(heard: Heard, text: int, first: int, end: int) -> "Signs":
    """The sounds of one text from its own sound `first` to a place."""
    begin, upto = heard.bounds[text], heard.bounds[text + 1]
    places = heard.places[begin + text : upto + text + 1]
    return heard.sounds[begin + first : begin + np.searchsorted(places, end)]


@inlined
def count_numbers(sounds: "Signs", first: int, length: int, numbers: NDArray[np.uint64]) -> None:
    """Lay down the number of every beginning of a word, as `number_of` counts it."""
    numbers[0] = 0
    for at in range(length):
        numbers[at + 1] = numbers[at] * BASE + np.uint64(sounds[first + at]) + ONE


@compiled
def shorts_of(numbers: NDArray[np.uint64], word: "Signs") -> list[tuple[np.uint64, int]]:
    """The numbers of the word and of what it is without one letter; the fewest letters of a name
    that each may come from.
    """
    shorts = [(numbers[word.size], 0)]
    behind, power = np.uint64(0), np.uint64(1)
    for at in range(word.size - 1 if word.size >= FEWEST_LETTERS_TO_MISSPELL else -1, -1, -1):
        shorts.append((numbers[at] * power + behind, FEWEST_LETTERS_TO_MISSPELL))
        behind += power * (np.uint64(word[at]) + ONE)
        power *= BASE
    return shorts


@inlined
def origins_of(tables: "SoundTables", number: np.uint64) -> tuple[int, int]:
    """First and end in `codes` of the sounds that a number, whole or a letter short, is of."""
    slot = slot_of_key(tables.keys, number)
    return wide(tables.firsts[slot]), wide(tables.ends[slot])


@inlined
def is_key(keys: NDArray[np.uint64], gate: NDArray[np.uint8], number: np.uint64) -> bool:
    """Whether some name, whole or a letter short, has that number; the gate says no to most."""
    bit = wide((number * _MIX) >> _GATE_SHIFT)
    if not (gate[bit >> 3] >> (bit & 7)) & 1:
        return False
    return bool(keys[slot_of_key(keys, number)] == number)


@inlined
def slot_of_key(keys: NDArray[np.uint64], number: np.uint64) -> int:
    """Where the number stands among the keys, or the empty place for it."""
    last = keys.size - 1
    slot = wide(number & np.uint64(last))
    while keys[slot] != number and keys[slot]:
        slot = (slot + 1) & last
    return slot


@compiled
def open_gate(gate: NDArray[np.uint8], keys: NDArray[np.uint64]) -> None:
    """Let all keys through."""
    for key in keys:
        if key:
            bit = wide((key * _MIX) >> _GATE_SHIFT)
            gate[bit >> 3] |= np.uint8(1 << (bit & 7))

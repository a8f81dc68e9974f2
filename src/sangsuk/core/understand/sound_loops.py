"""The loops over sounds and their numbers; what they mean is told in `sound_tables`."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
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


@compiled
def sounds_of(sounds: "SoundTables", signs: "Signs") -> tuple["Signs", NDArray[np.int64]]:
    """The sounds of a text and where each stands; behind them, the text's end."""
    heard = np.empty(signs.size, np.uint8)
    places = np.empty(signs.size + 1, np.int64)
    number = 0
    for at in range(signs.size):
        sound = sounds.sound[signs[at]]
        if sound != SILENT:
            heard[number], places[number] = sound, at
            number += 1
    places[number] = signs.size
    return heard[:number], places[: number + 1]


@compiled
def numbers_of(word: "Signs") -> NDArray[np.uint64]:
    """The number of every beginning of a word, as `number_of` counts it."""
    numbers = np.zeros(word.size + 1, np.uint64)
    for at in range(word.size):
        numbers[at + 1] = numbers[at] * BASE + np.uint64(word[at]) + ONE
    return numbers


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

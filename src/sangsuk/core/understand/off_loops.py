"""The loops that know a name one letter off by its sound; see `sound_tables`."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.begin_loops import FIVE_BITS, is_lit, left_out, spot_of_five
from sangsuk.core.understand.eight_signs import eight_at
from sangsuk.core.understand.sound_loops import (
    BASE,
    count_numbers,
    is_key,
    origins_of,
    shorts_of,
)
from sangsuk.core.understand.sound_tables import FEWEST_LETTERS_TO_MISSPELL, LONGEST_MISSPELT
from sangsuk.core.understand.tries import WORD_BEGINS
from sangsuk.core.understand.tries_loops import wide

if TYPE_CHECKING:
    from sangsuk.core.understand.sound_tables import SoundTables
    from sangsuk.core.understand.tries import Signs

_ALL: Final = (1 << (WORD_BEGINS + 1)) - 1


def _powers() -> NDArray[np.uint64]:
    """What a sign counts for, by how many signs stand behind it."""
    powers = np.ones(LONGEST_MISSPELT + 1, np.uint64)
    powers[1:] = BASE
    return np.cumprod(powers)


_POWERS: Final = _powers()


@inlined
def longest_off(
    tables: "SoundTables",
    sounds: "Signs",
    reach: tuple[int, int],
    fewest: int,
    numbers: NDArray[np.uint64],
) -> int:
    """Where the longest name from there ends that is at most one letter off; 0: none.

    Args:
        tables: sounds of all names.
        sounds: of all texts, with BEHIND zeros behind them.
        reach: where it begins, and where the text ends.
        fewest: letters.
        numbers: has room for those of LONGEST_MISSPELT letters.
    """
    at, last = reach
    length, short = min(LONGEST_MISSPELT, last - at), _ALL
    if length > WORD_BEGINS:
        short = _short_of(tables.long, eight_at(sounds, at))
        if not short:
            length = WORD_BEGINS  # none of more letters begins like that
    if length < fewest:
        return 0
    count_numbers(sounds, at, length, numbers)
    while length >= fewest:
        length = _longest_known(tables, numbers, short, fewest, length)
        if length and _is_off(tables, numbers, length):
            return at + length
        length -= 1
    return 0


@inlined
def _short_of(gate: NDArray[np.uint64], eight: np.uint64) -> int:
    """Bits that tell which of the first signs may be left out, so that a key may begin like that.

    The last bit stands for any sign behind those that the gate looks at, or none.  At least one
    more than these stand there.
    """
    short = 0
    for which in range(WORD_BEGINS + 1):
        five = spot_of_five(left_out(eight, which), FIVE_BITS)
        short |= wide(is_lit(gate, five)) << which
    return short


@inlined
def _longest_known(
    tables: "SoundTables", numbers: NDArray[np.uint64], short: int, fewest: int, longest: int
) -> int:
    """The longest length of a beginning that, whole or a letter short, is a key; 0: none.

    `short` tells what of words of more than WORD_BEGINS letters may be left out.
    """
    for length in range(longest, fewest - 1, -1):
        bits = short if length > WORD_BEGINS else _ALL
        if (bits >> WORD_BEGINS) & 1 and is_key(tables.keys, tables.gate, numbers[length]):
            return length
        for which in range(length):
            may = (bits >> min(which, WORD_BEGINS)) & 1
            if may and is_key(tables.keys, tables.gate, _without(numbers, which, length)):
                return length
    return 0


@inlined
def _without(numbers: NDArray[np.uint64], which: int, length: int) -> np.uint64:
    """The number of a word's first signs, without one of them."""
    less = (numbers[which] - numbers[which + 1]) * _POWERS[length - 1 - which]
    return np.uint64(numbers[length] + less)


@inlined
def _is_off(tables: "SoundTables", numbers: NDArray[np.uint64], length: int) -> bool:
    """Whether a word's first signs are some name or one letter off."""
    off = _comes_from(tables, numbers[length], length, 0)
    if length >= FEWEST_LETTERS_TO_MISSPELL:
        for which in range(length):
            short = _without(numbers, which, length)
            off = off or _comes_from(tables, short, length, FEWEST_LETTERS_TO_MISSPELL)
    return off


@inlined
def _comes_from(tables: "SoundTables", number: np.uint64, length: int, fewest: int) -> bool:
    """Whether a number is that of a name of some letters at least, about as long, or so."""
    if not is_key(tables.keys, tables.gate, number):
        return False
    first, end = origins_of(tables, number)
    for at in range(first, end):
        letters = wide(tables.codes[at, 0])
        if abs(letters - length) <= 1 and letters >= fewest:
            return True
    return False


@compiled
def add_one_off(
    tables: "SoundTables", pool: NDArray[np.int16], word: "Signs", more: list[int]
) -> None:
    """Add the districts that sound like the word or are one letter off, in order, each once."""
    added, numbers = [wide(0) for _ in range(0)], np.zeros(word.size + 1, np.uint64)
    count_numbers(word, 0, word.size, numbers)
    for short, fewest in shorts_of(numbers, word):
        first, end = origins_of(tables, short)
        for sound in tables.codes[first:end]:
            if abs(sound[0] - word.size) <= 1 and sound[0] >= fewest:
                added.extend([wide(pool[at]) for at in range(sound[1], sound[2])])
    added.sort()
    more.extend([added[at] for at in range(len(added)) if at == 0 or added[at] != added[at - 1]])

"""The loops that tell where words of two tries may begin; what gates are is told in `tries`."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined
from sangsuk.core.understand.eight_signs import BEHIND, eight_at
from sangsuk.core.understand.tries import WORD_BEGINS

if TYPE_CHECKING:
    from sangsuk.core.understand.tries import Gates, Signs

_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)
_THREE: Final = np.uint64((1 << 24) - 1)
_FIVE: Final = np.uint64((1 << 40) - 1)
_ALL: Final = np.uint64(64)  # bits
_WORD, _BIT, _LOW = np.uint64(6), np.uint64(63), np.uint64(1)
_TWO, _FOUR, _LAST, _NEXT = np.uint64(1), np.uint64(2), np.uint64(3), np.uint64(2)
_SIGN: Final = np.uint64(8)
FIVE_BITS: Final = 17  # of a gate that knows five signs alone

Places = NDArray[np.int32]


@inlined
def spots_of_three(eight: np.uint64, bits: int) -> tuple[np.uint64, np.uint64]:
    """By the lowest three of eight signs, their bit of `Gates.some` and their spot of `three`."""
    spread, many = (eight & _THREE) * _FACTOR, np.uint64(bits)
    return spread >> (_ALL - many), (spread << many) >> (_ALL - many)


@inlined
def spot_of_five(eight: np.uint64, bits: int) -> np.uint64:
    """By the lowest five of eight signs, their spot of a gate."""
    return ((eight & _FIVE) * _FACTOR) >> (_ALL - np.uint64(bits))


@inlined
def is_lit(gate: NDArray[np.uint64], bit: np.uint64) -> np.uint64:
    """1 where the bit is set, else 0."""
    return np.uint64((gate[bit >> _WORD] >> (bit & _BIT)) & _LOW)


@inlined
def left_out(eight: np.uint64, which: int) -> np.uint64:
    """The eight signs without one of them, those above it moved down."""
    below = (_LOW << (np.uint64(which) * _SIGN)) - _LOW
    return (eight & below) | ((eight >> _SIGN) & ~below)


@compiled
def starts_of_both(gates: "Gates", signs: "Signs") -> tuple[Places, Places]:
    """Where words of one trie, and of the other, may begin in texts behind each other.

    Nearly all other places are left out.  No branch hangs on a letter: one that the processor
    foretells wrong costs more than a look.  Behind the signs stand BEHIND zeros.
    """
    places, number = np.empty(signs.size + 1, np.int32), np.uint64(0)
    for at in range(signs.size - BEHIND):
        places[number] = at
        number += is_lit(gates.some, spots_of_three(eight_at(signs, at), gates.bits)[0])
    return _narrow_down(gates, signs, places[:number])


@compiled
def _narrow_down(gates: "Gates", signs: "Signs", places: Places) -> tuple[Places, Places]:
    """Those of the places that the narrower gates let through too."""
    one, other = np.empty(places.size + 1, np.int32), np.empty(places.size + 1, np.int32)
    ones, others = np.uint64(0), np.uint64(0)
    for at in places:
        eight = eight_at(signs, at)
        three, five = spots_of_three(eight, gates.bits)[1], spot_of_five(eight, gates.bits)
        short = np.uint64(gates.three[three >> _TWO]) >> ((three & _LOW) << _NEXT)
        long = np.uint64(gates.five[five >> _FOUR]) >> ((five & _LAST) << _LOW)
        opened = (short >> _NEXT) | (short & long)
        one[ones], other[others] = at, at
        ones += opened & _LOW
        others += (opened >> _LOW) & _LOW
    return one[:ones], other[:others]


@compiled
def open_both(gates: "Gates", word: "Signs", size: int, bit: int) -> None:
    """Let through what begins like the word, of which at least the first five signs are given.

    Args:
        gates: of two tries.
        word: as much of it as gates look at.
        size: of the alphabet.
        bit: of its trie.
    """
    begins = np.zeros(WORD_BEGINS + BEHIND, np.uint8)
    begins[: word.size] = word
    long = word.size >= WORD_BEGINS
    for second in range(size if word.size < 2 else 1):
        begins[1] = second if word.size < 2 else word[1]
        for third in range(size if word.size < 3 else 1):
            begins[2] = third if word.size < 3 else word[2]
            some, three = spots_of_three(eight_at(begins, 0), gates.bits)
            gates.some[some >> _WORD] |= _LOW << (some & _BIT)
            said = np.uint64(bit if long else bit << 2) << ((three & _LOW) << _NEXT)
            gates.three[three >> _TWO] |= np.uint8(said)
    if long:
        five = spot_of_five(eight_at(begins, 0), gates.bits)
        gates.five[five >> _FOUR] |= np.uint8(np.uint64(bit) << ((five & _LAST) << _LOW))


@compiled
def open_five(gate: NDArray[np.uint64], word: "Signs") -> None:
    """Light the bit of a word of five signs."""
    begins = np.zeros(WORD_BEGINS + BEHIND, np.uint8)
    begins[:WORD_BEGINS] = word
    five = spot_of_five(eight_at(begins, 0), FIVE_BITS)
    gate[five >> _WORD] |= _LOW << (five & _BIT)

"""Many words in one trie, over signs of a small alphabet, for compiled loops to walk."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.cue_words import DIGIT

MOST_SIGNS: Final = 256
WORD_BEGINS: Final = 5  # signs of a word that gates look at
GATE_BITS: Final = 17  # a gate of 16 KiB stays in the processor's nearest cache
ONE, OTHER = 1, 2  # bits of the two tries that share gates
_LAST_DIGIT: Final = 0x1FBF9

Signs = NDArray[np.uint8]


class Alphabet(NamedTuple):
    """Numbers of the letters that matter; 0 is any other letter, and the end of a text."""

    sign: Signs  # by code point; none beyond
    as_zero: Signs  # by sign: every digit, of whatever script, as the sign of 0

    def signs(self, word: str) -> list[int]:
        return [int(self.sign[ord(letter)]) for letter in word]


class Trie(NamedTuple):
    """Words letter by letter, in a double array (Aoe, 1989); node 0 is the root.

    The step from a node by a sign leads to the node that is the node's base and the sign, if
    that one came from there.  Below the bits of the base stands 1 where a word ends, else 0.

    `gate` holds a bit for every three signs with which a word may begin.  `narrow` holds one for
    every five, `short` for the first three of words of three and four, `shortest` (by two signs,
    whatever they are) for words of one and two.
    """

    cells: NDArray[np.int32]  # by node: where it came from (NOWHERE: no node), its base, an end
    word: NDArray[np.int32]  # by node: the word that ends there, -1: none
    gate: NDArray[np.uint8]
    narrow: NDArray[np.uint8]
    short: NDArray[np.uint8]
    shortest: NDArray[np.bool_]


class Gates(NamedTuple):
    """Where a word of either of two tries may begin, by the hashes of three signs and of five.

    `some` has a bit wherever any word may, and lies in the nearest memory.  The others are packed:
    four bits of `three`, two of `five`.  ONE or OTHER of both says that a longer word of that trie
    may begin there; that bit moved up by two, of `three` alone, that a word of fewer than five
    signs may.
    """

    some: NDArray[np.uint64]
    three: Signs
    five: Signs
    bits: int  # of a hash


class Steps(NamedTuple):
    """A trie as it grows: a step is found by hashing."""

    keys: NDArray[np.int64]  # node * MOST_SIGNS + sign; 0: empty
    nodes: NDArray[np.int32]


def make_alphabet(letters: Iterable[str]) -> Alphabet:
    """Number the letters; digits are all known, those of foreign scripts as one."""
    known = sorted({*letters, DIGIT})
    signs = np.zeros(_LAST_DIGIT + 1, np.uint8)
    as_zero = np.arange(MOST_SIGNS, dtype=np.uint8)
    signs[foreign_digits()] = foreign = len(known) + 1
    if foreign >= MOST_SIGNS:
        raise ValueError(f"more than {MOST_SIGNS} letters")
    for number, letter in enumerate(known, 1):
        signs[ord(letter)] = number
    for letter in known:
        if letter.isdecimal():
            as_zero[signs[ord(letter)]] = signs[ord(DIGIT)]
    as_zero[foreign] = signs[ord(DIGIT)]
    return Alphabet(signs, as_zero)


@cache
def foreign_digits() -> list[int]:
    codes = range(_LAST_DIGIT + 1)
    return [code for code in codes if unicodedata.category(chr(code)) == "Nd"]


def plant_trie(
    words: Sequence[str], alphabet: Alphabet, *, wanted: Sequence[str] | None = None
) -> Trie:
    """A trie of words; each is known by its place in `words`.

    Args:
        words: each once.
        alphabet: has all their letters.
        wanted: the words that open the gate; all, if None.
    """
    # why: numba is slow to import
    from sangsuk.core.understand.planting_loops import lay_out, open_gates, plant  # noqa: PLC0415

    texts = Texts.of(words)
    slots = 1 << max(4, int(2 * texts.codes.size + 2).bit_length())
    steps = Steps(np.zeros(slots, np.int64), np.zeros(slots, np.int32))
    ends = plant(steps, alphabet.sign[texts.codes], texts.bounds)
    taken = np.flatnonzero(steps.keys)
    order = taken[np.argsort(steps.keys[taken])]
    cells, places = lay_out(steps.keys[order], steps.nodes[order])
    ending = np.full(cells.shape[0], -1, np.int32)
    ending[places[ends]] = np.arange(len(words))
    cells[:, 1] = 2 * cells[:, 1] + (ending >= 0)
    trie = Trie(cells, ending, *_gates(), np.zeros(MOST_SIGNS * MOST_SIGNS, np.bool_))
    size = int(alphabet.sign.max()) + 1
    for word in words if wanted is None else wanted:
        open_gates(trie, np.array(alphabet.signs(word[:WORD_BEGINS]), np.uint8), size)
    return trie


def make_gates(
    one: Sequence[str], other: Sequence[str], alphabet: Alphabet, *, bits: int = GATE_BITS
) -> Gates:
    """Gates that let the words of one trie and of another through.

    Args:
        one: words of the one.
        other: and of the other.
        alphabet: has all their letters.
        bits: of a hash; fewer for few words, that the gates may lie in near memory.
    """
    # why: numba is slow to import
    from sangsuk.core.understand.begin_loops import open_both  # noqa: PLC0415

    three, five = np.zeros(1 << (bits - 1), np.uint8), np.zeros(1 << (bits - 2), np.uint8)
    gates = Gates(np.zeros(1 << (bits - 6), np.uint64), three, five, bits)
    size = int(alphabet.sign.max()) + 1
    for words, bit in ((one, ONE), (other, OTHER)):
        for word in words:
            open_both(gates, np.array(alphabet.signs(word[:WORD_BEGINS]), np.uint8), size, bit)
    return gates


def _gates() -> tuple[Signs, Signs, Signs]:
    one, two, three = np.zeros((3, 1 << (GATE_BITS - 3)), np.uint8)
    return one, two, three

"""Which of many groups of words many texts hold: gates leave nearly all places out at once."""

from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.lexicon import Lexicon, make_lexicon
from sangsuk.core.thai.texts import Texts

PAIR_BITS: Final = 11  # of the hash of a word's first two letters
THIRD_BITS: Final = 5  # its third letter's own, below these
FACTOR: Final = 0x9E3779B97F4A7C15  # 2**64 / golden ratio: spreads what lies close
LETTER_BITS: Final = 21


class Hearing(NamedTuple):
    """A lexicon whose words are walked only from where one may begin."""

    lexicon: Lexicon
    gate: NDArray[np.uint8]  # a bit for each hash of three letters: a word may begin so
    depth: NDArray[np.int32]  # of a state: letters of the beginning that it stands for
    ahead: NDArray[np.uint64]  # groups of all words that begin so

    def hear(self, texts: Texts) -> NDArray[np.uint64]:
        """Of which groups each text holds a word; bit n stands for group n."""
        # why: compiled loops are slow to load, and not every command reads
        from sangsuk.core.thai.hearing_loops import hear_each  # noqa: PLC0415

        return hear_each(texts.codes, texts.bounds, self)


def make_hearing(groups: Sequence[Collection[str]]) -> Hearing:
    """Of groups of words, each of one letter or more."""
    lexicon = make_lexicon(groups)
    states = len(lexicon.heard)
    depth, ahead = np.zeros(states, np.int32), np.zeros(states, np.uint64)
    for bit, words in enumerate(groups):
        for word in words:
            state = 0
            for at, letter in enumerate(word, 1):
                state = lexicon.follows[state, lexicon.letters[ord(letter)]]
                depth[state] = at
                ahead[state] |= np.uint64(1 << bit)
    return Hearing(lexicon, gate_of({word for words in groups for word in words}), depth, ahead)


def gate_of(words: Collection[str]) -> NDArray[np.uint8]:
    """A bit for each hash of three letters, set for those with which a word begins.

    Of a shorter word all that may follow it are let through.
    """
    opens = np.zeros((1 << PAIR_BITS, 1 << THIRD_BITS), np.bool_)
    for word in words:
        pair = slice(None) if len(word) < 2 else _pair(*word[:2])
        third = slice(None) if len(word) < 3 else ord(word[2]) % (1 << THIRD_BITS)
        opens[pair, third] = True
    return np.packbits(opens, bitorder="little")


def _pair(first: str, second: str) -> int:
    both = ord(first) << LETTER_BITS | ord(second)
    return (both * FACTOR % 2**64) >> (64 - PAIR_BITS)

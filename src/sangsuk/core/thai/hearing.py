"""Which of many groups of words many texts hold: gates leave nearly all places out at once."""

from collections.abc import Collection, Sequence
from itertools import combinations
from math import prod
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.lexicon import Lexicon, make_lexicon
from sangsuk.core.thai.small_letters import Small, small, small_letters
from sangsuk.core.thai.texts import Texts

PAIR_BITS: Final = 11  # of the hash of a word's first two letters
THIRD_BITS: Final = 5  # its third letter's own, below these
FOUR_BITS: Final = 16  # of the hash of its first four letters
THREE: Final = 3
FACTOR: Final = 0x9E3779B97F4A7C15  # 2**64 / golden ratio: spreads what lies close
LETTER_BITS: Final = 21
KINDS: Final = 8  # of words, for a look at many places at once
FIRST: Final = 4  # letters of a word that are looked at
CODES: Final = 128  # a letter is known by its lowest seven bits
_EVERY: Final = (1 << CODES) - 1


class Gate(NamedTuple):
    """A bit for each hash of letters, set where a word may begin with them."""

    short: NDArray[np.uint8]  # of three letters, for words of three letters and fewer
    fours: NDArray[np.uint8]  # of four letters, for all longer words


class Hearing(NamedTuple):
    """A lexicon whose words are walked only from where one may begin."""

    lexicon: Lexicon
    begins: NDArray[np.uint8]  # a bit for each kind of words: the letters that stand in them
    gate: Gate
    depth: NDArray[np.int32]  # of a state: letters of the beginning that it stands for
    ahead: NDArray[np.uint64]  # groups of all words that begin so

    def hear(self, texts: Texts, told: Small | None = None) -> NDArray[np.uint64]:
        """Of which groups each text holds a word; bit n stands for group n.

        `told` are the `small_letters` of the texts, where they are known.
        """
        # why: compiled loops are slow to load, and not every command reads
        from sangsuk.core.thai.hearing_loops import hear_each  # noqa: PLC0415

        known = small_letters(texts.codes) if told is None else told
        return hear_each(texts.codes, known, texts.bounds, self)


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
    every = {word for words in groups for word in words}
    return Hearing(lexicon, begins_of(every), gate_of(every), depth, ahead)


def begins_of(words: Collection[str]) -> NDArray[np.uint8]:
    """A table behind another for each of the FIRST letters: the kinds of words it stands in.

    Words that let the fewest others through together are of one kind; of a short word all that
    may follow it are let through.
    """
    tables = np.zeros((FIRST, CODES), np.uint8)
    for bit, letters in enumerate(_sorted_into(KINDS, {_letters_of(word) for word in words})):
        for table, some in zip(tables, letters, strict=True):
            table[[code for code in range(CODES) if some >> code & 1]] |= 1 << bit
    return tables.ravel()


_Letters = tuple[int, ...]  # by place, a bit for each letter that may stand there


def _letters_of(word: str) -> _Letters:
    own = tuple(1 << int(small(letter)) % CODES for letter in word[:FIRST])
    return own + (_EVERY,) * (FIRST - len(own))


def _sorted_into(most: int, words: Collection[_Letters]) -> list[_Letters]:
    """Words put together two by two, those first that let few others through."""
    kinds = dict(enumerate(sorted(words)))
    costs = {pair: _cost(kinds[pair[0]], kinds[pair[1]]) for pair in combinations(kinds, 2)}
    while len(kinds) > most:
        one, two = min(costs, key=costs.__getitem__)
        kinds[one] = tuple(a | b for a, b in zip(kinds[one], kinds.pop(two), strict=True))
        costs = {pair: cost for pair, cost in costs.items() if not {one, two} & {*pair}}
        costs |= {(one, other): _cost(kinds[one], kinds[other]) for other in kinds if other != one}
    return [*kinds.values()]


def _cost(one: _Letters, two: _Letters) -> int:
    """How many rows of letters both let through together that neither does alone."""
    both = prod((a | b).bit_count() for a, b in zip(one, two, strict=True))
    return both - _many(one) - _many(two)


def _many(letters: _Letters) -> int:
    return prod(some.bit_count() for some in letters)


def gate_of(words: Collection[str]) -> Gate:
    """The gate of some words; of a short one all that may follow it are let through."""
    short = [word for word in words if len(word) <= THREE]
    fours = np.zeros(1 << FOUR_BITS, np.bool_)
    fours[[_four(word) for word in words if len(word) > THREE]] = True
    return Gate(_threes(short), np.packbits(fours, bitorder="little"))


def _threes(words: Collection[str]) -> NDArray[np.uint8]:
    opens = np.zeros((1 << PAIR_BITS, 1 << THIRD_BITS), np.bool_)
    for word in words:
        pair = slice(None) if len(word) < 2 else _spread(_two(word)) >> (64 - PAIR_BITS)
        third = slice(None) if len(word) < THREE else ord(word[2]) % (1 << THIRD_BITS)
        opens[pair, third] = True
    return np.packbits(opens, bitorder="little")


def _four(word: str) -> int:
    return _spread(_spread(_two(word)) ^ _two(word[2:])) >> (64 - FOUR_BITS)


def _two(word: str) -> int:
    return ord(word[0]) << LETTER_BITS | ord(word[1])


def _spread(number: int) -> int:
    return number * FACTOR % 2**64

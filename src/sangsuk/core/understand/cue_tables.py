"""Cue patterns as tables: found as `re.finditer` would find each, all in one pass."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.understand.cue_words import spell_out
from sangsuk.core.understand.tries import Alphabet, Trie, plant_trie


class CueTable(NamedTuple):
    """Patterns that may stand anywhere.

    Every beginning of a word is a word of the trie.  Who has come as far as
    beginning b and no farther has met the patterns from `firsts[b]` to
    `firsts[b + 1]`, each by the word that it prefers.
    """

    trie: Trie
    firsts: NDArray[np.int32]
    pattern: NDArray[np.int32]
    length: NDArray[np.int32]
    patterns: int


class EndTable(NamedTuple):
    """Patterns that end where they are looked for; their words stand in the trie backwards."""

    trie: Trie
    patterns: NDArray[np.uint32]  # by word: a bit for each pattern


def make_cue_table(patterns: Sequence[str], alphabet: Alphabet) -> CueTable:
    preferred = [spell_out(pattern) for pattern in patterns]
    beginnings = sorted(
        {word[:end] for words in preferred for word in words for end in range(1, len(word) + 1)}
    )
    met = [_met(beginning, preferred) for beginning in beginnings]
    return CueTable(
        plant_trie(beginnings, alphabet, wanted=[word for words in preferred for word in words]),
        np.cumsum([0, *map(len, met)]).astype(np.int32),
        np.array([pattern for each in met for pattern, _ in each], np.int32),
        np.array([length for each in met for _, length in each], np.int32),
        len(patterns),
    )


def _met(beginning: str, preferred: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Each pattern with a word that the beginning begins with, and the length of the first such."""
    return [
        (pattern, len(word))
        for pattern, words in enumerate(preferred)
        if (word := next((word for word in words if beginning.startswith(word)), ""))
    ]


def make_end_table(patterns: Mapping[str, int], alphabet: Alphabet, *, within: int) -> EndTable:
    r"""A table of patterns with their bits; words longer than `within` letters are never met."""
    bits: dict[str, int] = {}
    for pattern, bit in patterns.items():
        for word in spell_out(pattern, most_digits=within):
            if len(word) <= within:
                bits[word[::-1]] = bits.get(word[::-1], 0) | 1 << bit
    return EndTable(plant_trie(list(bits), alphabet), np.array(list(bits.values()), np.uint32))

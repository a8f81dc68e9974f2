"""The loops that tell whether one of some words ends or begins at a place."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled, inlined


def backwards(words: Sequence[str]) -> NDArray[np.uint32]:
    """A row for each word, its last letter first, filled up with zeros."""
    return forwards([word[::-1] for word in words])


def forwards(words: Sequence[str]) -> NDArray[np.uint32]:
    """A row for each word, filled up with zeros."""
    rows = np.zeros((len(words), max(map(len, words)) + 1), np.uint32)
    for row, word in zip(rows, words, strict=True):
        row[: len(word)] = [ord(letter) for letter in word]
    return rows


@compiled
def length_of_end(text: NDArray[np.uint32], end: int, words: NDArray[np.uint32]) -> int:
    """The length of the first of the words, written backwards, that ends there; 0: none does."""
    for word in range(words.shape[0]):
        length = 0
        while length < end and _goes_on(words[word, length], text[end - 1 - length]):
            length += 1
        if words[word, length] == 0:
            return length
    return 0


@compiled
def length_of_begin(text: NDArray[np.uint32], at: int, words: NDArray[np.uint32]) -> int:
    """The length of the first of the words, written forwards, that begins there; 0: none does."""
    for word in range(words.shape[0]):
        length = 0
        while at + length < text.size and _goes_on(words[word, length], text[at + length]):
            length += 1
        if words[word, length] == 0:
            return length
    return 0


@inlined
def _goes_on(letter: np.uint32, told: np.uint32) -> bool:
    """A zero ends a word, and is no letter of it where the text holds one too."""
    return bool(letter != 0 and letter == told)

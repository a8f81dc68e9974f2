"""The inner loop of finding copies: texts in order of time, each against the originals before it.

Compiled; `copy_arrays` calls it.  Its slow twin is `copies.mark_copies`.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.compiled import compiled

Ints = NDArray[np.int64]
UNLIKE, CLOSE, COPY = range(3)
DIGEST_WORDS = 4  # of 32 bits; the hashes follow them in a signature


@compiled
def settle_copies(
    signs: Any, groups: Ints, bounds: Ints, limits: tuple[float, float, int]
) -> tuple[Ints, NDArray[np.bool_]]:
    """Which text each text copies (-1: none), and which are close enough for a person to look.

    Args:
        signs: signatures in words of 32 bits, the rows of the texts in them by time, and a
            number for the set of offices of each row.
        groups: of texts that share a band; those of text n stand at bounds[n]:bounds[n + 1].
        bounds: one more than there are texts.
        limits: likeness of a copy, likeness to suspect, and how many originals of a group
            later texts are compared with.
    """
    texts = bounds.size - 1
    original = np.full(texts, -1, np.int64)
    suspected = np.zeros(texts, np.bool_)
    met = np.full(texts, -1, np.int64)
    heads = np.full(groups.max() + 1 if groups.size else 1, -1, np.int64)
    book = (heads, np.zeros(heads.size, np.int64), np.empty((groups.size, 2), np.int64))
    entries = 0
    for text in range(texts):
        own = groups[bounds[text] : bounds[text + 1]]
        original[text], suspected[text] = _look(text, own, signs, book, met, limits)
        if original[text] < 0:
            entries = _enter(text, own, book, entries, limits[2])
    return original, suspected


@compiled
def _look(
    text: int, own: Ints, signs: Any, book: Any, met: Ints, limits: tuple[float, float, int]
) -> tuple[int, bool]:
    """The earliest original that the text copies, and whether something else is close."""
    heads, _, entries = book
    first, close = -1, False
    for group in own:
        entry = heads[group]
        while entry >= 0:
            other = entries[entry, 0]
            entry = entries[entry, 1]
            if met[other] == text or (first >= 0 and other > first):
                continue
            met[other] = text
            verdict = _compare(text, other, signs, limits)
            if verdict == COPY:
                first = other
            close = close or verdict == CLOSE
    return first, close and first < 0


@compiled
def _compare(text: int, other: int, signs: Any, limits: tuple[float, float, int]) -> int:
    words, rows, offices = signs
    one, two = rows[text], rows[other]
    same = 0
    for n in range(DIGEST_WORDS, words.shape[1]):
        same += words[one, n] == words[two, n]
    alike = same / (words.shape[1] - DIGEST_WORDS)
    if alike > limits[0] and offices[one] == offices[two]:
        return COPY
    if (words[one, :DIGEST_WORDS] == words[two, :DIGEST_WORDS]).all():
        return COPY
    return CLOSE if alike > limits[1] else UNLIKE


@compiled
def _enter(text: int, own: Ints, book: Any, entries: int, most: int) -> int:
    """Put an original into its groups; gives how many entries there are now."""
    heads, sizes, chain = book
    for group in own:
        if sizes[group] < most:
            sizes[group] += 1
            chain[entries, 0] = text
            chain[entries, 1] = heads[group]
            heads[group] = entries
            entries += 1
    return entries

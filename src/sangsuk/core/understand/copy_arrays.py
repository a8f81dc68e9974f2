"""Copies among millions of texts, as arrays: the marks are those of `copies.mark_copies`.

Texts whose bands nobody shares are copies of nothing and are let go first, band
by band; what is left goes through the compiled loop in order of time.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.understand.copies import (
    BANDS,
    COPY_FROM,
    DIGEST,
    HASHES,
    MOST_IN_GROUP,
    SUSPECT_FROM,
)

SIGNATURE_BYTES: Final = DIGEST + 4 * HASHES
_ODD: Final = np.uint64(0x9E3779B97F4A7C15)

Ints = NDArray[np.int64]
Bytes = NDArray[np.uint8]


class Copies(NamedTuple):
    """By text: which text it copies (-1: none), and whether a person should look."""

    original: Ints
    suspected: NDArray[np.bool_]


def find_copies(signatures: Bytes, offices: Ints, order: Ints) -> Copies:
    """Find copies among texts.

    Args:
        signatures: from `sign_text`, a row a text; may lie on disk.
        offices: a number for each set of offices, the same for equal sets.
        order: the rows by time, the earliest first.
    """
    # why: numba is slow to import
    from sangsuk.core.understand.copies_loops import settle_copies  # noqa: PLC0415

    first = _first_alike(signatures, offices, order)
    firsts = order[first[order] == order]
    texts, groups, bounds = _shared(lambda band: _band(signatures, firsts, band), firsts.size)
    rows = firsts[texts]
    signs = (signatures.view("<u4"), rows, offices)
    settled, close = settle_copies(signs, groups, bounds, (COPY_FROM, SUSPECT_FROM, MOST_IN_GROUP))
    original = np.full(order.size, -1, np.int64)
    suspected = np.zeros(order.size, np.bool_)
    copies = settled >= 0
    original[rows[copies]] = rows[settled[copies]]
    suspected[rows] = close
    again = np.flatnonzero(first != np.arange(first.size))  # the same words of the same offices
    source = original[first[again]]
    original[again] = np.where(source >= 0, source, first[again])
    return Copies(original, suspected)


def _first_alike(signatures: Bytes, offices: Ints, order: Ints) -> Ints:
    """For each row the earliest one of the same words and offices."""
    digests = np.ascontiguousarray(signatures[:, :DIGEST]).view("<u8")[order]
    by = np.lexsort((offices[order], digests[:, 1], digests[:, 0]))  # stable: equals by time
    new = np.ones(by.size, np.bool_)
    new[1:] = offices[order][by[1:]] != offices[order][by[:-1]]
    for column in digests.T:
        new[1:] |= column[by[1:]] != column[by[:-1]]
    first = np.empty(by.size, np.int64)
    first[order[by]] = order[by[np.flatnonzero(new)]][np.cumsum(new) - 1]
    return first


def _shared(band_of: Callable[[int], NDArray[np.uint64]], texts: int) -> tuple[Ints, Ints, Ints]:
    """The texts that share a band with another, the numbers of those bands, and their bounds."""
    owners: list[NDArray[np.int32]] = []
    numbers: list[NDArray[np.int32]] = []
    used = 0
    for band in range(BANDS if texts else 0):
        members, group, count = _groups(band_of(band))
        owners.append(members)
        numbers.append((group + used).astype(np.int32))
        used += count
    owner = np.concatenate(owners) if owners else np.empty(0, np.int32)
    group = np.concatenate(numbers) if numbers else np.empty(0, np.int32)
    order = np.argsort(owner, kind="stable")
    shared, counts = np.unique(owner, return_counts=True)
    bounds = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return shared.astype(np.int64), group[order].astype(np.int64), bounds


def _groups(keys: NDArray[np.uint64]) -> tuple[NDArray[np.int32], Ints, int]:
    """Members of groups of equal keys, two or more, and the number of each one's group."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    equal = ordered[1:] == ordered[:-1]
    inside = np.zeros(keys.size, np.bool_)
    inside[1:] = equal
    inside[:-1] |= equal
    begins = inside.copy()
    begins[1:] &= ~equal
    group = np.cumsum(begins)[inside] - 1
    return order[inside].astype(np.int32), group, int(begins.sum())


def _band(signatures: Bytes, rows: Ints, band: int) -> NDArray[np.uint64]:
    """A number for each text's band; equal bands have equal numbers."""
    width = HASHES // BANDS
    start = DIGEST + 4 * width * band
    hashes = np.ascontiguousarray(signatures[rows, start : start + 4 * width]).view("<u4")
    key = np.zeros(rows.size, np.uint64)
    for column in range(width):
        key = (key ^ hashes[:, column].astype(np.uint64)) * _ODD
        key ^= key >> np.uint64(29)
    return key

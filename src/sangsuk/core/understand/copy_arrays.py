"""Copies among millions of texts, as arrays: the marks are those of `copies.mark_copies`.

Texts that share a band form a group.  Bands are sorted one at a time, and of one
that is long a part at a time; then texts go through the compiled loop in order of time.
"""

from collections.abc import Iterator
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
from sangsuk.core.understand.copy_room import Memory, Room

SIGNATURE_BYTES: Final = DIGEST + 4 * HASHES
SOME: Final = 32_768  # texts looked at before what need not stay in memory is let go
SORTED_AT_ONCE: Final = 4_000_000  # keys
_ODD: Final = np.uint64(0x9E3779B97F4A7C15)
_LIMITS: Final = (COPY_FROM, SUSPECT_FROM, MOST_IN_GROUP)

Ints = NDArray[np.int32]  # a text's row, or its place in time
Keys = NDArray[np.uint64]
Bytes = NDArray[np.uint8]


class Copies(NamedTuple):
    """By text: which text it copies (-1: none), and whether a person should look."""

    original: Ints
    suspected: NDArray[np.bool_]


class Groups(NamedTuple):
    """Texts that share a band with another, band by band."""

    slots: list[Ints]  # by place in time: where the text's group begins, -1: it shares with none
    bases: NDArray[np.int64]  # where the band's groups begin in all
    room: int  # for the originals of all groups


def find_copies(
    signatures: Bytes,
    offices: Ints,
    order: Ints,
    room: Room | None = None,
    *,
    at_once: int = SORTED_AT_ONCE,
) -> Copies:
    """Find copies among texts.

    Args:
        signatures: from `sign_text`, a row a text; may lie on disk.
        offices: a number for each set of offices, the same for equal sets.
        order: the rows by time, the earliest first.
        room: where what is long lies meanwhile; left out, in memory.
        at_once: keys that are sorted at once.
    """
    room = room or Memory()
    offices, order = (each.astype(np.int32, copy=False) for each in (offices, order))
    first = _first_alike(signatures, offices, order, room, at_once)
    firsts = order[first[order] == order]
    groups = _group(signatures, firsts, room, at_once)
    found = Copies(np.full(order.size, -1, np.int32), np.zeros(order.size, np.bool_))
    _settle(signatures, offices, firsts, groups, found, room)
    again = np.flatnonzero(first != np.arange(first.size))  # the same words of the same offices
    source = found.original[first[again]]
    found.original[again] = np.where(source >= 0, source, first[again])
    return found


def _first_alike(signatures: Bytes, offices: Ints, order: Ints, room: Room, at_once: int) -> Ints:
    """For each row the earliest one of the same words and offices."""
    digests = np.empty((order.size, 2), np.uint64)
    for some in _in_parts(order.size):
        digests[some] = np.ascontiguousarray(signatures[some, :DIGEST]).view("<u8")
        room.rest()
    first = np.empty(order.size, np.int32)
    passes = _passes(order.size, at_once)
    part = digests[:, 0] % passes
    for which in range(int(passes)):
        mine = order[part[order] == which]
        columns = (offices[mine], digests[mine, 1], digests[mine, 0])
        by = np.lexsort(columns)  # stable: equals by time
        new = np.ones(by.size, np.bool_)
        new[1:] = False
        for column in columns:
            new[1:] |= column[by[1:]] != column[by[:-1]]
        first[mine[by]] = mine[by[np.flatnonzero(new)]][np.cumsum(new) - 1]
    return first


def _group(signatures: Bytes, firsts: Ints, room: Room, at_once: int) -> Groups:
    keys = [room.array((firsts.size,), np.uint64) for _ in range(BANDS)]
    for some in _in_parts(firsts.size):
        signed = signatures[firsts[some]]
        for band in range(BANDS):
            keys[band][some] = _keys(signed, band)
        room.rest()
    slots, bases = [], [0]
    for band in range(BANDS):
        mine, used = _slots(keys[band], room.array((firsts.size,), np.int32), at_once)
        keys[band] = np.empty(0, np.uint64)  # room for the next
        slots.append(mine)
        bases.append(bases[-1] + used)
        room.rest()
    return Groups(slots, np.array(bases[:-1], np.int64), bases[-1])


def _keys(signed: Bytes, band: int) -> Keys:
    """A number for each text's band; equal bands have equal numbers."""
    width = HASHES // BANDS
    start = DIGEST + 4 * width * band
    hashes = np.ascontiguousarray(signed[:, start : start + 4 * width]).view("<u4")
    key = np.zeros(len(signed), np.uint64)
    for column in range(width):
        key = (key ^ hashes[:, column].astype(np.uint64)) * _ODD
        key ^= key >> np.uint64(29)
    return key


def _slots(keys: Keys, slots: Ints, at_once: int) -> tuple[Ints, int]:
    """Fill in where each text's group begins; gives them, and the room for all groups."""
    slots[:] = -1
    used = 0
    passes = _passes(keys.size, at_once)
    for which in range(int(passes)):
        mine = np.flatnonzero(keys % passes == which)
        members, sizes = _groups(keys[mine])
        rooms = np.minimum(sizes, MOST_IN_GROUP)
        slots[mine[members]] = np.repeat(used + np.cumsum(rooms) - rooms, sizes)
        used += int(rooms.sum())
    return slots, used


def _groups(keys: Keys) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Members of groups of equal keys, two or more, group after group, and the groups' sizes."""
    order = np.argsort(keys)
    ordered = keys[order]
    new = np.ones(keys.size, np.bool_)
    new[1:] = ordered[1:] != ordered[:-1]
    sizes = np.diff(np.append(np.flatnonzero(new), keys.size))
    return order[np.repeat(sizes > 1, sizes)], sizes[sizes > 1]


def _settle(
    signatures: Bytes, offices: Ints, firsts: Ints, groups: Groups, found: Copies, room: Room
) -> None:
    """Go through texts that share a band, in order of time."""
    # why: numba is slow to import
    from sangsuk.core.understand import copies_loops as loops  # noqa: PLC0415

    known = loops.Known(
        words=signatures.view("<u4"),
        offices=offices,
        entries=room.array((groups.room,), np.int32),
        bases=groups.bases,
        sketches=room.array((firsts.size, loops.SKETCH_BYTES // 8), np.uint64),
        rows=np.empty(firsts.size, np.int32),
    )
    originals = 0
    for some in _in_parts(firsts.size):
        slots = np.stack([band[some] for band in groups.slots], axis=1)
        share = np.flatnonzero((slots >= 0).any(axis=1))
        rows = firsts[some][share]
        texts = (known.words[rows], rows, slots[share])
        originals = loops.settle_some(texts, known, originals, _LIMITS, found)
        room.rest()


def _in_parts(size: int) -> Iterator[slice]:
    return (slice(start, min(start + SOME, size)) for start in range(0, size, SOME))


def _passes(size: int, at_once: int) -> np.uint64:
    return np.uint64(max(1, -(-size // at_once)))

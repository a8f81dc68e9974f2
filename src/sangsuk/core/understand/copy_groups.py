"""Texts that share a band, among millions: sorted one band at a time, and a part of it at a time.

The earliest text of a group leads it.  The room for the group's other originals lies with that of
all groups of the same leader: a later copy, which is in many of them, finds all in one place.
"""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.understand.copies import BANDS, DIGEST, HASHES, MOST_IN_GROUP
from sangsuk.core.understand.copy_room import Room

SCANNED_AT_ONCE: Final = 32_768  # texts in the order in which they lie
NO_ROOM: Final = 65_535
_ODD: Final = np.uint64(0x9E3779B97F4A7C15)

Ints = NDArray[np.int32]  # a text's row, or its place in time
Keys = NDArray[np.uint64]
Bytes = NDArray[np.uint8]
Shorts = NDArray[np.uint16]  # BANDS * MOST_IN_GROUP at most, or NO_ROOM


class Groups(NamedTuple):
    """Texts that share a band with another, band by band; texts go by their place in time."""

    leaders: list[Ints]  # the earliest text of each text's group, -1: it shares with none
    within: list[Shorts]  # where the group's room begins in all that its leader has
    starts: NDArray[np.int64]  # by leader, where its room begins; at last, where all ends

    def of(self, some: slice) -> tuple[Ints, NDArray[np.int64]]:
        """By text and band the leader, and where the group's room begins; -1: there is none."""
        leaders = np.stack([band[some] for band in self.leaders], axis=1)
        within = np.stack([band[some] for band in self.within], axis=1)
        return leaders, np.where(within == NO_ROOM, -1, self.starts[leaders] + within)


def group_texts(signatures: Bytes, texts: Ints, room: Room, at_once: int) -> Groups:
    """Group texts by each band.

    Args:
        signatures: a row a text; may lie on disk.
        texts: the rows of those that are grouped, by time.
        room: where what is long lies meanwhile.
        at_once: keys that are sorted at once.
    """
    keys = _keys(signatures, room)
    led = np.zeros(texts.size, np.uint16)  # the room of all groups that a text leads, so far
    groups = Groups([], [], np.zeros(texts.size + 1, np.int64))
    for band in range(BANDS):
        groups.leaders.append(room.array((texts.size,), np.int32))
        groups.within.append(room.array((texts.size,), np.uint16))
        mine = keys[band][texts]
        keys[band] = np.empty(0, np.uint64)  # room for the next
        room.rest()
        _lead(mine, led, groups.leaders[band], groups.within[band], at_once)
        room.rest()
    np.cumsum(led, out=groups.starts[1:])
    return groups


def in_parts(size: int, part: int) -> Iterator[slice]:
    return (slice(start, min(start + part, size)) for start in range(0, size, part))


def alike_together(keys: NDArray[Any], at_once: int) -> Iterator[Ints]:
    """Places of about so many keys at once, ascending, all equal keys in the same part."""
    passes = np.uint64(max(1, -(-keys.size // at_once)))
    for which in range(int(passes) if keys.size else 0):
        yield np.concatenate(
            [
                np.flatnonzero(keys[some] % passes == which).astype(np.int32) + some.start
                for some in in_parts(keys.size, SCANNED_AT_ONCE)
            ],
            dtype=np.int32,
        )


def _keys(signatures: Bytes, room: Room) -> list[Keys]:
    """For each band a number a row; equal bands have equal numbers."""
    keys = [room.array((len(signatures),), np.uint64) for _ in range(BANDS)]
    for some in in_parts(len(signatures), SCANNED_AT_ONCE):
        hashes = np.ascontiguousarray(signatures[some, DIGEST:]).view("<u4").astype(np.uint64)
        for band in range(BANDS):
            keys[band][some] = _numbers(hashes, band)
        room.rest()
    return keys


def _numbers(hashes: Keys, band: int) -> Keys:
    width = HASHES // BANDS
    number = np.zeros(len(hashes), np.uint64)
    for column in range(width * band, width * (band + 1)):
        number = (number ^ hashes[:, column]) * _ODD
        number ^= number >> np.uint64(29)
    return number


def _lead(keys: Keys, led: Shorts, leaders: Ints, within: Shorts, at_once: int) -> None:
    """Fill in the groups of one band; `led` is added to."""
    leaders[:], within[:] = -1, NO_ROOM
    for mine in alike_together(keys, at_once):
        members, sizes = _groups(keys[mine])
        if not sizes.size:
            continue
        first = mine[np.minimum.reduceat(members, np.cumsum(sizes) - sizes)]
        places = mine[members]
        leaders[places] = np.repeat(first, sizes)
        # Its leader needs none, and in a group of two nobody looks at the other one.
        needed = np.where(sizes > 2, np.minimum(sizes - 1, MOST_IN_GROUP), 0).astype(np.uint16)
        within[places] = np.repeat(np.where(needed, led[first], NO_ROOM), sizes)
        led[first] += needed


def _groups(keys: Keys) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Members of groups of equal keys, two or more, group after group, and the groups' sizes."""
    order = np.argsort(keys)
    ordered = keys[order]
    new = np.ones(keys.size, np.bool_)
    new[1:] = ordered[1:] != ordered[:-1]
    sizes = np.diff(np.append(np.flatnonzero(new), keys.size))
    return order[np.repeat(sizes > 1, sizes)], sizes[sizes > 1]

"""Copies among millions of texts, as arrays: the marks are those of `copies.mark_copies`.

Texts that share a band form a group; then texts go through the compiled loop in order of time.
Per text some 60 bytes stay in memory; all that is longer lies in a room, which may be on disk.
"""

from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.understand.copies import COPY_FROM, DIGEST, HASHES, MOST_IN_GROUP, SUSPECT_FROM
from sangsuk.core.understand.copy_groups import (
    SCANNED_AT_ONCE,
    Bytes,
    Groups,
    Ints,
    Keys,
    alike_together,
    group_texts,
    in_parts,
)
from sangsuk.core.understand.copy_room import NO_FILE, Memory, Room

SIGNATURE_BYTES: Final = DIGEST + 4 * HASHES


class AtOnce(NamedTuple):
    """How much is held at once; the marks are the same."""

    keys: int = 4_000_000  # that are sorted
    originals: int = 64_000_000  # of groups in memory; more lie in the room
    looks: int = 4096  # at them there: with each, some pages come into memory


USUAL: Final = AtOnce()


class Copies(NamedTuple):
    """By text: which text it copies (-1: none), and whether a person should look."""

    original: Ints
    suspected: NDArray[np.bool_]


def find_copies(
    signatures: Bytes,
    offices: Ints,
    order: Ints,
    room: Room | None = None,
    *,
    file: int = NO_FILE,
    at_once: AtOnce = USUAL,
) -> Copies:
    """Find copies among texts.

    Args:
        signatures: from `sign_text`, a row a text; may lie on disk.
        offices: a number for each set of offices, the same for equal sets.
        order: the rows by time, the earliest first.
        room: where what is long lies meanwhile; left out, in memory.
        file: an open one that holds the signatures from its beginning on; left out, those that
            are compared are looked at where they are.
        at_once: more memory with more of it.
    """
    room = room or Memory()
    offices, order = (each.astype(np.int32, copy=False) for each in (offices, order))
    first = _first_alike(signatures, offices, order, room, at_once.keys)
    firsts = order[first[order] == order]
    groups = group_texts(signatures, firsts, room, at_once.keys)
    found = Copies(np.full(order.size, -1, np.int32), np.zeros(order.size, np.bool_))
    originals = int(groups.starts[-1])
    entries = (Memory() if originals <= at_once.originals else room).array((originals,), np.int32)
    known = _known((signatures, file), offices, firsts, entries, room)
    _settle(known, groups, found, room, at_once.looks)
    for some in in_parts(first.size, SCANNED_AT_ONCE):
        again = np.flatnonzero(first[some] != np.arange(some.start, some.stop)) + some.start
        source = found.original[first[again]]  # of the same words of the same offices
        found.original[again] = np.where(source >= 0, source, first[again])
    return found


def _first_alike(signatures: Bytes, offices: Ints, order: Ints, room: Room, at_once: int) -> Ints:
    """For each row the earliest one of the same words and offices."""
    head, tail = _digests(signatures, order, room)
    first = np.empty(order.size, np.int32)
    for places in alike_together(head, at_once):
        mine = order[places]
        columns = (offices[mine], tail[places], head[places])
        by = np.lexsort(columns)  # stable: equals by time
        new = np.ones(by.size, np.bool_)
        new[1:] = False
        for column in columns:
            ordered = column[by]
            new[1:] |= ordered[1:] != ordered[:-1]
        first[mine[by]] = mine[by[np.flatnonzero(new)]][np.cumsum(new) - 1]
    return first


def _digests(signatures: Bytes, order: Ints, room: Room) -> tuple[Keys, Keys]:
    """The two halves of digests, by time."""
    head, tail = (np.empty(order.size, np.uint64) for _ in range(2))
    places = np.empty(order.size, np.int32)
    places[order] = np.arange(order.size, dtype=np.int32)
    for some in in_parts(order.size, SCANNED_AT_ONCE):
        halves = np.ascontiguousarray(signatures[some, :DIGEST]).view("<u8")
        head[places[some]], tail[places[some]] = halves[:, 0], halves[:, 1]
        room.rest()
    return head, tail


def _settle(known: Any, groups: Groups, found: Copies, room: Room, looks: int) -> None:
    """Go through texts that share a band, in order of time."""
    # why: numba is slow to import
    from sangsuk.core.understand.copies_loops import settle_some  # noqa: PLC0415

    limits = (COPY_FROM, SUSPECT_FROM, MOST_IN_GROUP, looks)
    for some in in_parts(known.rows.size, SCANNED_AT_ONCE):
        leaders, slots = groups.of(some)
        done = 0
        while done < len(slots):
            left = (leaders[done:], slots[done:])
            done += settle_some(some.start + done, left, known, limits, found)
            room.rest()


def _known(
    signed: tuple[Bytes, int], offices: Ints, firsts: Ints, entries: Ints, room: Room
) -> Any:
    """What is known of texts before any is settled."""
    # why: numba is slow to import
    from sangsuk.core.understand import copies_loops as loops  # noqa: PLC0415

    words = signed[0].view("<u4")
    sketches = np.empty((offices.size, loops.SKETCH_WORDS), np.uint64)
    for some in in_parts(offices.size, SCANNED_AT_ONCE):
        loops.draw_some(words[some], sketches[some])
        room.rest()
    return loops.Known(
        words=words,
        file=signed[1],
        offices=offices,
        sketches=sketches,
        rows=firsts,
        is_original=np.zeros(firsts.size, np.bool_),
        entries=entries,
    )

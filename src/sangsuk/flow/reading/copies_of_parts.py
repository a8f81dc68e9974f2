"""Copies among the readings of finished parts; what is long lies on disk."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from sangsuk.core.understand.copy_arrays import SIGNATURE_BYTES, Copies, find_copies
from sangsuk.core.understand.post_arrays import memory_of
from sangsuk.engines.parts import Parts
from sangsuk.flow.reading.disk_room import DiskRoom
from sangsuk.flow.reading.time_order import names_of, order_by_time

COLUMNS: Final = ("platform", "id", "eligible", "moment", "districts", "signature")
# Of the columns that are gathered: place, moment, offices, end of name, names, signatures.
_KINDS: Final[tuple[type[np.generic], ...]] = (
    *(np.int64, np.int64, np.int32, np.int64),
    *(np.uint8, np.uint8),
)
_ENDS: Final = 3

Ints = NDArray[np.int64]


class Found(NamedTuple):
    """The eligible posts among all, by their places, and which of these copy which."""

    posts: Ints
    copies: Copies  # numbers are places in `posts`

    def originals(self) -> tuple[Ints, Ints]:
        """Posts that are copies, in their order, and the post that each copies."""
        which = np.flatnonzero(self.copies.original >= 0)
        return self.posts[which], self.posts[self.copies.original[which]]

    def suspected(self) -> Ints:
        return self.posts[self.copies.suspected]


def find_copies_of(parts: Parts, repeated: Ints, scratch: Path) -> Found:
    """Find the copies among eligible posts, repeats left out.

    Args:
        parts: of readings with their places.
        repeated: posts that are rejected for being repeats.
        scratch: a folder for what is long meanwhile.
    """
    room = DiskRoom(scratch)
    with room.file() as signed:
        gathered = _gather(parts, repeated, room, signed)
        order = order_by_time(gathered.moments, gathered.names)
        room.rest()
        signatures = gathered.signatures.reshape(-1, SIGNATURE_BYTES)
        offices = np.array(gathered.offices)
        copies = find_copies(signatures, offices, order, room, file=signed.fileno())
    return Found(gathered.posts, copies)


class _Gathered(NamedTuple):
    """What the copy-finder needs of each eligible post, on disk."""

    posts: Ints  # its place among all
    moments: Ints
    offices: NDArray[np.int32]  # a number for its set of offices
    names: pa.LargeBinaryArray
    signatures: NDArray[np.uint8]


def _gather(parts: Parts, repeated: Ints, room: DiskRoom, signed: BinaryIO) -> _Gathered:
    sets: dict[str, int] = {}
    with ExitStack() as held:
        files = [*(held.enter_context(room.file()) for _ in _KINDS[1:]), signed]
        start = letters = 0
        files[_ENDS].write(bytes(8))  # the first name begins here
        for batch in parts.each(COLUMNS):
            mine, places = _eligible(batch, repeated, start)
            start += batch.num_rows
            names, signatures = names_of(mine), mine.column("signature")
            ends = letters + np.cumsum(pc.binary_length(names).to_numpy())
            letters = int(ends[-1]) if ends.size else letters
            offices = np.fromiter(_offices(mine.column("districts"), sets), np.int32, len(places))
            numbers = (places, mine.column("moment").to_numpy(), offices, ends)
            _write(files, *numbers, _letters(names), _letters(signatures))
        columns = [room.mapped(file, kind) for file, kind in zip(files, _KINDS, strict=True)]
    posts, moments, offices, ends, letters_of_names, signatures = columns
    memory = [None, pa.py_buffer(ends), pa.py_buffer(letters_of_names)]
    names = pa.LargeBinaryArray.from_buffers(pa.large_binary(), posts.size, memory)
    return _Gathered(posts, moments, offices, names, signatures)


def _eligible(batch: pa.RecordBatch, repeated: Ints, start: int) -> tuple[pa.RecordBatch, Ints]:
    """A part's eligible posts without repeats, and their places among all."""
    kept = batch.column("eligible").to_numpy(zero_copy_only=False).copy()
    low, high = np.searchsorted(repeated, [start, start + batch.num_rows])
    kept[repeated[low:high] - start] = False
    places = np.flatnonzero(kept)
    return batch.take(pa.array(places)), places + start


def _offices(districts: pa.ListArray, sets: dict[str, int]) -> Iterator[int]:
    codes = pc.struct_field(districts.flatten(), "code")
    bounds = np.append(0, np.cumsum(pc.list_value_length(districts).to_numpy()))
    lists = pa.ListArray.from_arrays(pa.array(bounds, pa.int32()), codes)
    for codes_of_one in pc.binary_join(lists, " ").to_pylist():
        yield sets.setdefault(codes_of_one, len(sets))


def _write(files: list[BinaryIO], *columns: NDArray[Any]) -> None:
    for file, column in zip(files, columns, strict=True):
        file.write(np.ascontiguousarray(column).view(np.uint8).data)


def _letters(column: pa.Array) -> NDArray[np.uint8]:
    """All strings of a column, one after the other."""
    letters, bounds = memory_of(column)
    return letters[bounds[0] : bounds[-1]]

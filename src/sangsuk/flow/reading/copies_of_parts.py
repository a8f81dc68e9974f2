"""Copies among the readings of finished parts; what is long lies on disk."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from sangsuk.core.understand.copy_arrays import SIGNATURE_BYTES, Copies, find_copies
from sangsuk.engines.parts import Parts

COLUMNS: Final = ("eligible", "moment", "districts", "signature")

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
        scratch: a file for all signatures, taken away afterwards.
    """
    gathered = _Gathered(repeated)
    with scratch.open("wb") as file:
        for batch in parts.each(COLUMNS):
            file.write(gathered.add(batch))
    posts, moments, offices = gathered.arrays()
    if not posts.size:
        scratch.unlink()
        return Found(posts, Copies(posts, np.zeros(0, np.bool_)))
    signatures = np.memmap(scratch, np.uint8, "r").reshape(-1, SIGNATURE_BYTES)
    order = _by_time(posts, moments, parts)
    found = Found(posts, find_copies(np.asarray(signatures), offices, order))
    del signatures
    scratch.unlink()
    return found


class _Gathered:
    """What the copy-finder needs of each eligible post."""

    def __init__(self, repeated: Ints) -> None:
        self._repeated = repeated
        self._sets: dict[str, int] = {}
        self._start = 0
        self._columns: list[tuple[Ints, Ints, Ints]] = []

    def add(self, batch: pa.RecordBatch) -> bytes:
        """Take a part's posts; gives their signatures."""
        kept = batch.column("eligible").to_numpy(zero_copy_only=False).copy()
        low, high = np.searchsorted(self._repeated, [self._start, self._start + batch.num_rows])
        kept[self._repeated[low:high] - self._start] = False
        places = np.flatnonzero(kept)
        mine = batch.take(pa.array(places))
        offices = np.fromiter(self._offices(mine.column("districts")), np.int64, len(places))
        moments = mine.column("moment").to_numpy()
        self._columns.append((places + self._start, moments, offices))
        self._start += batch.num_rows
        return b"".join(mine.column("signature").to_pylist())

    def arrays(self) -> tuple[Ints, Ints, Ints]:
        """Places, moments, and a number for each one's set of offices."""
        if not self._columns:
            return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.int64)
        posts, moments, offices = (np.concatenate(c) for c in zip(*self._columns, strict=True))
        return posts, moments, offices

    def _offices(self, districts: pa.ListArray) -> Iterator[int]:
        codes = pc.struct_field(districts.flatten(), "code")
        bounds = np.append(0, np.cumsum(pc.list_value_length(districts).to_numpy()))
        lists = pa.ListArray.from_arrays(pa.array(bounds, pa.int32()), codes)
        for codes_of_one in pc.binary_join(lists, " ").to_pylist():
            yield self._sets.setdefault(codes_of_one, len(self._sets))


def _by_time(posts: Ints, moments: Ints, parts: Parts) -> Ints:
    """The posts by moment, then platform and id."""
    order = np.argsort(moments, kind="stable").astype(np.int64)
    ordered = moments[order]
    tied = np.zeros(order.size, np.bool_)
    tied[1:] = ordered[1:] == ordered[:-1]
    tied[:-1] |= tied[1:]
    names = _names(posts, np.sort(order[tied]), parts)
    at = order[tied]
    by_name = sorted(range(at.size), key=lambda n: (ordered[tied][n], names[int(at[n])]))
    order[tied] = at[by_name]
    return order


def _names(posts: Ints, wanted: Ints, parts: Parts) -> dict[int, tuple[str, str]]:
    """Platform and id of some of the posts."""
    names: dict[int, tuple[str, str]] = {}
    start = 0
    places = posts[wanted]
    for batch in parts.each(["platform", "id"]) if wanted.size else ():
        low, high = np.searchsorted(places, [start, start + batch.num_rows])
        mine = batch.take(pa.array(places[low:high] - start))
        pairs = zip(*(column.to_pylist() for column in mine.columns), strict=True)
        names.update(zip(wanted[low:high].tolist(), pairs, strict=True))
        start += batch.num_rows
    return names

"""The same post twice in one input: the first row stands, the others are rejections."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sangsuk.connectors.contract import Rejection
from sangsuk.engines.parts import Parts
from sangsuk.flow.files.post_batches import Rejected

KEYS_AT_ONCE: Final = 4_000_000  # more are looked through in several passes

Ints = NDArray[np.int64]


class Repeats(NamedTuple):
    """Posts that stand twice, by their place among all posts of the input."""

    posts: Ints  # in their order
    firsts: Ints  # the first row of the same post


def find_repeats(parts: Parts, posts: int) -> Repeats:
    """Posts whose platform and id an earlier row of the input has."""
    passes = max(1, -(-posts // KEYS_AT_ONCE))
    found = [_repeats(parts, which, passes) for which in range(passes)]
    later, first = (np.concatenate(columns) for columns in zip(*found, strict=True))
    order = np.argsort(later)
    return Repeats(later[order], first[order])


def rejections(repeats: Repeats, parts: Parts) -> Iterator[Rejected]:
    """A rejection for every repeat, in the order of rows."""
    rows = _Rows(parts, {*repeats.posts.tolist(), *repeats.firsts.tolist()})
    for post, first in zip(repeats.posts.tolist(), repeats.firsts.tolist(), strict=True):
        row, where, told = rows.seen[post]
        _, first_where, first_told = rows.seen[first]
        reason = (
            f"a repeat of the same post in {first_where}"
            if told == first_told
            else f"the platform and id are those of another post, in {first_where}, which is "
            "kept; give each post an id of its own"
        )
        yield Rejected(row, Rejection(where, reason))


def _repeats(parts: Parts, which: int, passes: int) -> tuple[Ints, Ints]:
    kept, places, start = [], [], 0
    for batch in parts.each(["key"]):
        keys = _numbers(batch.column("key"))
        mine = np.flatnonzero(keys[:, 0] % np.uint64(passes) == which)
        kept.append(keys[mine])
        places.append(mine + start)
        start += len(keys)
    if not kept:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    keys, place = np.concatenate(kept), np.concatenate(places)
    order = np.lexsort((keys[:, 1], keys[:, 0]))  # stable: equals stay in their order
    ordered = keys[order]
    again = np.zeros(order.size, np.bool_)
    again[1:] = (ordered[1:] == ordered[:-1]).all(axis=1)
    first = np.maximum.accumulate(np.where(again, 0, np.arange(order.size)))
    return place[order[again]], place[order[first[again]]]


def _numbers(column: pa.BinaryArray) -> NDArray[np.uint64]:
    _, _, content = column.buffers()
    return np.frombuffer(content, "<u8", count=2 * len(column)).reshape(-1, 2)


class _Rows:
    """Number, place and digest of the rows asked for."""

    def __init__(self, parts: Parts, wanted: set[int]) -> None:
        self.seen: dict[int, tuple[int, str, bytes]] = {}
        start = 0
        for batch in parts.each(["row", "where", "told"]) if wanted else ():
            row, where, told = (column.__getitem__ for column in batch.columns)
            for at in (at for at in range(batch.num_rows) if start + at in wanted):
                self.seen[start + at] = (row(at).as_py(), where(at).as_py(), told(at).as_py())
            start += batch.num_rows

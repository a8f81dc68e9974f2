"""Posts by moment, then platform and id, in little memory though all be of one moment."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

NAMES_AT_ONCE: Final = 1_000_000

Ints = NDArray[np.int32]


def names_of(batch: pa.RecordBatch) -> pa.StringArray:
    """Platform and id of posts in one, which sorts as the two do."""
    return pc.binary_join_element_wise(batch.column("platform"), batch.column("id"), "\0")


def order_by_time(
    moments: NDArray[np.int64], names: pa.LargeBinaryArray, *, at_once: int = NAMES_AT_ONCE
) -> Ints:
    """The posts by moment, then name.

    Args:
        moments: of each post.
        names: of each post; looked at for posts of one moment alone, and may lie on disk.
        at_once: names that are sorted at once, or all of a moment.
    """
    order = np.argsort(moments, kind="stable").astype(np.int32)
    ordered = moments[order]
    tied = np.zeros(order.size, np.bool_)
    tied[1:] = ordered[1:] == ordered[:-1]
    tied[:-1] |= tied[1:]
    places = np.flatnonzero(tied)
    for some in _whole_moments(ordered[places], at_once):
        at = places[some]
        rows = order[at]
        table = pa.table({"moment": ordered[at], "name": names.take(pa.array(rows))})
        keys = [("moment", "ascending"), ("name", "ascending")]
        order[at] = rows[pc.sort_indices(table, sort_keys=keys).to_numpy()]
    return order


def _whole_moments(ordered: NDArray[np.int64], at_once: int) -> Iterator[slice]:
    """Parts of moments in their order, that end where a moment ends."""
    ends = np.append(np.flatnonzero(ordered[1:] != ordered[:-1]) + 1, ordered.size)
    start = 0
    while start < ordered.size:
        last = np.searchsorted(ends, start + at_once, side="right") - 1
        end = int(ends[last]) if last >= 0 and ends[last] > start else 0
        end = end or int(ends[np.searchsorted(ends, start, side="right")])
        yield slice(start, end)
        start = end

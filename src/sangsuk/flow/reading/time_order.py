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
    for some in _whole_moments(ordered, at_once):
        tied = np.flatnonzero(_tied(ordered[some]))
        if not tied.size:
            continue
        rows = order[some][tied]
        names_tied = names.take(pa.array(rows))
        table = pa.table({"moment": ordered[some][tied], "name": names_tied})
        keys = [("moment", "ascending"), ("name", "ascending")]
        order[some][tied] = rows[pc.sort_indices(table, sort_keys=keys).to_numpy()]
    return order


def _tied(ordered: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether a moment is that of its neighbour."""
    tied = np.zeros(ordered.size, np.bool_)
    tied[1:] = ordered[1:] == ordered[:-1]
    tied[:-1] |= tied[1:]
    return tied


def _whole_moments(ordered: NDArray[np.int64], at_once: int) -> Iterator[slice]:
    """Parts of moments in their order, that end where a moment ends."""
    start = 0
    while start < ordered.size:
        end = ordered.size
        if start + at_once < end:
            end = int(np.searchsorted(ordered, ordered[start + at_once]))
        if end <= start:  # one moment has more
            end = int(np.searchsorted(ordered, ordered[start], side="right"))
        yield slice(start, end)
        start = end

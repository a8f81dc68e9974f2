"""Finished parts in, the readings of the whole input out, in the order of its rows."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from sangsuk.core.terms.reading import Reason, Review
from sangsuk.core.terms.tables import READINGS
from sangsuk.engines.parts import Parts
from sangsuk.flow.reading.copies_of_parts import Found

Ints = NDArray[np.int64]
Columns = dict[str, pa.Array]


class Marks(NamedTuple):
    """What is known only once all posts are read, by the posts' places among all."""

    repeated: Ints  # left out
    copies: Ints
    originals: NDArray[np.int32]  # what each copies, a place in `ids`
    ids: pa.StringArray
    suspected: Ints


def marks_of(parts: Parts, repeated: Ints, found: Found) -> Marks:
    copies, originals = found.originals()
    distinct = np.unique(originals)
    of = np.searchsorted(distinct, originals).astype(np.int32)
    return Marks(repeated, copies, of, _ids(parts, distinct), found.suspected())


def assemble(parts: Parts, marks: Marks) -> Iterator[pa.RecordBatch]:
    """Batches of `tables.READINGS` with copies marked and repeats left out."""
    start = 0
    for part in parts.each(READINGS.names):
        columns = dict(zip(READINGS.names, part.columns, strict=True))
        own = (start, start + part.num_rows)
        start = own[1]
        low, high = np.searchsorted(marks.copies, own)
        if low < high:
            of = marks.ids.take(pa.array(marks.originals[low:high]))
            columns |= _copied(columns, marks.copies[low:high] - own[0], of)
        low, high = np.searchsorted(marks.suspected, own)
        if low < high:
            columns["review"] = _suspected(columns["review"], marks.suspected[low:high] - own[0])
        batch = pa.RecordBatch.from_arrays(list(columns.values()), schema=READINGS)
        low, high = np.searchsorted(marks.repeated, own)
        if low < high:
            kept = ~_mask(batch.num_rows, marks.repeated[low:high] - own[0])
            batch = batch.filter(pa.array(kept))
        yield batch


def _copied(columns: Columns, copies: Ints, of: pa.Array) -> Columns:
    """The columns that say that some posts are copies, in their order, and of what."""
    mask = pa.array(_mask(len(columns["id"]), copies))
    reason = pa.scalar(Reason.DUPLICATE.value)
    return {
        "eligible": pc.and_not(columns["eligible"], mask),
        "ineligible_reason": pc.if_else(mask, reason, columns["ineligible_reason"]),
        "duplicate_of": pc.replace_with_mask(columns["duplicate_of"], mask, of),
    }


def _suspected(review: pa.ListArray, posts: Ints) -> pa.ListArray:
    """The lists, those of some posts with one reason more at their end."""
    lengths = pc.list_value_length(review).to_numpy()
    ends = np.cumsum(lengths)
    more = pa.concat_arrays([review.flatten(), pa.array([Review.COPY_SUSPECTED.value])])
    which = np.insert(np.arange(len(more) - 1), ends[posts], len(more) - 1)
    bounds = np.concatenate([[0], ends + np.cumsum(_mask(lengths.size, posts))])
    return pa.ListArray.from_arrays(pa.array(bounds, pa.int32()), more.take(pa.array(which)))


def _mask(size: int, places: Ints) -> NDArray[np.bool_]:
    mask = np.zeros(size, np.bool_)
    mask[places] = True
    return mask


def _ids(parts: Parts, posts: Ints) -> pa.Array:
    """The ids of some posts, in their order."""
    found, start = [pa.array([], pa.string())], 0
    for batch in parts.each(["id"]) if posts.size else ():
        low, high = np.searchsorted(posts, [start, start + batch.num_rows])
        found.append(batch.column("id").take(pa.array(posts[low:high] - start)))
        start += batch.num_rows
    return pa.concat_arrays(found)

"""Finished parts in, the readings of the whole input out, in the order of its rows."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sangsuk.core.terms.reading import Reason, Review
from sangsuk.core.terms.tables import READINGS
from sangsuk.engines.parts import Parts
from sangsuk.flow.reading.copies_of_parts import Found

MARKED: Final = ("eligible", "ineligible_reason", "duplicate_of", "review")

Ints = NDArray[np.int64]


class Marks(NamedTuple):
    """What is known only once all posts are read, by the posts' places among all."""

    repeated: Ints  # left out
    copies: Ints
    originals: Ints
    suspected: Ints


def marks_of(repeated: Ints, found: Found) -> Marks:
    return Marks(repeated, *found.originals(), found.suspected())


def assemble(parts: Parts, marks: Marks) -> Iterator[pa.RecordBatch]:
    """Batches of `tables.READINGS` with copies marked and repeats left out."""
    ids = dict(_ids(parts, marks.originals))
    start = 0
    for part in parts.each(READINGS.names):
        batch = pa.RecordBatch.from_arrays(part.columns, schema=READINGS)
        own = range(start, start + batch.num_rows)
        start = own.stop
        changes = _changes(batch, marks, ids, own)
        if changes:
            batch = _changed(batch, changes)
        low, high = np.searchsorted(marks.repeated, [own.start, own.stop])
        if low < high:
            kept = np.ones(batch.num_rows, np.bool_)
            kept[marks.repeated[low:high] - own.start] = False
            batch = batch.filter(pa.array(kept))
        yield batch


def _changes(
    batch: pa.RecordBatch, marks: Marks, ids: dict[int, str], own: range
) -> dict[int, dict[str, Any]]:
    """New values of the marked columns, by the row in the batch."""
    changes: dict[int, dict[str, Any]] = {}
    low, high = np.searchsorted(marks.copies, [own.start, own.stop])
    pairs = zip(marks.copies[low:high].tolist(), marks.originals[low:high].tolist(), strict=True)
    for post, original in pairs:
        changes[post - own.start] = {
            "eligible": False,
            "ineligible_reason": Reason.DUPLICATE.value,
            "duplicate_of": ids[original],
        }
    low, high = np.searchsorted(marks.suspected, [own.start, own.stop])
    for post in marks.suspected[low:high].tolist():
        review = batch.column("review")[post - own.start].as_py()
        changes[post - own.start] = {"review": [*review, Review.COPY_SUSPECTED.value]}
    return changes


def _changed(batch: pa.RecordBatch, changes: dict[int, dict[str, Any]]) -> pa.RecordBatch:
    columns = {name: batch.column(name) for name in batch.schema.names}
    for name in MARKED:
        values = columns[name].to_pylist()
        for at, change in changes.items():
            values[at] = change.get(name, values[at])
        columns[name] = pa.array(values, READINGS.field(name).type)
    return pa.RecordBatch.from_arrays(list(columns.values()), schema=READINGS)


def _ids(parts: Parts, posts: Ints) -> Iterator[tuple[int, str]]:
    wanted, start = np.unique(posts), 0
    for batch in parts.each(["id"]) if wanted.size else ():
        low, high = np.searchsorted(wanted, [start, start + batch.num_rows])
        ids = batch.column("id").take(pa.array(wanted[low:high] - start)).to_pylist()
        yield from zip(wanted[low:high].tolist(), ids, strict=True)
        start += batch.num_rows

"""Rows on their way in: where each stands, which post it is, and a sum of all that it tells."""

import hashlib
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sangsuk.core.terms.tables import PLACES, POSTS, TOLD
from sangsuk.core.understand.post_arrays import memory_of

KEY_BYTES: Final = 16
ARRIVING: Final = pa.unify_schemas([POSTS, PLACES])
PLACED: Final = pa.unify_schemas([TOLD, pa.schema([PLACES.field("row"), PLACES.field("where")])])


def arriving(rows: pa.RecordBatch) -> pa.RecordBatch:
    """Rows of `PLACED` as a batch of `ARRIVING`."""
    columns = dict(zip(rows.schema.names, rows.columns, strict=True))
    columns |= {"key": _keys(rows), "told": _sums(rows)}
    return pa.RecordBatch.from_arrays([columns[name] for name in ARRIVING.names], schema=ARRIVING)


def _keys(rows: pa.RecordBatch) -> pa.BinaryArray:
    """A digest of platform and id, by which the same post is known again."""
    names = pc.binary_join_element_wise(rows.column("platform"), rows.column("id"), "\0")
    digests = (
        hashlib.blake2b(name, digest_size=KEY_BYTES).digest()
        for name in names.cast(pa.binary()).to_pylist()
    )
    return _fixed(b"".join(digests), KEY_BYTES)


def _sums(rows: pa.RecordBatch) -> pa.BinaryArray:
    """A sum of all that each row tells: what differs in one cell is no repeat."""
    # why: compiled loops are slow to load, and not every command reads
    from sangsuk.core.understand.column_loops import stir_rows  # noqa: PLC0415

    sums = np.zeros(rows.num_rows, np.uint64)
    for name in TOLD.names:
        column = _written(rows.column(name))
        given = column.is_valid().to_numpy(zero_copy_only=False)
        stir_rows(sums, *memory_of(column), given)
    return _fixed(sums.tobytes(), sums.itemsize)


def _written(column: pa.Array) -> pa.StringArray:
    if pa.types.is_list(column.type):
        return pc.binary_join(column, ";")
    return column.cast(pa.string())


def _fixed(content: bytes, size: int) -> pa.BinaryArray:
    """Each so many bytes by itself."""
    bounds = np.arange(0, len(content) + 1, size, dtype=np.int32)
    buffers = [None, pa.py_buffer(bounds), pa.py_buffer(content)]
    return pa.BinaryArray.from_buffers(pa.binary(), bounds.size - 1, buffers)

"""Posts in Parquet, whatever type holds the text."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from sangsuk.connectors.contract import Rejection, SomeRows
from sangsuk.connectors.files.opening import bytes_of
from sangsuk.connectors.files.plain_posts import plain_posts
from sangsuk.connectors.files.rows import known_columns, make_post
from sangsuk.core.errors import UnreadableSourceError
from sangsuk.core.terms.story import Post

_ROWS_AT_ONCE: Final = 1024
_NOT_UTF8: Final = "\udcff"  # stands for what is not UTF-8: its row is rejected


class ParquetFile:
    """Only the known columns are read; a timestamp needs a time zone like any posted_at."""

    name = "parquet"

    def __init__(self, path: Path, *, title: str) -> None:
        self._path = path
        self._title = title
        self._number = 0
        self.where = title
        self.portion = 0.0

    def read(self) -> Iterator[Post | Rejection]:
        with self._told_where():
            for batch in self._batches():
                for row in _batch_rows(batch):
                    self._number += 1
                    self.where = self._place(self._number)
                    yield make_post(row, where=self.where)

    def read_some(self) -> Iterator[SomeRows]:
        with self._told_where():
            for batch in self._batches():
                first = self._number + 1
                posts, plain = plain_posts(batch)
                unusual = np.flatnonzero(~plain)
                rows = _batch_rows(batch.take(pa.array(unusual)))
                others = {
                    at: make_post(row, where=self._place(first + at))
                    for at, row in zip(unusual.tolist(), rows, strict=True)
                }
                self._number += batch.num_rows
                self.where = self._place(self._number)
                yield SomeRows(f"{self._title}, row ", first, plain, posts, others)

    def _place(self, number: int) -> str:
        return f"{self._title}, row {number}"

    def _batches(self) -> Iterator[pa.RecordBatch]:
        """The known columns by our names, some rows at a time."""
        with bytes_of(self._path, title=self._title) as (file, _):
            # Read ahead, all columns of a file would stay in memory until its end.
            parquet = pq.ParquetFile(file, pre_buffer=False)
            header = parquet.schema_arrow.names
            names = known_columns(header, where=self._title)
            ours = {header[n]: name for n, name in names.items()}
            for batch in parquet.iter_batches(_ROWS_AT_ONCE, columns=list(ours)):
                yield batch.rename_columns([ours[name] for name in batch.schema.names])
                self.portion = self._number / parquet.metadata.num_rows

    @contextmanager
    def _told_where(self) -> Iterator[None]:
        try:
            yield
        except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
            raise UnreadableSourceError(
                "posts.broken_parquet",
                what="The file is no Parquet, or it is damaged after this place.",
                where=self.where,
                remedy="copy or export it again; a copy that was broken off is often the cause.",
            ) from error


def rows_of_parquet(parquet: Any) -> tuple[list[str], Iterator[dict[str, object]]]:
    """All columns of an open file, and its rows."""
    header = list(parquet.schema_arrow.names)
    batches = parquet.iter_batches(_ROWS_AT_ONCE)
    return header, (row for batch in batches for row in _batch_rows(batch))


def _batch_rows(batch: pa.RecordBatch) -> Iterator[dict[str, object]]:
    columns = {name: _values(batch.column(name)) for name in batch.schema.names}
    for n in range(batch.num_rows):
        yield {column: values[n] for column, values in columns.items()}


def _values(array: pa.Array) -> list[object]:
    if pa.types.is_dictionary(array.type):
        array = array.dictionary_decode()
    if pa.types.is_timestamp(array.type):
        # Python knows no nanoseconds, and a post none either.
        array = array.cast(pa.timestamp("us", tz=array.type.tz), safe=False)
    try:
        values: list[object] = array.to_pylist()
    except UnicodeDecodeError:
        values = [_value(scalar) for scalar in array]
    return [_decoded(value) if isinstance(value, bytes) else value for value in values]


def _value(scalar: pa.Scalar) -> object:
    try:
        value: object = scalar.as_py()
    except UnicodeDecodeError:
        return _NOT_UTF8
    return value


def _decoded(value: bytes) -> str:
    return value.decode(errors="surrogateescape")

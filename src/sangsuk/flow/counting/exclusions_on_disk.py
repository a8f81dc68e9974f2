"""What is not counted, on disk: many millions of rows in little memory."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa

from sangsuk.core.rank.exclusions import EXCLUSIONS

_KINDS: Final = {"string": "VARCHAR", "bool": "BOOLEAN"}
_MEMORY: Final = "200MB"  # of the store; what does not fit is sorted on disk


class KeptOnDisk:
    """Batches of `EXCLUSIONS`, listed by platform and id."""

    def __init__(self, folder: Path) -> None:
        """A store in a folder of its own, whose owner takes it away."""
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": _MEMORY,
            "threads": 1,
            "temp_directory": str(folder),
        }
        self._store = duckdb.connect(str(folder / "excluded.duckdb"), config=settings)
        columns = ", ".join(f'"{field.name}" {_KINDS[str(field.type)]}' for field in EXCLUSIONS)
        self._store.execute(f"CREATE TABLE excluded ({columns})")

    @property
    def column_names(self) -> list[str]:
        return list(EXCLUSIONS.names)

    def add(self, batch: pa.RecordBatch) -> None:
        self._store.register("arrived", pa.Table.from_batches([batch]))
        with _room_told():
            self._store.execute("INSERT INTO excluded SELECT * FROM arrived")

    def listed(self) -> "KeptOnDisk":
        return self

    def to_batches(self, most: int) -> Iterator[pa.RecordBatch]:
        """All rows in their order, once: the store is closed behind them."""
        asked: Any = self._store.sql("SELECT * FROM excluded ORDER BY platform, story")
        with _room_told():
            for batch in asked.to_arrow_reader(most):
                yield batch.cast(EXCLUSIONS)
        self._store.close()


@contextmanager
def _room_told() -> Iterator[None]:
    """A disk without room is told as the system tells it, for all who write results."""
    try:
        yield
    except (duckdb.IOException, duckdb.OutOfMemoryException, duckdb.TransactionException) as error:
        raise OSError(errno.ENOSPC, str(error)) from error

"""Finished parts of a long work: each file is whole or is not there."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pyarrow as pa

ENDING: Final = ".arrow"
_OPTIONS: Final = pa.ipc.IpcWriteOptions(compression="lz4")


class Parts:
    """Numbered record batches in a folder, each in a file of its own.

    A part is written under another name and renamed when it is whole, so that
    whatever is killed at any moment leaves none half done.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, number: int, batch: pa.RecordBatch) -> None:
        partial = self._path(number).with_suffix(".tmp")
        with (
            pa.OSFile(str(partial), "wb") as file,
            pa.ipc.new_file(file, batch.schema, options=_OPTIONS) as writer,
        ):
            writer.write_batch(batch)
        partial.replace(self._path(number))

    def has(self, number: int, rows: int) -> bool:
        """Whether that part is finished, with so many rows; a damaged one is none."""
        try:
            return bool(self.recall(number).num_rows == rows)
        except (OSError, pa.ArrowException):
            return False

    def recall(self, number: int, columns: Sequence[str] | None = None) -> pa.RecordBatch:
        """A finished part, or some of its columns; the others are not unpacked."""
        with pa.OSFile(str(self._path(number)), "rb") as file:
            names = pa.ipc.open_file(file).schema.names
            wanted = [names.index(name) for name in columns or names]
            options = pa.ipc.IpcReadOptions(included_fields=wanted)
            batch = pa.ipc.open_file(file, options=options).get_batch(0)
        return batch.select(list(columns)) if columns else batch

    def each(self, columns: Sequence[str] | None = None) -> Iterator[pa.RecordBatch]:
        """All parts in their order."""
        for path in sorted(self.folder.glob(f"*{ENDING}")):
            yield self.recall(int(path.stem), columns)

    def _path(self, number: int) -> Path:
        return self.folder / f"{number:08}{ENDING}"

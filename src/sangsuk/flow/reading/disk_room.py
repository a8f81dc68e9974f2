"""Long arrays on disk, of which only what is in use stays in memory."""

import mmap
import os
from collections.abc import Iterator
from contextlib import contextmanager
from math import prod
from pathlib import Path
from typing import Any, BinaryIO
from weakref import WeakSet

import numpy as np
from numpy.typing import NDArray

NAME = "scratch"


class DiskRoom:
    """Arrays whose files have no name: they go with the array, and with a killed process."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._maps: WeakSet[mmap.mmap] = WeakSet()

    def array(self, shape: tuple[int, ...], kind: type[np.generic]) -> NDArray[Any]:
        """Zeros, whose room on the disk is theirs from the beginning.

        Raises:
            OSError: there is not so much room; later, a full disk would kill the process.
        """
        with self.file() as file:
            if size := prod(shape) * np.dtype(kind).itemsize:
                os.posix_fallocate(file.fileno(), 0, size)
            return self.mapped(file, kind).reshape(shape)

    @contextmanager
    def file(self) -> Iterator[BinaryIO]:
        """An empty file to write into."""
        path = self._folder / NAME
        with path.open("w+b") as file:
            path.unlink()
            yield file

    def mapped(self, file: BinaryIO, kind: type[np.generic]) -> NDArray[Any]:
        """All that was written into a file."""
        file.flush()
        if not file.seek(0, 2):
            return np.empty(0, kind)
        memory = mmap.mmap(file.fileno(), 0)
        self._maps.add(memory)
        return np.frombuffer(memory, kind)

    def rest(self) -> None:
        """Pages leave the process; what was written stays with the system, and on disk."""
        for memory in self._maps:
            memory.madvise(mmap.MADV_DONTNEED)

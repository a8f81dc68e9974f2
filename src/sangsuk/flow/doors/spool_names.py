"""Names in the spool that are on the disk before they are needed.

Making a file and forcing its folder to the disk takes longer than forcing what is
written into it: names are made many at a time, beside the requests that use them.
"""

import os
import uuid
from collections import deque
from pathlib import Path
from threading import Lock, Thread
from typing import Final

ENDING: Final = ".delivery"
READY: Final = ".ready"
AT_ONCE: Final = 64
FEW: Final = 32  # more are made while these last


class Names:
    """The names of one process in one folder; a process that forks makes its own."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._owner = folder, os.getpid()
        self._names: deque[Path] = deque()
        self._lock, self._making = Lock(), Lock()

    @property
    def is_ours(self) -> bool:
        return self._owner == os.getpid()

    def take(self) -> Path:
        """A name for one file, which is empty and on the disk."""
        while True:
            with self._lock:
                name = self._names.popleft() if self._names else None
                is_low = len(self._names) < FEW
            if name is None:
                self._make()  # the first of all waits, and nobody after it
                continue
            if is_low and not self._making.locked():
                Thread(target=self._make, daemon=True).start()
            return name

    def _make(self) -> None:
        with self._making:
            if len(self._names) >= FEW:
                return
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            made = [
                self._folder / f"{self._owner}-{uuid.uuid4().hex}{READY}" for _ in range(AT_ONCE)
            ]
            for name in made:
                name.touch(mode=0o600, exist_ok=False)
            _force(self._folder)
            with self._lock:
                self._names.extend(made)


_kept: dict[Path, Names] = {}
_keeping: Final = Lock()


def names_of(folder: Path) -> Names:
    """The names of this process in a folder; those of processes that are gone are cleared away."""
    with _keeping:
        names = _kept.get(folder)
        if names is None or not names.is_ours:
            _clear(folder)
            names = _kept[folder] = Names(folder)
        return names


def _clear(folder: Path) -> None:
    """Empty names whose process is gone; one that is taken for gone and is not, makes others."""
    for file in folder.glob(f"*{READY}"):
        owner = file.name.partition("-")[0]
        if owner.isdecimal() and not _lives(int(owner)) and not file.stat().st_size:
            file.unlink(missing_ok=True)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _force(folder: Path) -> None:
    """The names of new files are kept by their folder."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)

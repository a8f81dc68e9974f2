"""Files that appear whole or not at all."""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from sangsuk.core.errors import CallError

_DISK_FAULTS: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS})


@contextmanager
def staged(*finals: Path) -> Iterator[tuple[Path, ...]]:
    """Gives a partial file for each final one; all take their names when the block is done.

    Partial files lie hidden beside the final ones and are on the disk before the
    first of them is renamed.  Killed at any moment before that, all of the old
    result stands.  The renames follow one another at once, yet a kill that
    falls between two of them leaves some files new and some old.

    Raises:
        CallError: a place cannot be written, or another run is writing it.
    """
    with ExitStack() as held:
        partials = tuple(held.enter_context(_partial(final)) for final in finals)
        with _disk_faults_told(finals[0]):
            yield partials
            for partial in partials:
                _flush(partial)
            for partial, final in zip(partials, finals, strict=True):
                partial.replace(final)
            for folder in {final.parent for final in finals}:
                _flush(folder)


@contextmanager
def alone(place: Path) -> Iterator[None]:
    """Nobody else does what is done under that name until the block is done or killed.

    Raises:
        CallError: another run is in it.
    """
    with _partial(place):
        yield


@contextmanager
def _partial(final: Path) -> Iterator[Path]:
    """An empty hidden file that only this process writes; a kill frees it for the next run."""
    path = final.with_name(f".{final.name}.partial")
    try:
        if final.is_dir():
            raise IsADirectoryError(errno.EISDIR, "it is a folder")
        final.parent.mkdir(parents=True, exist_ok=True)
        descriptor = _open_locked(path)
    except OSError as error:
        raise _unwritable(final, error) from error
    try:
        os.ftruncate(descriptor, 0)
        yield path
    finally:
        # Only before the lock goes: afterwards the name may be another run's.
        if _is_at(descriptor, path):
            path.unlink()
        os.close(descriptor)


def _open_locked(path: Path) -> int:
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(descriptor)
            raise
        if _is_at(descriptor, path):
            return descriptor
        os.close(descriptor)  # renamed by its writer between our opening and locking it


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


@contextmanager
def _disk_faults_told(final: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _DISK_FAULTS:
            raise _unwritable(final, error) from error
        raise


def _unwritable(final: Path, error: OSError) -> CallError:
    if isinstance(error, BlockingIOError):
        return CallError(
            "output.taken",
            what="Another run is writing this result.",
            where=str(final),
            remedy="wait until it is done, or write to another place.",
        )
    return CallError(
        "output.unwritable",
        what=f"The result cannot be written: {error.strerror or error}.",
        where=str(final),
        remedy="make room or name another place with --out.",
    )


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

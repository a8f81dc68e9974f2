"""An audit opened once for many pages: its files are hashed again only when one of them changes."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from sangsuk.flow.audit import faults, files
from sangsuk.flow.audit.commit import Committed, open_commitment
from sangsuk.flow.audit.draw import Sample, open_sample

Stamp = tuple[str, int, int, int]  # name, size, when changed, which file
MOST_OPEN: Final = 4


def open_audit(folder: Path) -> tuple[Committed, Sample]:
    """The commitment and the sample of a result.

    They are kept by the digest of the commitment and by size and time of every file
    that it commits to; `sangsuk audit status` hashes all of them whatever is kept.

    Raises:
        CallError: nothing was committed or drawn, or a file has changed.
    """
    path = folder / files.COMMITMENT
    if not path.is_file():
        raise faults.not_committed(path)
    names = [*files.read_json(path).get("files", {}), files.COMMITMENT, files.DRAW, files.SAMPLE]
    return _opened(folder, files.digest_of(path), tuple(_stamp(folder / name) for name in names))


@lru_cache(maxsize=MOST_OPEN)
def _opened(folder: Path, _digest: str, _stamps: tuple[Stamp, ...]) -> tuple[Committed, Sample]:
    committed = open_commitment(folder)
    return committed, open_sample(folder, committed)


def _stamp(path: Path) -> Stamp:
    if not path.is_file():
        return (path.name, 0, 0, 0)
    told = path.stat()
    return (path.name, told.st_size, told.st_mtime_ns, told.st_ino)

"""Opens a file of posts, and says plainly why one cannot be opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from sangsuk.core.errors import UnreadableSourceError

_WIDE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


@contextmanager
def bytes_of(path: Path, *, title: str) -> Iterator[tuple[BinaryIO, int]]:
    """The open file and its size in bytes.

    Raises:
        UnreadableSourceError: it cannot be opened, or nothing is in it.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise unopenable(title, error) from error
    with file:
        size = path.stat().st_size
        if size == 0:
            raise empty(title)
        yield file, size


def empty(title: str) -> UnreadableSourceError:
    return UnreadableSourceError(
        "posts.empty_file",
        what="The file is empty (0 bytes).",
        where=title,
        remedy="export it again; a file without posts still has its header.",
    )


def unopenable(title: str, error: OSError) -> UnreadableSourceError:
    return UnreadableSourceError(
        "posts.unopenable",
        what=f"The file cannot be opened: {error.strerror or 'it gives no reason'}.",
        where=title,
        remedy="check that the file is there and that you may read it.",
    )


def is_utf16(file: BinaryIO) -> bool:
    """Whether the file says so by its mark; back to the start."""
    beginning = file.read(4)
    file.seek(0)
    return beginning[:2] in _WIDE_MARKS and beginning[2:] != b"\0\0"


def refuse_wide_encodings(file: BinaryIO, *, title: str) -> None:
    """Refuse UTF-16 and UTF-32, which begin with a mark of their own; back to the start."""
    beginning = file.read(4)
    file.seek(0)
    if beginning[:2] in _WIDE_MARKS or beginning == b"\x00\x00\xfe\xff":
        raise UnreadableSourceError(
            "posts.wide_encoding",
            what="The file is in UTF-16 or UTF-32.",
            where=f"{title}, line 1",
            remedy="save it as UTF-8 (in Excel: Save As, CSV UTF-8).",
        )

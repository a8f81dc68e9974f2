"""Workbooks that are small as a file and fill the memory when they are unpacked."""

import zipfile
from typing import BinaryIO, Final

from sangsuk.core.errors import UnreadableSourceError

MOST_UNPACKED: Final = 1_000_000_000  # bytes; a workbook of a million posts has some 600 MB
HARMLESS: Final = 50_000_000  # bytes, however tightly they are packed
MOST_PACKED: Final = (
    150  # times; a sheet of text packs to a tenth, one of the same cells to a fiftieth
)


def refuse_bombs(file: BinaryIO, *, title: str) -> None:
    """Refuse what unpacks to far more than it is; back to the start.

    What the list of its parts says is enough: no more of a part is unpacked than that.

    Raises:
        UnreadableSourceError: it does.
    """
    packed = file.seek(0, 2)
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as book:
            unpacked = sum(part.file_size for part in book.infolist())
    except zipfile.BadZipFile:
        return  # said by whoever opens it
    finally:
        file.seek(0)
    if unpacked > MOST_UNPACKED or unpacked > max(HARMLESS, MOST_PACKED * packed):
        raise UnreadableSourceError(
            "posts.bomb",
            what=f"The workbook of {packed:,} bytes unpacks to {unpacked:,}; it is not opened.",
            where=title,
            remedy="copy the rows with posts into a new workbook and save that.",
        )

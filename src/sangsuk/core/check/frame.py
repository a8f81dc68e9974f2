"""The ZIP around the files: what is not a file's own is determined, so no byte can change."""

import struct
import zipfile
from collections.abc import Iterator
from typing import Final

from sangsuk.core.check.archive import Fault

FRAME: Final = "the archive"
VERSION: Final = 20
UNIX: Final = 3
DEFLATED: Final = zipfile.ZIP_DEFLATED
LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP can say: the same every time
MODE: Final = 0o644 << 16

_TIME, _DATE = 0, (1 << 5) | 1  # LONG_AGO as MS-DOS wrote it


def check_frame(archive: zipfile.ZipFile) -> Iterator[Fault]:
    """The archive is made as `sangsuk bundle` makes it, with nothing before, between or after."""
    try:
        yield from _frame_faults(archive)
    except struct.error:
        yield Fault(FRAME, None, "the list of files in the ZIP was changed")


def _frame_faults(archive: zipfile.ZipFile) -> Iterator[Fault]:
    file = archive.fp
    if file is None:
        return
    at, index = 0, b""
    for entry in archive.infolist():
        head = _head(entry)
        file.seek(at)
        if entry.header_offset != at or file.read(len(head)) != head:
            yield Fault(entry.filename, None, "its entry in the ZIP was changed")
            return
        index += _index_line(entry, at)
        at += len(head) + entry.compress_size
    file.seek(at)
    count = len(archive.infolist())
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(index), at, 0)
    if file.read(len(index + end) + 1) != index + end:
        yield Fault(FRAME, None, "the list of files in the ZIP was changed")


def _head(entry: zipfile.ZipInfo) -> bytes:
    name = entry.filename.encode("ascii", "replace")
    parts = (b"PK\3\4", VERSION, 0, DEFLATED, _TIME, _DATE)
    sizes = (entry.CRC, entry.compress_size, entry.file_size, len(name), 0)
    return struct.pack("<4s5H3L2H", *parts, *sizes) + name


def _index_line(entry: zipfile.ZipInfo, at: int) -> bytes:
    name = entry.filename.encode("ascii", "replace")
    parts = (b"PK\1\2", VERSION, UNIX, VERSION, 0, 0, DEFLATED, _TIME, _DATE)
    sizes = (entry.CRC, entry.compress_size, entry.file_size, len(name), 0, 0, 0, 0)
    return struct.pack("<4s4B4H3L5H2L", *parts, *sizes, MODE, at) + name

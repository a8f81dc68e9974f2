"""Posts in JSON Lines: one object a line, UTF-8."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from sangsuk.connectors.contract import Rejection
from sangsuk.connectors.files.opening import bytes_of, refuse_wide_encodings
from sangsuk.connectors.files.rows import make_post
from sangsuk.core.errors import UnreadableSourceError
from sangsuk.core.terms.story import Post

MOST_LINE_BYTES: Final = 64_000_000  # a text of 5 MB is 10 MB when every character is escaped
_MARK: Final = b"\xef\xbb\xbf"


class JsonLines:
    """Blank lines are no rows; a line that cannot be read is a rejection.

    Only where no line at all looks like an object in UTF-8 is the whole file refused.
    """

    name = "jsonl"

    def __init__(self, path: Path, *, title: str) -> None:
        self._path = path
        self._title = title
        self._readable = False
        self._first_fault = ""
        self.where = title
        self.portion = 0.0

    def read(self) -> Iterator[Post | Rejection]:
        with bytes_of(self._path, title=self._title) as (file, size):
            refuse_wide_encodings(file, title=self._title)
            for number, line in _lines(file):
                self.portion = file.tell() / size
                if line.strip():
                    self.where = f"{self._title}, line {number}"
                    yield self._row(line)
        if self._first_fault and not self._readable:
            raise UnreadableSourceError(
                "posts.not_jsonl",
                what=f"No line is a JSON object in UTF-8; the first {self._first_fault}.",
                where=self._title,
                remedy="write one JSON object a line in UTF-8, or give the file the ending of "
                "its kind (.csv, .xlsx, .parquet).",
            )

    def _row(self, line: bytes) -> Post | Rejection:
        if len(line) >= MOST_LINE_BYTES:
            return Rejection(self.where, f"the line is longer than {MOST_LINE_BYTES:,} bytes")
        try:
            row = json.loads(line.decode())
        except UnicodeDecodeError as error:
            return self._fault(
                f"is not UTF-8 (byte {error.start + 1} is 0x{line[error.start]:02X})",
                remedy="save the file as UTF-8",
            )
        except (ValueError, RecursionError):
            self._readable |= line.lstrip().startswith(b"{")
            return self._fault("is not whole JSON", remedy="it may be cut off")
        if not isinstance(row, dict):
            return self._fault("is JSON but no object", remedy="write {…} on each line")
        self._readable = True
        return make_post(row, where=self.where)

    def _fault(self, fault: str, *, remedy: str) -> Rejection:
        self._first_fault = self._first_fault or f"({self.where}) {fault}"
        return Rejection(self.where, f"the line {fault}; {remedy}")


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Lines with their numbers; of one that is too long only the beginning."""
    number = 0
    while line := file.readline(MOST_LINE_BYTES):
        number += 1
        yield number, line.removeprefix(_MARK) if number == 1 else line
        while len(line) == MOST_LINE_BYTES and not line.endswith(b"\n"):
            line = file.readline(MOST_LINE_BYTES)

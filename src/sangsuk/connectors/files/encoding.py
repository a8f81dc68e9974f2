"""Which encoding a text file is in: UTF-8, or the older Thai one (TIS-620, CP874)."""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from sangsuk.core.errors import UnreadableSourceError

UTF8: Final = "utf-8-sig"  # Excel in Thailand writes a byte-order mark
THAI: Final = "cp874"  # holds all of TIS-620
_CHUNK: Final = 1 << 20
_ASCII: Final = bytes(range(128))
_THAI_IN_UTF8: Final = re.compile(rb"\xe0[\xb8\xb9][\x80-\xbf]")
# Thai marks stand above or below a letter of Thai; in other encodings their bytes do not.
_MARK: Final = re.compile("[ัิ-ฺ็-๎]")
_MARK_IN_PLACE: Final = re.compile("(?<=[ก-ฮะ-ฺ็-๎])[ัิ-ฺ็-๎]")
_LETTER: Final = re.compile("[ก-ฮ]")
_MOST_OUT_OF_PLACE: Final = 0.1


def detect_encoding(file: BinaryIO, *, title: str) -> str:
    """`UTF8` or `THAI`; back to the start.

    UTF-8 with damaged places stays `UTF8`: the rows that hold them are
    rejected later, the others can be read.

    Raises:
        UnreadableSourceError: it is neither.
    """
    encoding = UTF8 if _is_utf8(file) or _is_damaged_utf8(file) else THAI
    if encoding == THAI:
        _check_thai(file, title=title)
    file.seek(0)
    return encoding


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    file.seek(0)
    while chunk := file.read(_CHUNK):
        yield chunk


def _is_utf8(file: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for chunk in _chunks(file):
            decoder.decode(chunk)  # never final: a last character that is cut off is a row's fault
    except UnicodeDecodeError:
        return False
    return True


def _is_damaged_utf8(file: BinaryIO) -> bool:
    """Whether most of what is not ASCII is Thai in UTF-8 all the same."""
    high = thai = 0
    for chunk in _chunks(file):
        high += len(chunk.translate(None, _ASCII))
        thai += 3 * len(_THAI_IN_UTF8.findall(chunk))
    return thai > high / 2


def _check_thai(file: BinaryIO, *, title: str) -> None:
    letters = marks = in_place = line = 0
    decoder = codecs.getincrementaldecoder(THAI)()
    for chunk in _chunks(file):
        try:
            text = decoder.decode(chunk)
        except UnicodeDecodeError as error:
            line += chunk.count(b"\n", 0, error.start) + 1
            raise _neither(title, line) from None
        letters += len(_LETTER.findall(text))
        marks += len(_MARK.findall(text))
        in_place += len(_MARK_IN_PLACE.findall(text))
        line += chunk.count(b"\n")
    if not letters or marks - in_place > marks * _MOST_OUT_OF_PLACE:
        raise _neither(title, 1)


def _neither(title: str, line: int) -> UnreadableSourceError:
    return UnreadableSourceError(
        "posts.wrong_encoding",
        what="The file is neither in UTF-8 nor in the Thai encoding TIS-620 (CP874).",
        where=f"{title}, line {line}",
        remedy="save it as UTF-8 (in Excel: Save As, CSV UTF-8).",
    )

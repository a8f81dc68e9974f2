"""One cell of a row: its value as a post needs it, or `NoPost` with a reason.

A reason names the column and the remedy.  It quotes a value only where that
cannot be a citizen's words: columns slip, and a story may stand where a date should.
"""

import re
from datetime import datetime
from decimal import Decimal
from typing import Final

from sangsuk.connectors.files.rounding import REMEDY
from sangsuk.core.terms.codes import SERVICES
from sangsuk.core.terms.story import MOST_TEXT_BYTES, AuthorKind

EXAMPLE_MOMENT: Final = "2020-12-02T09:14:35+07:00"
FIRST_BUDDHIST_YEAR: Final = 2400  # no post is of 1857; a year from here on is พ.ศ.
FIRST_YEAR: Final = 1900
MOST_EXACT: Final = 10**15  # a spreadsheet keeps 15 digits of a number
MOST_PLATFORM: Final = 40  # characters; a database looks posts up by platform and id
MOST_ID: Final = 300
_MANGLED: Final = re.compile(r"\d+(?:[.,]\d+)?[eE]\+\d+")
_BUDDHIST: Final = re.compile(r"(?<!\d)[2๒][4-6๔-๖]\d\d(?!\d)")
_DATE_LIKE: Final = re.compile(r"[\d\s:/.,TZtz+\-]{1,40}")
_BETWEEN: Final = re.compile(r"[;,]")


class NoPost(Exception):  # noqa: N818 - a verdict on a row, not a failure of the program
    """Why a row is no post."""


def words(value: object, column: str) -> str | None:
    """The cell as text; None where it is empty."""
    if value is None or value != value:  # noqa: PLR0124 - some exports write NaN for nothing
        return None
    written = _written(value, column)
    _check_storable(written, column)
    return written if written.strip() else None


def handle(value: object, column: str) -> str | None:
    """An identifier as text, refused where a spreadsheet has rounded it."""
    written = words(value, column)
    if written is None:
        return None
    if _MANGLED.fullmatch(written.strip()):
        raise NoPost(
            f"{column} is {written.strip()[:40]}: a spreadsheet has rounded a long number and its "
            f"digits are lost; {REMEDY}"
        )
    return written


def needed_handle(value: object, column: str) -> str:
    written = handle(value, column)
    if written is None:
        raise NoPost(f"the row has no {column}")
    if len(written) > (most := MOST_PLATFORM if column == "platform" else MOST_ID):
        raise NoPost(f"{column} is longer than {most} characters; the columns may have slipped")
    return written


def story_text(value: object) -> str:
    text = words(value, "text")
    if text is None:
        raise NoPost("the row has no text, or only blanks")
    # A code point takes 4 bytes at most: short texts need no encoding to be measured.
    if len(text) * 4 > MOST_TEXT_BYTES and len(text.encode()) > MOST_TEXT_BYTES:
        raise NoPost(
            f"the text is longer than {MOST_TEXT_BYTES:,} bytes of UTF-8; split it or shorten it"
        )
    return text


def moment(value: object, column: str = "posted_at") -> datetime:
    """A moment with offset, from ISO 8601 or from a column of moments."""
    if value is None or value == "":
        raise NoPost(f"the row has no {column}; write it like {EXAMPLE_MOMENT}")
    when = value if isinstance(value, datetime) else _from_iso(value, column)
    if when.year >= FIRST_BUDDHIST_YEAR:
        raise NoPost(_buddhist(value, column))
    if when.year < FIRST_YEAR:
        raise NoPost(f"{column} lies before {FIRST_YEAR}; write it like {EXAMPLE_MOMENT}")
    if when.utcoffset() is None:
        raise NoPost(
            f"{column}{_quoted(value)} has no offset from UTC; write it as text, for Thai time "
            f"with +07:00 at the end, like {EXAMPLE_MOMENT}"
        )
    return when


def told_moment(value: object, column: str) -> datetime | None:
    """A moment with offset; None where the cell is empty."""
    is_empty = value is None or value != value or not str(value).strip()  # noqa: PLR0124 - NaN
    return None if is_empty else moment(value, column)


def whole_number(value: object, column: str) -> int | None:
    written = (words(value, column) or "").strip().replace(",", "").removesuffix(".0")
    if not written:
        return None
    if not written.isdecimal() or len(written) > 18:
        raise NoPost(f"{column} is not a whole number of 0 or more; mend the cell or empty it")
    return int(written)


def author_kind(value: object) -> AuthorKind | None:
    written = words(value, "author_kind")
    if written is None:
        return None
    try:
        return AuthorKind(written.strip().lower())
    except ValueError:
        raise NoPost(
            f"author_kind is none of {', '.join(AuthorKind)}; mend the cell or empty it"
        ) from None


def district_code(value: object) -> str | None:
    written = words(value, "chosen_district")
    if written is None:
        return None
    code = written.strip()
    if not re.fullmatch(r"[0-9]{4}", code):
        raise NoPost("chosen_district is not a district's code of 4 digits; mend or empty the cell")
    return code


def services(value: object) -> tuple[str, ...]:
    """Codes from a list, or from text with ; or , between them; each once, in their order."""
    if value is None:
        return ()
    parts = value if isinstance(value, list | tuple) else _BETWEEN.split(str(value))
    codes = dict.fromkeys(code for part in parts if part and (code := str(part).strip()))
    if any(code not in SERVICES for code in codes):
        raise NoPost(
            "chosen_services holds what is no code of a service; use the codes id_card, relief, … "
            "with ; between them, or empty the cell"
        )
    return tuple(codes)


def _written(value: object, column: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        raise NoPost(f"{column} is true or false, not text")
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal) and value.is_finite() and value == int(value):
        return str(int(value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value)) if abs(value) < MOST_EXACT else f"{value:.14E}"
    raise NoPost(f"{column} is not text")


def _check_storable(written: str, column: str) -> None:
    if (at := written.find("\0")) >= 0:
        raise NoPost(
            f"{column} holds a zero byte at character {at + 1} and cannot be stored; "
            "export the row again"
        )
    try:
        written.encode()
    except UnicodeEncodeError as error:
        half = ord(written[error.start])
        what = (
            f"a byte that is not UTF-8 (0x{half - 0xDC00:02X})"
            if 0xDC80 <= half <= 0xDCFF
            else f"half a character (lone surrogate U+{half:04X})"
        )
        raise NoPost(
            f"{column} holds {what} at character {error.start + 1} and cannot be stored as UTF-8; "
            "export the row again"
        ) from None


def _from_iso(value: object, column: str) -> datetime:
    if not isinstance(value, str):
        raise NoPost(f"{column} is not text; write it like {EXAMPLE_MOMENT}")
    try:
        return datetime.fromisoformat(value.strip())
    except ValueError:
        if _BUDDHIST.search(value):
            raise NoPost(_buddhist(value, column)) from None
        raise NoPost(
            f"{column}{_quoted(value)} is not a moment in ISO 8601; write it like {EXAMPLE_MOMENT}"
        ) from None


def _buddhist(value: object, column: str) -> str:
    return (
        f"{column}{_quoted(value)} has its year in พ.ศ.; take 543 from the year and write it "
        f"like {EXAMPLE_MOMENT}"
    )


def _quoted(value: object) -> str:
    written = value.isoformat() if isinstance(value, datetime) else str(value)
    return f" {written}" if _DATE_LIKE.fullmatch(written) else ""

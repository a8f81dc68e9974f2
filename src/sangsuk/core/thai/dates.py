"""Dates as Thais write them: พ.ศ. (Buddhist Era), Thai months, two-digit years, Thai digits."""

import re
from datetime import date, datetime, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from sangsuk.core.thai.fold import fold

BANGKOK: Final = ZoneInfo("Asia/Bangkok")
BE_AHEAD: Final = 543  # พ.ศ. 2563 = ค.ศ. 2020
EARLIEST_BE: Final = 2400  # a year from here on is read as พ.ศ.

MONTHS: Final = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)
SHORT_MONTHS: Final = (
    *("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย."),
    *("ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."),
)

_CLOCK: Final = (
    r"(?:[\sT,]*(?:เวลา)?\s*"
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?)?"
)
_ZONE: Final = r"\s*(?:น\.?)?\s*(?P<zone>z|[+-]\d{2}:?\d{2})?\s*"
_YEAR: Final = r"(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|ปี)?\s*(?P<year>\d{4}|\d{2})"
_NUMBERS: Final = re.compile(
    rf"(?P<first>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})t?{_CLOCK}{_ZONE}"
)
_DAY_FIRST: Final = re.compile(
    r"(?P<day>\d{1,2})\s*[-/.]\s*(?P<month>\d{1,2})\s*[-/.]\s*(?P<year>\d{4}|\d{2})"
    rf"{_CLOCK}{_ZONE}"
)
_WORDS: Final = re.compile(
    rf"(?:วัน\S*?ที่|วันที่)?\s*(?P<day>\d{{1,2}})\s*(?P<name>[ก-๙.]+?)\s*{_YEAR}{_CLOCK}{_ZONE}"
)


def parse_moment(text: str) -> datetime:
    """Read a moment in any usual written form; without an offset it is Bangkok's time.

    Raises:
        ValueError: it is no date, or no such day exists.
    """
    folded = fold(text).text.strip()
    for form in (_NUMBERS, _DAY_FIRST, _WORDS):
        if match := form.fullmatch(folded):
            return _moment(match.groupdict())
    raise ValueError("not a date in a form that is known")


def thai_date(day: date, *, short: bool = False) -> str:
    """Write a day in พ.ศ.: 9 ธันวาคม 2563, or short 9 ธ.ค. 2563; a moment by Bangkok's calendar."""
    if isinstance(day, datetime):
        day = day.astimezone(BANGKOK)
    names = SHORT_MONTHS if short else MONTHS
    return f"{day.day} {names[day.month - 1]} {day.year + BE_AHEAD}"


def thai_moment(moment: datetime, *, short: bool = False) -> str:
    """Write a moment in พ.ศ. and Bangkok's time: 9 ธันวาคม 2563 เวลา 14.30 น."""
    local = moment.astimezone(BANGKOK)
    return f"{thai_date(local, short=short)} เวลา {local:%H.%M} น."


def month_called(name: str) -> int:
    """1 to 12, of a Thai month's name in full or short, its points there or missing.

    Raises:
        ValueError: no month is called so.
    """
    bare = name.replace(".", "")
    for number, (long, short) in enumerate(zip(MONTHS, SHORT_MONTHS, strict=True), 1):
        # People shorten พฤศจิกายน to พฤศจิกา and ธันวาคม to ธันวา.
        if bare in (long, long[:-3], long[:-2], short.replace(".", "")):
            return number
    raise ValueError("no such month")


def _moment(parts: dict[str, str | None]) -> datetime:
    year = _common_era(parts.get("year") or parts.get("first") or "")
    name = parts.get("name")
    month = month_called(name) if name else int(parts["month"] or 0)
    hour, minute, second = (int(parts[key] or 0) for key in ("hour", "minute", "second"))
    zone = _zone(parts["zone"])
    return datetime(year, month, int(parts["day"] or 0), hour, minute, second, tzinfo=zone)


def _zone(written: str | None) -> tzinfo:
    if not written:
        return BANGKOK
    return datetime.fromisoformat(f"2000-01-01T00:00:00{written.upper()}").tzinfo or BANGKOK


def _common_era(written: str) -> int:
    year = int(written)
    if len(written) == 2:
        year += 2500
    return year - BE_AHEAD if year >= EARLIEST_BE else year

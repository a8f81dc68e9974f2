"""A day as it is typed into a form: 5 ธ.ค. 2563, 5/12/2563; no year of the other era is guessed.

A column of an export is read by `dates.parse_moment`, which takes either era by the size of its
year.  Who types a day is there and can be asked.
"""

import re
from datetime import date
from enum import StrEnum
from typing import Final

from sangsuk.core.thai.dates import BE_AHEAD, month_called
from sangsuk.core.thai.fold import fold


class Era(StrEnum):
    BUDDHIST = "พ.ศ."
    COMMON = "ค.ศ."


class Unread(StrEnum):
    """Why a typed day is not taken."""

    EMPTY = "empty"
    FORM = "form"  # no day, month and year are seen in it
    MONTH = "month"  # the month has no such name or number
    YEAR = "year"  # not four digits, or of no era by its size
    NO_SUCH_DAY = "no_such_day"  # 31 April, 29 February of a common year
    OTHER_ERA = "other_era"


class DayUnreadError(ValueError):
    """A typed day is not taken: `why`, and the day that is meant where only its era is in doubt."""

    def __init__(self, why: Unread, meant: date | None = None) -> None:
        super().__init__(why.value)
        self.why, self.meant = why, meant


YEARS: Final = {Era.COMMON: range(1900, 2200), Era.BUDDHIST: range(2443, 2743)}
ENGLISH: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
SHORTEST: Final = 3  # letters of an English month
_ERA: Final = r"(?P<era>พ\.?\s?ศ\.?|ค\.?\s?ศ\.?|b\.?\s?e\.?|c\.?\s?e\.?|a\.?\s?d\.?)?"
_YEAR: Final = rf"{_ERA}\s*(?:ปี\s*)?(?P<year>\d{{1,6}})\s*(?P<after>พ\.?\s?ศ\.?|ค\.?\s?ศ\.?)?"
_FORMS: Final = tuple(
    re.compile(one)
    for one in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        rf"(?P<day>\d{{1,2}})\s*[-/. ]\s*(?P<month>\d{{1,2}})\s*[-/. ]\s*{_YEAR}",
        rf"(?:วัน\S*?ที่)?\s*(?P<day>\d{{1,2}})\s*(?:เดือน)?(?P<name>[ก-๙.]+?|[a-z]+\.?),?\s*{_YEAR}",
        rf"(?P<name>[a-z]+)\.?\s*(?P<day>\d{{1,2}})\s*,?\s*{_YEAR}",
    )
)


def typed_day(text: str, era: Era) -> date:
    """The day that somebody typed on a page whose years are of this era.

    Args:
        text: day, month by name or number, and a year of four digits, in Thai or English; a year
            may say its era itself. Thai digits, spaces and missing points are no matter.
        era: of the years that the page shows.

    Raises:
        DayUnreadError: it is no day, or its year is of the other era and does not say so.
    """
    folded = fold(text).text.strip()
    if not folded:
        raise DayUnreadError(Unread.EMPTY)
    found = next((match for form in _FORMS if (match := form.fullmatch(folded))), None)
    if found is None:
        raise DayUnreadError(Unread.FORM)
    parts = found.groupdict()
    month = _month_called(parts["name"]) if parts.get("name") else int(parts["month"])
    said = _era_said(parts.get("era") or parts.get("after") or "")
    is_of = _era_of(parts["year"])
    if is_of is None or (said and said is not is_of):
        raise DayUnreadError(Unread.YEAR)
    day = _day(int(parts["year"]), month, int(parts["day"]), is_of)
    if is_of is not (said or era):
        raise DayUnreadError(Unread.OTHER_ERA, day)
    return day


def _day(year: int, month: int, day: int, era: Era) -> date:
    if month not in range(1, 13):
        raise DayUnreadError(Unread.MONTH)
    try:
        return date(year - (BE_AHEAD if era is Era.BUDDHIST else 0), month, day)
    except ValueError:
        raise DayUnreadError(Unread.NO_SUCH_DAY) from None


def _era_of(year: str) -> Era | None:
    """By its size; None where it is of neither."""
    return next((era for era, years in YEARS.items() if int(year) in years), None)


def _era_said(word: str) -> Era | None:
    if not word:
        return None
    return Era.BUDDHIST if word[0] in "พb" else Era.COMMON


def _month_called(name: str) -> int:
    """1 to 12; 0 where no month is called so. Three letters of an English name are enough."""
    bare = name.replace(".", "")
    if len(bare) >= SHORTEST and bare.isascii():
        return next((at for at, one in enumerate(ENGLISH, 1) if one.startswith(bare)), 0)
    try:
        return month_called(name)
    except ValueError:
        return 0

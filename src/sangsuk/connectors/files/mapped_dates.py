"""Moments as exports write them, by what a profile says of them."""

import re
from datetime import datetime, timedelta, timezone
from typing import Final

from sangsuk.connectors.files.cells import FIRST_YEAR, NoPost
from sangsuk.connectors.files.profile import Profile
from sangsuk.core.thai.dates import BE_AHEAD, EARLIEST_BE, parse_moment

_NAMED_ZONES: Final = {
    "utc": "+00:00",
    "gmt": "+00:00",
    "est": "-05:00",
    "edt": "-04:00",
    "ict": "+07:00",
}
_ZONE_AFTER: Final = re.compile(r"\s*(?P<zone>[A-Za-z]{3})$")
_OFFSET_AFTER: Final = re.compile(r"(?:[Zz]|[+-]\d{2}:?\d{2})$")
_MONTH_FIRST: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})([-/.]\d{2,4}.*)", re.DOTALL)
_SHORT_YEAR: Final = re.compile(r"(\d{1,2}[-/.]\d{1,2}[-/.])(\d{2})(?!\d)")
_HALF: Final = re.compile(r"\s*(?P<half>[AaPp])\.?[Mm]\.?")
_HOUR: Final = re.compile(r"(?P<hour>\d{1,2})(?P<rest>:\d{2}(?::\d{2})?)")


def moment_of(value: object, profile: Profile) -> datetime:
    """The moment with its offset.

    Raises:
        NoPost: it is none, or could be more than one.
    """
    if value is None or value == "":
        raise NoPost("the row has no moment of posting")
    when = value if isinstance(value, datetime) else _parsed(str(value).strip(), profile)
    if when.year >= EARLIEST_BE:
        when = when.replace(year=when.year - BE_AHEAD)
    if when.year < FIRST_YEAR:
        raise NoPost(f"the moment of posting lies before {FIRST_YEAR}")
    return when if when.tzinfo else when.replace(tzinfo=zone_of(profile.zone))


def zone_of(written: str) -> timezone:
    """The zone of an offset like +07:00."""
    sign = -1 if written[0] == "-" else 1
    hours, _, minutes = written[1:].partition(":")
    return timezone(sign * timedelta(hours=int(hours), minutes=int(minutes or 0)))


def _parsed(written: str, profile: Profile) -> datetime:
    text, offset = _zone_apart(written)
    if profile.order == "month-first" and (match := _MONTH_FIRST.fullmatch(text)):
        month, sign, day, rest = match.groups()
        text = f"{day}{sign}{month}{rest}"
    text = _on_24_hours(_with_whole_year(text, profile))
    try:
        when = parse_moment(text)
    except ValueError:
        raise NoPost("the moment of posting is written in no form that is known") from None
    if _OFFSET_AFTER.search(text) and ":" in text:
        return when
    return when.replace(tzinfo=zone_of(offset or profile.zone))


def _zone_apart(written: str) -> tuple[str, str]:
    """Without a zone's name at the end, and its offset."""
    if (match := _ZONE_AFTER.search(written)) and match["zone"].casefold() in _NAMED_ZONES:
        return written[: match.start()], _NAMED_ZONES[match["zone"].casefold()]
    return written, ""


def _with_whole_year(text: str, profile: Profile) -> str:
    """Years of two digits are refused unless the profile says of which era they are."""
    match = _SHORT_YEAR.match(text)
    if match is None:
        return text
    if not profile.short_years:
        raise NoPost(
            "the year is written with two digits and could be พ.ศ. or ค.ศ.; export it again with "
            "four, or say in the profile which (dates.short_years)"
        )
    century = "25" if profile.short_years == "be" else "20"
    return f"{match[1]}{century}{text[match.end(1) :]}"


def _on_24_hours(text: str) -> str:
    """3:05 PM as 15:05."""
    half = _HALF.search(text)
    clock = _HOUR.search(text)
    if half is None or clock is None:
        return text
    hour = int(clock["hour"]) % 12 + (12 if half["half"] in "Pp" else 0)
    return f"{text[: clock.start()]}{hour:02}{clock['rest']}".strip()

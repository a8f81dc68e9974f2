"""What an address asks of the wall: which part, which words, from where on."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from django.http import Http404, HttpRequest, QueryDict

from sangsuk.core.terms.codes import DRIVERS, SERVICES
from sangsuk.core.terms.reading import Polarity
from sangsuk.records.districts.models import District, Province
from sangsuk.records.stories.wall import Part
from sangsuk.web.public.parts import district_of, province_of

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
# Bidi overrides and isolates could turn the words around them.
TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
LAST: Final = 2**63 - 1
YEARS: Final = range(1970, 2200)
LONGEST_SHOWN: Final = 200  # of a query, in the page and its links


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The part of the wall as the page tells it, the words sought, and the place to go on from."""

    part: Part
    district: District | None
    province: Province | None
    query: str
    after: tuple[datetime, int] | None
    skip: int  # of what a search found


def read_asked(request: HttpRequest) -> Asked:
    """What is asked for.

    Raises:
        Http404: there is no such district, province, service, driver, feeling, day or place.
    """
    given = request.GET
    district = district_of(given.get("district", ""))
    province = province_of(given.get("province", ""))
    part = Part(
        district=district.code if district else "",
        province=province.code if province else "",
        service=_one_of(given, "service", SERVICES),
        driver=_one_of(given, "driver", DRIVERS),
        polarity=_one_of(given, "polarity", [polarity.value for polarity in Polarity]),
        day=_day(given.get("day", "")),
    )
    query = TURNING.sub("", given.get("q", "")).strip()[:LONGEST_SHOWN]
    after = given.get("after", "")
    return Asked(
        part=part,
        district=district,
        province=province,
        query=query,
        after=None if query or not after else place_of(after),
        skip=skipped(after) if query else 0,
    )


def cursor_of(moment: datetime, number: int) -> str:
    """A place in what is told by time, for an address."""
    microseconds = (moment - EPOCH) // timedelta(microseconds=1)
    return f"{microseconds:x}-{number:x}"


def _one_of(given: QueryDict, name: str, known: Collection[str]) -> str:
    value = given.get(name, "")
    if value and value not in known:
        raise Http404
    return value


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text) if text else None
    except ValueError:
        raise Http404 from None
    if day and day.year not in YEARS:
        raise Http404  # beyond them a day of Bangkok may be in no year of UTC
    return day


def place_of(cursor: str) -> tuple[datetime, int]:
    """The place that `cursor_of` wrote.

    Raises:
        Http404: it is none.
    """
    microseconds, story = _numbers(cursor)
    try:
        return EPOCH + timedelta(microseconds=microseconds), story
    except OverflowError:
        raise Http404 from None


def _numbers(cursor: str) -> tuple[int, int]:
    try:
        moment, story = (int(part, 16) for part in cursor.split("-", 1))
    except ValueError:
        raise Http404 from None
    if not (0 <= moment <= LAST and 0 <= story <= LAST):
        raise Http404
    return moment, story


def skipped(text: str) -> int:
    """How many rows an address passes over.

    Raises:
        Http404: it is no such number.
    """
    if not text:
        return 0
    if not re.fullmatch("[0-9]{1,5}", text):
        raise Http404
    return int(text)

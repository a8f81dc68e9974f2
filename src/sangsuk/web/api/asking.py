"""What every list of the API may be asked: a campaign, how many, from where on."""

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any, Final, Literal

from django.http import HttpRequest
from ninja import Schema
from pydantic import BeforeValidator, Field, WithJsonSchema

from sangsuk.core.terms.codes import DRIVERS, SERVICES
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import campaign_by_slug, current_campaign
from sangsuk.records.districts.queries import district_by_code
from sangsuk.web.api.problems import RefusedError, unknown
from sangsuk.web.clock import now
from sangsuk.web.public.regions import REGIONS

MOST: Final = 1000
USUAL: Final = 100
# Beyond these a moment can be in no zone, and nothing was told.
FIRST: Final = datetime(1970, 1, 2, tzinfo=UTC)
LAST: Final = datetime(2200, 1, 1, tzinfo=UTC)

Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,79}$", examples=["amphoe-sangsuk-2563"])]
DistrictCode = Annotated[str, Field(pattern=r"^[0-9]{4}$", examples=["5007"])]
ProvinceCode = Annotated[str, Field(pattern=r"^[0-9]{2}$", examples=["50"])]
Cursor = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,200}$")]
RegionSlug = Literal["north", "northeast", "central", "east", "west", "south"]
Polarity = Literal["positive", "neutral", "negative"]
ServiceCode = Annotated[str, Field(json_schema_extra={"enum": list(SERVICES)})]
DriverCode = Annotated[str, Field(json_schema_extra={"enum": list(DRIVERS)})]


def read_moment(text: Any) -> datetime:
    """A moment with its offset; a + that came as a blank is a + again."""
    if not isinstance(text, str):
        raise TypeError("it is no moment")
    written = text.strip().upper().replace(" ", "+").replace(":60", ":59")
    moment = datetime.fromisoformat(written)
    if moment.tzinfo is None:
        raise ValueError("the offset is missing")
    if not FIRST.year <= moment.year < LAST.year:
        return FIRST if moment.year < FIRST.year else LAST
    return moment


def read_day(text: Any) -> date:
    """A day; one in another age is the first or the last that is known here."""
    if not isinstance(text, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError("it is no day like 2020-12-05")
    return min(max(date.fromisoformat(text), FIRST.date()), LAST.date())


Day = Annotated[
    date,
    BeforeValidator(read_day),
    WithJsonSchema({"type": "string", "format": "date"}),
]
Moment = Annotated[
    datetime,
    BeforeValidator(read_moment),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]


class OfACampaign(Schema):
    """The campaign that is asked of."""

    campaign: Slug | None = Field(
        None, description="A campaign's slug; left out: the one that is open, else the latest."
    )


class Paged(Schema):
    """How much of a list, and from where on."""

    limit: int = Field(USUAL, ge=1, le=MOST, description="How many rows at most.")
    cursor: Cursor | None = Field(
        None, description="`next` of the page before; the other parameters stay as they were."
    )


class Listing(OfACampaign, Paged):
    """A part of a list of a campaign."""


def check_names(request: HttpRequest, asked: Schema) -> None:
    """A parameter that is not known is refused: a misspelt one would otherwise be passed over.

    Raises:
        RefusedError: there is one.
    """
    known = type(asked).model_fields
    for name in request.GET:
        if name not in known:
            raise RefusedError(
                422,
                "parameter.unknown",
                what="There is a parameter that this address does not know.",
                where="the query",
                remedy=f"it knows {', '.join(known)}.",
            )


def campaign_of(request: HttpRequest, asked: OfACampaign) -> Campaign:
    """The campaign that is asked of, after the names of all parameters were checked.

    Raises:
        RefusedError: there is none, or a parameter is not known.
    """
    check_names(request, asked)
    found = campaign_by_slug(asked.campaign) if asked.campaign else current_campaign(now())
    if found is None:
        raise unknown(
            "campaign.unknown",
            what="There is no such campaign.",
            where="campaign",
            remedy="/api/v1/campaigns lists all.",
        )
    return found


def check_code(code: str | None, known: Any, where: str) -> str:
    """The code, or "" for none.

    Raises:
        RefusedError: nothing has it.
    """
    if code is not None and code not in known:
        raise unknown(
            f"{where}.unknown",
            what=f"There is no {where} of this code.",
            where=where,
            remedy="the lists of districts and services name all codes.",
        )
    return code or ""


def check_district(code: str | None) -> str:
    """The district's code, or "" for none.

    Raises:
        RefusedError: nothing has it.
    """
    if code and district_by_code(code) is None:
        raise unknown(
            "district.unknown",
            what="There is no district of this code.",
            where="district",
            remedy="/api/v1/districts lists all 878.",
        )
    return code or ""


def region_value(slug: str | None) -> str:
    """The region as districts carry it; "" for none."""
    return next((region.value for region in REGIONS if region.slug == slug), "")


def region_slug(value: str) -> str:
    return next(region.slug for region in REGIONS if region.value == value)

"""`GET /api/v1/districts` and `/services`: what codes mean, and how much was told of each."""

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field

from sangsuk.core.terms.district import PROVINCE_CODES
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.districts.models import District
from sangsuk.records.districts.queries import all_districts, district_by_code
from sangsuk.records.stories.praise_by_service import stories_by_service
from sangsuk.web.api.asking import (
    DistrictCode,
    Listing,
    OfACampaign,
    ProvinceCode,
    RegionSlug,
    campaign_of,
    check_code,
    region_slug,
    region_value,
)
from sangsuk.web.api.cursors import part_of
from sangsuk.web.api.problems import Problem, unknown
from sangsuk.web.api.standings import StandingRow, row_of
from sangsuk.web.public.placed import placed_now
from sangsuk.web.public.slow_counts import held_count

router = Router(tags=["places and services"])
Group = Literal["agenda", "function", "area"]


class DistrictRow(Schema):
    """A district whose office the department runs; Bangkok's เขต are none."""

    code: str
    district: str
    district_en: str
    province_code: str
    province: str
    province_en: str
    region: RegionSlug
    latitude: float = Field(description="Of the district's centre, not of its office.")
    longitude: float
    population: int = Field(description="Registered on 31 Dec 2564 (2021).")


class DistrictsPage(Schema):
    items: list[DistrictRow]
    next: str | None


class DistrictInFull(DistrictRow):
    standing: StandingRow | None = Field(description="null before the first count.")


class DistrictsAsked(Listing):
    region: RegionSlug | None = None
    province: ProvinceCode | None = None


class Coded(Schema):
    code: DistrictCode


class ServiceRow(Schema):
    """One public service; several may share one of the 19 codes by which stories are counted."""

    slug: str
    code: str
    group: Group
    name: str
    name_en: str
    said: list[str] = Field(description="The words citizens use.")
    stories: int | None = Field(description="Shown stories of its code; null: of many services.")


class ServicesPage(Schema):
    items: list[ServiceRow]
    next: str | None


class ServicesAsked(Listing):
    group: Group | None = None


@router.get(
    "/districts",
    response={200: DistrictsPage, 404: Problem, 422: Problem, 429: Problem},
    summary="Districts · อำเภอ",
)
def districts(request: HttpRequest, asked: Query[DistrictsAsked]) -> dict[str, Any]:
    """All 878 by code."""
    campaign_of(request, asked)
    province = check_code(asked.province, PROVINCE_CODES, "province")
    rows = [
        row
        for row in all_districts()
        if (not province or row.province_id == province)
        and (asked.region is None or row.region == region_value(asked.region))
    ]
    part, following = part_of(rows, asked)
    return {"items": [_district(row) for row in part], "next": following}


@router.get(
    "/districts/{code}",
    response={200: DistrictInFull, 404: Problem, 422: Problem, 429: Problem},
    summary="One district · อำเภอหนึ่ง",
)
def district(request: HttpRequest, coded: Path[Coded], asked: Query[OfACampaign]) -> dict[str, Any]:
    """One of the 878, and where it stands."""
    campaign, found = campaign_of(request, asked), district_by_code(coded.code)
    if found is None:
        raise unknown(
            "district.unknown",
            what="There is no district of this code.",
            where="code",
            remedy="/api/v1/districts lists all 878.",
        )
    rows = placed_now(campaign).rows
    standing = next((row_of(row) for row in rows if row.district_id == found.code), None)
    return _district(found) | {"standing": standing}


@router.get(
    "/services",
    response={200: ServicesPage, 404: Problem, 422: Problem, 429: Problem},
    summary="Services · งานบริการ",
)
def services(request: HttpRequest, asked: Query[ServicesAsked]) -> dict[str, Any]:
    """The public services of a district office, in the three groups of the department's work."""
    campaign = campaign_of(request, asked)
    told = held_count(stories_by_service, campaign)
    rows = [
        {
            "slug": one.slug,
            "code": one.code,
            "group": one.group,
            "name": one.name.th,
            "name_en": one.name.en,
            "said": list(one.said),
            "stories": None if one.code == "other" else told.get(one.code, 0),
        }
        for one in rules_of(campaign).services
        if asked.group in {None, one.group}
    ]
    part, following = part_of(rows, asked)
    return {"items": list(part), "next": following}


def _district(row: District) -> dict[str, Any]:
    return {
        "code": row.code,
        "district": row.name_th,
        "district_en": row.name_en,
        "province_code": row.province_id,
        "province": row.province.name_th,
        "province_en": row.province.name_en,
        "region": region_slug(row.region),
        "latitude": row.latitude,
        "longitude": row.longitude,
        "population": row.population,
    }

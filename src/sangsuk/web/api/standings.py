"""`GET /api/v1/standings`: where every district stands, now or as of any time."""

from collections.abc import Callable
from typing import Any, Final, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from sangsuk.core.terms.district import PROVINCE_CODES
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.standings.models import Snapshot, Standing
from sangsuk.records.standings.queries import latest_snapshot, snapshot_at, snapshot_by_number
from sangsuk.web.api.asking import (
    Listing,
    Moment,
    ProvinceCode,
    RegionSlug,
    campaign_of,
    check_code,
    region_slug,
    region_value,
)
from sangsuk.web.api.cursors import no_cursor, part_of, read_cursor
from sangsuk.web.api.problems import Problem
from sangsuk.web.public.placed import placed_in

router = Router(tags=["standings"])
COLUMNS: Final = (
    *("place", "positive_voices", "mentions", "mentioned_voices", "negative_voices", "net"),
    *("unidentified_share", "per_100k", "rate_low", "rate_high", "place_low", "place_high"),
    "p_top",
)
Sort = Literal["place", "-positive_voices", "-mentioned_voices", "-per_100k", "-net", "code"]
ORDERS: Final[dict[str, Callable[[Standing], Any]]] = {
    "-positive_voices": lambda row: -row.positive_voices,
    "-mentioned_voices": lambda row: -row.mentioned_voices,
    "-per_100k": lambda row: -row.per_100k,
    "-net": lambda row: -row.net,
    "code": lambda row: row.district_id,
}


class StandingRow(Schema):
    """One district: the columns of standings.csv, and what the district is."""

    place: int | None = Field(description="1 is best, equals share; null: nobody spoke of it yet.")
    code: str
    district: str
    province: str
    positive_voices: int = Field(description="Citizens who praised it; places go by this.")
    mentions: int
    mentioned_voices: int
    negative_voices: int
    net: int
    unidentified_share: float | None
    per_100k: float
    rate_low: float = Field(description="90 % interval of the shrunken voices per 100,000.")
    rate_high: float
    place_low: int | None = Field(description="The best place that is likely.")
    place_high: int | None
    p_top: float | None = Field(description="Probability of truly being among the prize places.")
    tie_broken_by: str | None
    district_en: str
    province_en: str
    region: RegionSlug


class StandingsPage(Schema):
    """A part of the standings, and the computation that they are of."""

    items: list[StandingRow]
    next: str | None
    campaign: str
    computed_at: str | None = Field(description="null: nothing has been counted by then.")
    rules_digest: str | None
    reader: str | None
    fingerprint: str | None


class StandingsAsked(Listing):
    """Which part of the standings."""

    at: Moment | None = Field(
        None, description="As they stood at this moment (with offset); left out: now."
    )
    region: RegionSlug | None = None
    province: ProvinceCode | None = None
    sort: Sort = Field("place", description="- is the largest first; equals go by place.")


@router.get(
    "/standings",
    response={200: StandingsPage, 404: Problem, 422: Problem, 429: Problem},
    summary="Standings · ตารางอันดับ",
)
def standings(request: HttpRequest, asked: Query[StandingsAsked]) -> dict[str, Any]:
    """Every district's place with how sure it is, best first and the silent last.

    A cursor goes on in the computation in which it was given, also when a newer one has been made.
    """
    campaign = campaign_of(request, asked)
    province = check_code(asked.province, PROVINCE_CODES, "province")
    snapshot = _snapshot(campaign, asked)
    placed = placed_in(snapshot)
    rows = [
        row
        for row in placed.rows
        if (not province or row.district.province_id == province)
        and (asked.region is None or row.district.province.region == region_value(asked.region))
    ]
    if asked.sort in ORDERS:
        rows.sort(key=ORDERS[asked.sort])
    part, following = part_of(rows, asked, since=str(snapshot.pk) if snapshot else "")
    return _heading(campaign, snapshot) | {
        "items": [row_of(row) for row in part],
        "next": following,
    }


def row_of(row: Standing) -> dict[str, Any]:
    """A row with the columns of the contract."""
    district = row.district
    return {name: getattr(row, name) for name in COLUMNS} | {
        "code": district.code,
        "district": district.name_th,
        "province": district.province.name_th,
        "tie_broken_by": row.tie_broken_by or None,
        "district_en": district.name_en,
        "province_en": district.province.name_en,
        "region": region_slug(district.province.region),
    }


def _snapshot(campaign: Campaign, asked: StandingsAsked) -> Snapshot | None:
    if place := read_cursor(asked):
        number = place.partition(".")[0]
        found = snapshot_by_number(campaign, int(number)) if number.isdecimal() else None
        if found is None:
            raise no_cursor()
        return found
    return snapshot_at(campaign, asked.at) if asked.at else latest_snapshot(campaign)


def _heading(campaign: Campaign, snapshot: Snapshot | None) -> dict[str, Any]:
    told: dict[str, Any] = {
        "campaign": campaign.slug,
        "computed_at": snapshot.computed_at.astimezone(BANGKOK).isoformat() if snapshot else None,
    }
    for name in ("rules_digest", "reader", "fingerprint"):
        told[name] = getattr(snapshot, name) if snapshot else None
    return told

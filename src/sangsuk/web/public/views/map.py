"""The country on one map, or one region of it."""

from typing import Final

from django.http import HttpRequest, HttpResponse

from sangsuk.records.standings.queries import latest_standings
from sangsuk.web.public.country import show_country
from sangsuk.web.public.frame import Frame, framed_kept
from sangsuk.web.public.parts import province_of
from sangsuk.web.public.regions import REGIONS, region_of

LISTED: Final = 30


@framed_kept
def country_map(request: HttpRequest, frame: Frame) -> HttpResponse:
    """The map, one region or one province of it, and beside it the same in a list."""
    province = province_of(request.GET.get("province", ""))
    region = region_of(request.GET.get("region", ""))
    if province:
        region = next(one for one in REGIONS if one.value == province.region)
    rows = latest_standings(
        frame.campaign,
        province=province.code if province else "",
        region=region.value if region else "",
    )
    focus = province.code if province else region.value if region else None
    return frame.render(
        request,
        "map",
        country=show_country(frame, focus=focus),
        leaders=list(rows.filter(place__isnull=False)[:LISTED]),
        region=region,
        province=province,
        regions=REGIONS,
    )

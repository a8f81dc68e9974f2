"""The country on one map, or one region of it."""

from typing import Final

from django.http import HttpRequest, HttpResponse

from sangsuk.web.public.country import show_country
from sangsuk.web.public.frame import Frame, framed_kept
from sangsuk.web.public.parts import province_of
from sangsuk.web.public.placed import placed_now
from sangsuk.web.public.regions import REGIONS, region_of

LISTED: Final = 30


@framed_kept
def country_map(request: HttpRequest, frame: Frame) -> HttpResponse:
    """The map, one region or one province of it, and beside it the same in a list."""
    province = province_of(request.GET.get("province", ""))
    region = region_of(request.GET.get("region", ""))
    if province:
        region = next(one for one in REGIONS if one.value == province.region)
    placed = placed_now(frame.campaign)
    rows = placed.of(region=region, province=province.code if province else "")
    focus = province.code if province else region.value if region else None
    return frame.render(
        request,
        "map",
        country=show_country(frame, focus=focus),
        leaders=rows.ranked[:LISTED],
        snapshot=placed.snapshot,
        region=region,
        province=province,
        regions=REGIONS,
    )

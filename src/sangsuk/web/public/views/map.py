"""The country on one map, or one region of it."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from sangsuk.flow.hexmap import load_hexmap_css
from sangsuk.records.standings.queries import latest_standings
from sangsuk.web.public.country import draw_country
from sangsuk.web.public.frame import Frame, framed
from sangsuk.web.public.regions import REGIONS, region_of

LISTED: Final = 30
HOUR: Final = 3600


@framed
def country_map(request: HttpRequest, frame: Frame) -> HttpResponse:
    """The map, and beside it the same in a list."""
    region = region_of(request.GET.get("region", ""))
    rows = list(latest_standings(frame.campaign))
    shown = [
        row
        for row in rows
        if row.place is not None and (region is None or row.district.region == region.value)
    ]
    return frame.render(
        request,
        "map",
        country=draw_country(frame, rows, focus=region.value if region else None),
        leaders=shown[:LISTED],
        region=region,
        regions=REGIONS,
    )


@require_safe
def map_colours(_request: HttpRequest) -> HttpResponse:
    """The map's colours as a style sheet, from the same source as the printed report's."""
    response = HttpResponse(load_hexmap_css(), content_type="text/css; charset=utf-8")
    patch_cache_control(response, public=True, max_age=HOUR)
    return response

"""Where the districts stand, best first; the silent apart."""

from typing import Final

from django.core.paginator import Paginator
from django.db.models import Max
from django.http import HttpRequest, HttpResponse

from sangsuk.records.districts.queries import provinces
from sangsuk.records.standings.queries import latest_snapshot, latest_standings
from sangsuk.web.public.frame import Frame, framed_kept
from sangsuk.web.public.parts import province_of
from sangsuk.web.public.regions import REGIONS, region_of
from sangsuk.web.public.views.live import live_parts

PAGE: Final = 100


@framed_kept
def standings(request: HttpRequest, frame: Frame) -> HttpResponse:
    """A hundred places a page, of one region or province where that is asked for."""
    region = region_of(request.GET.get("region", ""))
    province = province_of(request.GET.get("province", ""))
    rows = latest_standings(
        frame.campaign,
        province=province.code if province else "",
        region=region.value if region else "",
    )
    ranked = rows.filter(place__isnull=False)
    return frame.render(
        request,
        "standings",
        snapshot=latest_snapshot(frame.campaign),
        page=Paginator(ranked, PAGE).get_page(request.GET.get("page")),
        most=ranked.aggregate(most=Max("positive_voices"))["most"] or 0,
        silent=list(rows.filter(place__isnull=True)),
        region=region,
        province=province,
        regions=REGIONS,
        provinces=provinces(),
        **live_parts(frame),
        apart=bool(region and province and province.region != region.value),
    )

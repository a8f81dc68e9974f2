"""Where the districts stand, best first; the silent apart."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse

from sangsuk.core.terms.campaign import Window
from sangsuk.core.terms.codes import SERVICES
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.flow.counting.likely_rates import likely_rates
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.districts.models import Province
from sangsuk.records.districts.queries import provinces
from sangsuk.records.standings.models import Standing
from sangsuk.records.stories.by_day import stories_by_day
from sangsuk.records.stories.praise_by_service import praised_in
from sangsuk.web.held import held
from sangsuk.web.public.asked import read_asked
from sangsuk.web.public.certainty import NOTHING, Certainty, how_certain
from sangsuk.web.public.frame import Frame, framed_kept
from sangsuk.web.public.parts import province_of
from sangsuk.web.public.placed import Placed, placed_now
from sangsuk.web.public.regions import REGIONS, Region, region_of
from sangsuk.web.public.slow_counts import held_count
from sangsuk.web.public.views.live import live_parts

PAGE: Final = 50
LISTED: Final = 30  # of those praised for one service or on one day
# By what the table may be ordered; the prize goes by the first alone.
ORDERS: Final[dict[str, Callable[[Standing], Any]]] = {
    "": lambda row: (row.place, row.district_id),
    "mentioned": lambda row: (-row.mentioned_voices, row.place, row.district_id),
    "per_100k": lambda row: (-row.rate_low, row.place, row.district_id),
}


@framed_kept
def standings(request: HttpRequest, frame: Frame) -> HttpResponse:
    """Fifty places a page, of one region or province where that is asked for."""
    region = region_of(request.GET.get("region", ""))
    province = province_of(request.GET.get("province", ""))
    placed = placed_now(frame.campaign)
    rows = placed.of(region=region, province=province.code if province else "")
    by = request.GET.get("by", "")
    return frame.render(
        request,
        "standings",
        **_table(rows.ranked, by, request.GET.get("page")),
        last=len(placed.ranked),
        sure=_sure(rows, by, region, province),
        snapshot=placed.snapshot,
        rates=likely_rates(placed.snapshot) if placed.snapshot else {},
        calendar=held_count(_by_day, frame.campaign),
        silent=rows.silent,
        region=region,
        province=province,
        regions=REGIONS,
        provinces=provinces(),
        apart=bool(region and province and province.region != region.value),
        whole=not (region or province or by),
        **live_parts(frame),
    )


@framed_kept
def praise(request: HttpRequest, frame: Frame) -> HttpResponse:
    """Who was praised for one service, or on one day: by stories, beside the prize's count."""
    asked = read_asked(request)
    return frame.render(
        request,
        "praise",
        section="standings",
        asked=asked,
        services=SERVICES,
        praised=praised_in(frame.campaign, asked.part, most=LISTED),
    )


def _table(ranked: list[Standing], by: str, page: str | None) -> dict[str, Any]:
    if by not in ORDERS:
        raise Http404
    most = max((row.positive_voices for row in ranked), default=0)
    return {
        "page": Paginator(sorted(ranked, key=ORDERS[by]), PAGE).get_page(page),
        "by": by,
        "most": most,
    }


def _sure(rows: Placed, by: str, region: Region | None, province: Province | None) -> Certainty:
    if by:
        return NOTHING
    part = (region.slug if region else "", province.code if province else "")
    return held(("sure", rows.fingerprint, *part), lambda: how_certain(rows.ranked))


def _by_day(campaign: Campaign) -> list[tuple[date, int]]:
    return stories_by_day(campaign, *_days(rules_of(campaign).window))


def _days(window: Window) -> tuple[date, date]:
    last = window.closes - timedelta(microseconds=1)
    return window.opens.astimezone(BANGKOK).date(), last.astimezone(BANGKOK).date()

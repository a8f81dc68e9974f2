"""Where the districts stand, best first; the silent apart."""

from datetime import date, timedelta
from typing import Any, Final

from django.core.paginator import Paginator
from django.db.models import Max, QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from sangsuk.core.terms.campaign import Window
from sangsuk.core.terms.codes import SERVICES
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.flow.likely_rates import likely_rates
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.districts.queries import provinces
from sangsuk.records.standings.models import Standing
from sangsuk.records.standings.queries import latest_snapshot, latest_standings
from sangsuk.records.stories.by_day import stories_by_day
from sangsuk.records.stories.praise_by_service import praised_in
from sangsuk.web.public.asked import read_asked
from sangsuk.web.public.certainty import NOTHING, how_certain
from sangsuk.web.public.frame import Frame, framed_kept
from sangsuk.web.public.parts import province_of
from sangsuk.web.public.regions import REGIONS, region_of
from sangsuk.web.public.slow_counts import held_count
from sangsuk.web.public.views.live import live_parts

PAGE: Final = 50
LISTED: Final = 30  # of those praised for one service or on one day
# By what the table may be ordered; the prize goes by the first alone.
ORDERS: Final = {"": "place", "mentioned": "-mentioned_voices", "per_100k": "-rate_low"}


@framed_kept
def standings(request: HttpRequest, frame: Frame) -> HttpResponse:
    """Fifty places a page, of one region or province where that is asked for."""
    region = region_of(request.GET.get("region", ""))
    province = province_of(request.GET.get("province", ""))
    rows = latest_standings(
        frame.campaign,
        province=province.code if province else "",
        region=region.value if region else "",
    )
    ranked = rows.filter(place__isnull=False)
    by = request.GET.get("by", "")
    return frame.render(
        request,
        "standings",
        **_table(ranked, by, request.GET.get("page")),
        **_counted(frame),
        silent=list(rows.filter(place__isnull=True)),
        region=region,
        province=province,
        regions=REGIONS,
        provinces=provinces(),
        apart=bool(region and province and province.region != region.value),
        whole=not (region or province or by),
        **live_parts(frame),
    )


def _counted(frame: Frame) -> dict[str, Any]:
    snapshot = latest_snapshot(frame.campaign)
    return {
        "snapshot": snapshot,
        "rates": likely_rates(snapshot) if snapshot else {},
        "calendar": held_count(_by_day, frame.campaign),
    }


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


def _table(ranked: QuerySet[Standing], by: str, page: str | None) -> dict[str, Any]:
    if by not in ORDERS:
        raise Http404
    ordered = ranked.order_by(ORDERS[by], "place", "district_id") if by else ranked
    shown = Paginator(ordered, PAGE).get_page(page)
    shown.object_list = list(shown.object_list)  # asked for once, shown twice
    return {
        "page": shown,
        "by": by,
        "most": ranked.aggregate(most=Max("positive_voices"))["most"] or 0,
        "sure": NOTHING if by else how_certain(ranked),
    }


def _by_day(campaign: Campaign) -> list[tuple[date, int]]:
    return stories_by_day(campaign, *_days(rules_of(campaign).window))


def _days(window: Window) -> tuple[date, date]:
    last = window.closes - timedelta(microseconds=1)
    return window.opens.astimezone(BANGKOK).date(), last.astimezone(BANGKOK).date()

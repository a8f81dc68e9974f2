"""One district: where it stands, what it is praised for, its stories."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse

from sangsuk.core.terms.campaign import Window
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.records.answers.queries import figures_of
from sangsuk.records.districts.queries import district_by_code
from sangsuk.records.stories.praising import praising_stories
from sangsuk.records.stories.queries import praise_by_driver
from sangsuk.records.stories.wall import Part, stories_of, wall
from sangsuk.web.public.country import show_country
from sangsuk.web.public.frame import Frame, framed_kept
from sangsuk.web.public.placed import placed_now

SHOWN: Final = 12
LONGEST_SPARKLINE: Final = 62  # days; a longer window shows its first two months


@framed_kept
def district(request: HttpRequest, frame: Frame, code: str) -> HttpResponse:
    """The page of one of the 878; a silent one has its page too."""
    found = district_by_code(code)
    if found is None or not frame.rules.covers(code):
        raise Http404
    told = wall(frame.campaign, Part(district=code))
    neighbours = placed_now(frame.campaign).of(province=found.province_id).rows
    return frame.render(
        request,
        "district",
        section="standings",
        district=found,
        standing=next((row for row in neighbours if row.district_id == code), None),
        neighbours=neighbours,
        near=show_country(frame, focus=found.province_id),
        days=_by_day(told.values_list("posted_at", flat=True), frame.rules.window),
        praise=praise_by_driver(frame.campaign, code),
        praising=praising_stories(frame.campaign, code),
        stories=stories_of(list(told.values_list("story_id", flat=True)[:SHOWN])),
        told=told.count(),
        answering=figures_of(frame.campaign, code),
    )


def _by_day(moments: Iterable[datetime], window: Window) -> list[tuple[date, int]]:
    counted = Counter(moment.astimezone(BANGKOK).date() for moment in moments)
    first = window.opens.astimezone(BANGKOK).date()
    last = (window.closes - timedelta(microseconds=1)).astimezone(BANGKOK).date()
    days = min((last - first).days + 1, LONGEST_SPARKLINE)
    return [(day, counted[day]) for day in (first + timedelta(days=n) for n in range(days))]

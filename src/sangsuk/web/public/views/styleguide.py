"""Tokens and parts side by side, for those who change how the site looks; in debug alone."""

from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from sangsuk.records.standings.queries import latest_standings
from sangsuk.records.stories.praising import praising_stories
from sangsuk.records.stories.queries import praise_by_driver
from sangsuk.records.stories.wall import stories_of, wall
from sangsuk.web.public.frame import Frame, framed

COLOURS: Final = (
    *("paper", "raised", "sunken", "line", "line-strong", "ink", "ink-soft", "accent"),
    *("accent-deep", "sun", "sun-soft", "badge", "leaf", "leaf-soft", "rust-soft"),
    *(f"heat-{step}" for step in range(6)),
)
SIZES: Final = ("xxl", "xl", "l", "m", "s")
SHOWN: Final = 3


@framed
def styleguide(request: HttpRequest, frame: Frame) -> HttpResponse:
    if not settings.DEBUG:
        raise Http404
    rows = latest_standings(frame.campaign).filter(place__isnull=False)[:SHOWN]
    newest = list(wall(frame.campaign).values_list("story_id", flat=True)[:SHOWN])
    return frame.render(
        request,
        "styleguide",
        colours=COLOURS,
        sizes=SIZES,
        leaders=list(rows),
        stories=stories_of(newest),
        praise=praise_by_driver(frame.campaign)[:SHOWN],
        praising=praising_stories(frame.campaign),
    )

"""`/embed/standings/`: the first ten places, to stand in a page of somebody else."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_exempt

from sangsuk.web.public.frame import Frame, framed
from sangsuk.web.public.placed import placed_now

SHOWN: Final = 10
# As the whole site's, but any page may show it in a frame.
POLICY: Final = "default-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors *"


@xframe_options_exempt
@framed
def embedded_standings(request: HttpRequest, frame: Frame) -> HttpResponse:
    """A page without menus; its links open the site in a window of their own."""
    placed = placed_now(frame.campaign)
    rows = placed.ranked[:SHOWN]
    most = max((row.positive_voices for row in rows), default=0)
    response = frame.render(
        request, "embedded_standings", rows=rows, most=most, snapshot=placed.snapshot
    )
    response["Content-Security-Policy"] = POLICY
    return response

"""The moving part of pages: counts and first places at this moment."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from sangsuk.records.districts.queries import all_districts
from sangsuk.records.standings.board import leaders
from sangsuk.records.standings.live import live_totals
from sangsuk.records.stories.wall import latest_praise, wall
from sangsuk.web.held import held
from sangsuk.web.public.frame import Frame, framed_kept

PLACES: Final = 10


@framed_kept
def live(request: HttpRequest, frame: Frame) -> HttpResponse:
    """A fragment that pages ask for again and again; it is sent only where it changed."""
    name = "live_counts" if request.GET.get("part") == "counts" else "live"
    return frame.render(request, name, **live_parts(frame))


def live_parts(frame: Frame) -> dict[str, Any]:
    """What the fragment shows, for the pages that hold it from the start."""
    return held(("live", frame.campaign.pk, frame.pulse), lambda: _moving(frame))


def _moving(frame: Frame) -> dict[str, Any]:
    on_board = leaders(frame.campaign, frame.rules.tie_chain, most=PLACES)[: 2 * PLACES]
    districts = all_districts().in_bulk([row.code for row in on_board])
    return {
        "board": [(row, districts[row.code]) for row in on_board],
        "totals": live_totals(frame.campaign),
        "on_wall": wall(frame.campaign).count(),
        "latest": latest_praise(frame.campaign),
    }

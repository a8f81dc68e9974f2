"""Stories: a wall of them, and one in full."""

from typing import Final

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse

from sangsuk.core.terms.codes import DRIVERS, SERVICES
from sangsuk.records.stories.queries import stories_to_show, story_to_show, was_withdrawn
from sangsuk.records.stories.wall import count_wall
from sangsuk.web.public.frame import Frame, framed
from sangsuk.web.public.parts import district_of

PAGE: Final = 24
GONE: Final = 410


@framed
def stories(request: HttpRequest, frame: Frame) -> HttpResponse:
    """The newest first; of one district, service or reason where that is asked for."""
    service, driver = request.GET.get("service", ""), request.GET.get("driver", "")
    if service not in {"", *SERVICES} or driver not in {"", *DRIVERS}:
        raise Http404
    district = district_of(request.GET.get("district", ""))
    told = stories_to_show(
        frame.campaign,
        district=district.code if district else None,
        service=service or None,
        driver=driver or None,
    )
    return frame.render(
        request,
        "stories",
        page=Paginator(told, PAGE).get_page(request.GET.get("page")),
        wall=count_wall(frame.campaign),
        district=district,
        service=service,
        driver=driver,
        services=SERVICES,
        drivers=DRIVERS,
    )


@framed
def story(request: HttpRequest, frame: Frame, pk: int) -> HttpResponse:
    """One story in full, masked; 410 where its teller took it back."""
    if told := story_to_show(frame.campaign, pk):
        return frame.render(request, "story", section="stories", story=told)
    if was_withdrawn(frame.campaign, pk):
        return frame.render(request, "withdrawn", section="stories", status=GONE)
    raise Http404

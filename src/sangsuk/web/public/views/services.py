"""The public services of a district office: what each is, what to bring, who praised it where."""

from collections import Counter
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse

from sangsuk.core.terms.campaign import CatalogueService
from sangsuk.flow.showing.services import load_plain_words
from sangsuk.records.stories.praise_by_service import (
    newest_praise,
    praised_in,
    stories_by_service,
)
from sangsuk.records.stories.wall import Part
from sangsuk.web.public.frame import Frame, framed_kept
from sangsuk.web.public.slow_counts import held_count

GROUPS: Final = ("function", "area", "agenda")
OWN_CODE: Final = "other"  # stories of this code are of many services


@framed_kept
def services(request: HttpRequest, frame: Frame) -> HttpResponse:
    """All of them, in the three groups of the department's work."""
    told, plain = held_count(stories_by_service, frame.campaign), load_plain_words()
    bearers = Counter(one.code for one in frame.rules.services)
    groups = [
        (
            group,
            [
                (one, plain.get(one.slug), _told(one, told), bearers[one.code] > 1)
                for one in frame.rules.services
                if one.group == group
            ],
        )
        for group in GROUPS
    ]
    return frame.render(request, "services", groups=groups, in_all=len(frame.rules.services))


@framed_kept
def service(request: HttpRequest, frame: Frame, slug: str) -> HttpResponse:
    """One service."""
    found = next((one for one in frame.rules.services if one.slug == slug), None)
    if found is None:
        raise Http404
    of_many = found.code == OWN_CODE
    return frame.render(
        request,
        "service",
        section="services",
        service=found,
        plain=load_plain_words().get(slug),
        shares=[one for one in frame.rules.services if one.code == found.code and one != found],
        of_many=of_many,
        praised=[] if of_many else held_count(praised_in, frame.campaign, Part(service=found.code)),
        stories=[] if of_many else newest_praise(frame.campaign, found.code),
    )


def _told(one: CatalogueService, told: dict[str, int]) -> int:
    return 0 if one.code == OWN_CODE else told.get(one.code, 0)

"""Stories: a wall of them, and one in full."""

from dataclasses import asdict
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse

from sangsuk.core.terms.codes import DRIVERS, SERVICES
from sangsuk.records.answers.queries import answers_to
from sangsuk.records.districts.queries import provinces
from sangsuk.records.films.queries import films_to_show
from sangsuk.records.stories.alike import stories_like
from sangsuk.records.stories.queries import story_to_show, was_withdrawn
from sangsuk.records.stories.search import search_wall
from sangsuk.records.stories.wall import after, count_wall, stories_of, wall
from sangsuk.records.tellers.photos import photos_to_show
from sangsuk.records.thanks.queries import thanks_of
from sangsuk.web.held import held
from sangsuk.web.public.asked import Asked, cursor_of, read_asked
from sangsuk.web.public.frame import Frame, framed_kept
from sangsuk.web.public.slow_counts import held_count
from sangsuk.web.public.typed_place import read_typed

PAGE: Final = 24
GONE: Final = 410


@framed_kept
def stories(request: HttpRequest, frame: Frame) -> HttpResponse:
    """The newest first, or the fittest where words are sought; of a part where that is asked."""
    asked = read_asked(request)
    place = read_typed(request, frame, asked.district)
    if isinstance(place, HttpResponse):
        return place
    found = _sought(frame, asked) if asked.query else None
    shown = found if found is not None else _newest(frame, asked)
    return frame.render(
        request,
        "stories",
        **shown,
        asked=asked,
        place=place,
        here={**asdict(asked.part), "q": asked.query},
        wall=held_count(count_wall, frame.campaign),
        services=SERVICES,
        drivers=DRIVERS,
        provinces=provinces(),
        days=frame.rules.window,
    )


@framed_kept
def story(request: HttpRequest, frame: Frame, pk: int) -> HttpResponse:
    """One story in full, masked; 410 where its teller took it back."""
    if told := story_to_show(frame.campaign, pk):
        photos = photos_to_show(frame.campaign, (told.platform, told.native_id))
        parts: dict[str, Any] = {
            "story": told,
            "alike": stories_like(told),
            "photos": photos,
            "thanks": thanks_of(told),
            "answers": answers_to(told),
            "film": films_to_show(frame.campaign).filter(story=told).first(),
        }
        return frame.render(request, "story", section="stories", **parts)
    if was_withdrawn(frame.campaign, pk):
        return frame.render(request, "withdrawn", section="stories", status=GONE)
    raise Http404


def _newest(frame: Frame, asked: Asked) -> dict[str, Any]:
    part = wall(frame.campaign, asked.part)
    rows = list((after(part, asked.after) if asked.after else part)[: PAGE + 1])
    page = rows[:PAGE]
    return {
        "told": held(("told", frame.campaign.pk, frame.pulse, asked.part), part.count),
        "stories": stories_of([row.story_id for row in page]),
        "next": cursor_of(page[-1].posted_at, page[-1].story_id) if len(rows) > PAGE else "",
        "later": bool(asked.after),
    }


def _sought(frame: Frame, asked: Asked) -> dict[str, Any] | None:
    found = search_wall(wall(frame.campaign, asked.part), asked.query)
    if found is None:
        return None
    until = asked.skip + PAGE
    return {
        "told": len(found),
        "stories": stories_of(found[asked.skip : until]),
        "next": str(until) if until < len(found) else "",
        "later": bool(asked.skip),
    }

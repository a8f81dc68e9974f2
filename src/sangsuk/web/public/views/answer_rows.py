"""The stories behind a number of the answer, as many as may be shown."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse

from sangsuk.core.tell.answers.rows import ASKED, rows_of
from sangsuk.flow.answers.answering import source_now
from sangsuk.records.stories.wall import stand_on_the_wall, stories_of
from sangsuk.web.public.asked import skipped
from sangsuk.web.public.frame import Frame, framed_kept
from sangsuk.web.public.slow_counts import held_count

PAGE: Final = 24
LONGEST: Final = 80  # letters of what is asked for
AT_ONCE: Final = 500


@framed_kept
def answer_rows(request: HttpRequest, frame: Frame) -> HttpResponse:
    """The newest first; a story that counts and may not be shown is counted and not shown."""
    asked = {name: request.GET[name] for name in ASKED if request.GET.get(name)}
    if any(len(value) > LONGEST for value in asked.values()):
        raise Http404
    numbers = rows_of(held_count(source_now, frame.campaign), asked)
    stand = _standing(numbers)
    skip = skipped(request.GET.get("after", ""))
    until = skip + PAGE
    return frame.render(
        request,
        "answer_rows",
        section="answers",
        here=asked,
        counted=len(numbers),
        hidden=len(numbers) - len(stand),
        stories=stories_of(stand[skip:until]),
        next=str(until) if until < len(stand) else "",
        later=bool(skip),
    )


def _standing(numbers: list[int]) -> list[int]:
    stand: set[int] = set()
    for start in range(0, len(numbers), AT_ONCE):
        stand |= stand_on_the_wall(numbers[start : start + AT_ONCE])
    return [number for number in numbers if number in stand]

"""Films that are out: all of them, and one with its captions, its story and what it led to."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse

from sangsuk.flow.films.captioning import cues_of
from sangsuk.records.answers.queries import answers_to
from sangsuk.records.films.models import Writing
from sangsuk.records.films.queries import cuts_shown, films_to_show, shown_cut, was_out, writings_of
from sangsuk.records.stories.queries import story_to_show
from sangsuk.web.public.frame import Frame, framed

GONE: Final = 410
LISTED: Final = 60
SHEETS: Final = (Writing.Kind.CREDITS, Writing.Kind.MUSIC)


@framed
def films(request: HttpRequest, frame: Frame) -> HttpResponse:
    """The newest first."""
    shown = list(films_to_show(frame.campaign)[:LISTED])
    cuts = cuts_shown(shown)
    return frame.render(request, "films", films=[(one, cuts.get(one.pk)) for one in shown])


@framed
def film(request: HttpRequest, frame: Frame, pk: int) -> HttpResponse:
    """One film; 410 where it was out and is not any more."""
    shown = films_to_show(frame.campaign).filter(pk=pk).first()
    cut = shown_cut(shown) if shown else None
    if shown is None or cut is None:
        if was_out(frame.campaign, pk):
            return frame.render(request, "film_gone", section="films", status=GONE)
        raise Http404
    written = writings_of(shown)
    return frame.render(
        request,
        "film",
        section="films",
        film=shown,
        cut=cut.footage,
        cues=cues_of(cut),
        story=story_to_show(frame.campaign, shown.story_id),
        answers=answers_to(shown.story),
        description=written.get(Writing.Kind.DESCRIPTION),
        sheets=[written[one] for one in SHEETS if one in written],
    )

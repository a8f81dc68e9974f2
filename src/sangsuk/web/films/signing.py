"""Pages by a private link: who appears signs, the storyteller sees the film and says yes or no."""

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from sangsuk.core.errors import CallError
from sangsuk.flow.films.captioning import caption_file
from sangsuk.flow.films.shelf import playable
from sangsuk.flow.films.signing import (
    film_by_tellers_link,
    person_by_link,
    say_of_cut,
    take_signature_back,
)
from sangsuk.flow.films.signing import (
    sign as sign_release,
)
from sangsuk.records.films.models import Film, Person
from sangsuk.records.films.queries import captions_of, cut_of, may_be_filmed, sign_off_of
from sangsuk.web.clock import now
from sangsuk.web.films.found import typed
from sangsuk.web.films.played import played
from sangsuk.web.films.refusals import why_refused

UNKNOWN: Final = 404
REFUSED: Final = 400


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def sign(request: HttpRequest, link: str) -> HttpResponse:
    """What is asked, a name, a tick; and the way to take it back."""
    person = person_by_link(link)
    if person is None:
        return render(request, "films/no_link.html", status=UNKNOWN)
    parts: dict[str, Any] = {"campaign": person.film.campaign, "person": person, "link": link}
    status = 200
    if request.method == "POST":
        try:
            _said(request, person)
        except CallError as error:
            parts["fault"], status = why_refused(error.code), REFUSED
        parts["person"] = person_by_link(link)
    return render(request, "films/sign.html", parts, status=status)


def _said(request: HttpRequest, person: Person) -> None:
    """Yes with a name and a tick, or no more."""
    if "take_back" in request.POST:
        take_signature_back(person, at=now())
        return
    agrees = typed(request, "agrees", 3) == "yes"
    sign_release(person, typed(request, "name", 200) if agrees else "", at=now())


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def watch(request: HttpRequest, link: str) -> HttpResponse:
    """The newest cut for its storyteller, and what they say of it."""
    film = film_by_tellers_link(link)
    if film is None:
        return render(request, "films/no_link.html", status=UNKNOWN)
    answer = typed(request, "answer", 3)
    if request.method == "POST" and answer in ("yes", "no"):
        words = typed(request, "words", 2000)
        say_of_cut(film, is_yes=answer == "yes", words=words, at=now())
    cut = cut_of(film)
    captions = captions_of(cut) if cut else None
    parts = {
        "campaign": film.campaign,
        "film": film,
        "cut": cut,
        "captions": captions,
        "said": sign_off_of(captions) if captions else None,
        "link": link,
    }
    return render(request, "films/watch.html", parts)


@require_safe
def watch_moving(request: HttpRequest, link: str) -> HttpResponseBase:
    """The cut itself, by the storyteller's link alone."""
    cut = cut_of(_film(link))
    if cut is None:
        raise Http404
    return played(request, playable(cut))


@require_safe
def watch_captions(_request: HttpRequest, link: str, language: str) -> HttpResponse:
    cut = cut_of(_film(link))
    captions = captions_of(cut) if cut else None
    if captions is None:
        raise Http404
    return HttpResponse(caption_file(captions, "vtt", language), content_type="text/vtt")


def _film(link: str) -> Film:
    film = film_by_tellers_link(link)
    if film is None or not may_be_filmed(film):
        raise Http404
    return film

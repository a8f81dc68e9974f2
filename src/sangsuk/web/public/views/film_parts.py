"""Parts of a film that is out: pictures, captions, a frame for pages of others; asked each time."""

import re
from typing import Final
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve, reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from sangsuk.flow.films.captioning import caption_file
from sangsuk.flow.films.shelf import picture, playable
from sangsuk.records.films.models import Captions, Film
from sangsuk.records.films.queries import films_to_show, shown_cut
from sangsuk.web.api.embed import POLICY
from sangsuk.web.films.played import played
from sangsuk.web.public.frame import Frame, framed

KINDS: Final = {"vtt": "text/vtt", "srt": "application/x-subrip"}
NO_XML: Final = 501
WIDTH: Final = 1280
CARD: Final = (1200, 630)


@require_safe
def film_moving(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The film, in the parts that a player asks for."""
    return played(request, playable(_shown(pk)[1].footage))


@require_safe
def film_card(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One picture of it, in the shape in which links are shared."""
    return played(request, picture(_shown(pk)[1].footage), "image/jpeg")


@require_safe
def film_captions(_request: HttpRequest, pk: str, language: str, form: str) -> HttpResponse:
    """Captions for players and services."""
    _, captions = _shown(int(pk))
    words = caption_file(captions, form, language)
    return HttpResponse(words, content_type=f"{KINDS[form]}; charset=utf-8")


@xframe_options_exempt
@framed
def film_embed(request: HttpRequest, frame: Frame, pk: int) -> HttpResponse:
    """The player alone, to stand in a page of somebody else."""
    film, captions = _shown(pk)
    response = frame.render(request, "film_embed", film=film, cut=captions.footage)
    response["Content-Security-Policy"] = POLICY
    return response


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """What other sites ask when somebody pastes the address of a film there."""
    if request.GET.get("format", "json") != "json":
        return HttpResponse(status=NO_XML)
    film, captions = _shown(_number_of(request.GET.get("url", "")))
    cut = captions.footage
    width = min(WIDTH, _most(request.GET.get("maxwidth", "")))
    height = min(round(width * cut.height / cut.width), _most(request.GET.get("maxheight", "")))
    there = _whole(request, "film_embed", film)
    title = film.title if get_language() == "th" else film.title_en
    frame = '<iframe src="{}" width="{}" height="{}" title="{}" allowfullscreen></iframe>'
    told = {
        "version": "1.0",
        "type": "video",
        "title": title,
        "provider_name": _("สร้างสุข"),
        "provider_url": request.build_absolute_uri("/"),
        "width": width,
        "height": height,
        "html": format_html(frame, there, width, height, title),
        "thumbnail_url": _whole(request, "film_card", film),
        "thumbnail_width": CARD[0],
        "thumbnail_height": CARD[1],
    }
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False})


def _whole(request: HttpRequest, where: str, film: Film) -> str:
    return request.build_absolute_uri(reverse(f"public:{where}", kwargs={"pk": film.pk}))


def _shown(pk: int) -> tuple[Film, Captions]:
    film = films_to_show().filter(pk=pk).first()
    captions = shown_cut(film) if film else None
    if film is None or captions is None:
        raise Http404
    return film, captions


def _number_of(address: str) -> int:
    try:
        found = resolve(urlsplit(address).path)
    except (Resolver404, ValueError):
        raise Http404 from None
    if found.view_name != "public:film":
        raise Http404
    return int(found.kwargs["pk"])


def _most(text: str) -> int:
    return max(1, int(text)) if re.fullmatch("[0-9]{1,5}", text) else WIDTH

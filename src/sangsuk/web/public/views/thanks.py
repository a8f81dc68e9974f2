"""Thanks for a story: once a device, taken back at will; they count in no standings."""

from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sangsuk.records.stories.models import Story
from sangsuk.records.stories.queries import story_to_show, was_withdrawn
from sangsuk.records.thanks.actions import count_thanked, give_thanks, take_thanks_back
from sangsuk.records.thanks.queries import has_thanked, thanks_of
from sangsuk.web.clock import true_now
from sangsuk.web.network import hidden, network_of
from sangsuk.web.public.devices import as_known_to, device_of, first_devices, remember_device
from sangsuk.web.public.frame import Frame, framed_form

MOST_AN_HOUR: Final = 120  # acts of one network: a whole village may share an address


@csrf_exempt  # its button stands on pages that are kept for all; `_is_from_here` looks instead
@require_http_methods(["GET", "HEAD", "POST"])
@framed_form
def thanks(request: HttpRequest, frame: Frame, pk: int) -> HttpResponse:
    """Give thanks or take them back by POST, then see how it stands; without a script too."""
    story = story_to_show(frame.campaign, pk)
    if story is None:
        return _no_more(request, frame, pk)
    if request.method != "POST":
        return _how_it_stands(request, frame, story)
    if not _is_from_here(request):
        return _refused(request, frame, story, HTTPStatus.FORBIDDEN)
    if _is_too_much(request):
        return _refused(request, frame, story, HTTPStatus.TOO_MANY_REQUESTS)
    return _done(request, story)


def _done(request: HttpRequest, story: Story) -> HttpResponse:
    """What the button says; then a page that tells how it stands, so that no reload repeats it."""
    word = device_of(request) or _first_word(request, story)
    device = as_known_to(story.pk, word)
    if "back" in request.POST:
        take_thanks_back(story=story, device=device)
    else:
        give_thanks(story=story, device=device, at=true_now())
    response = HttpResponseRedirect(request.get_full_path(), status=HTTPStatus.SEE_OTHER)
    remember_device(response, word)
    return response


def _first_word(request: HttpRequest, story: Story) -> str:
    now, before = first_devices(request, true_now())
    return before if has_thanked(story, as_known_to(story.pk, before)) else now


def _how_it_stands(request: HttpRequest, frame: Frame, story: Story) -> HttpResponse:
    word = device_of(request)
    thanked = bool(word) and has_thanked(story, as_known_to(story.pk, word))
    return frame.render(
        request,
        "thanks",
        section="stories",
        story=story,
        thanked=thanked,
        thanks=thanks_of(story),
    )


def _refused(request: HttpRequest, frame: Frame, story: Story, status: int) -> HttpResponse:
    return frame.render(
        request,
        "thanks",
        section="stories",
        story=story,
        thanks=thanks_of(story),
        refused=status,
        status=status,
    )


def _no_more(request: HttpRequest, frame: Frame, pk: int) -> HttpResponse:
    if was_withdrawn(frame.campaign, pk):
        return frame.render(request, "withdrawn", section="stories", status=HTTPStatus.GONE)
    raise Http404


def _is_from_here(request: HttpRequest) -> bool:
    """Whether a page of ours sent this; browsers say where a POST comes from."""
    said = request.headers.get("Origin") or request.headers.get("Referer", "")
    return urlsplit(said).netloc == request.get_host()


def _is_too_much(request: HttpRequest) -> bool:
    network, at = network_of(request), true_now()
    if network is None:
        return False
    return count_thanked(network=hidden(network, at), at=at) > MOST_AN_HOUR

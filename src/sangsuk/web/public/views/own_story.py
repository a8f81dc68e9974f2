"""What the holder of a receipt may do: watch a story, change it, allow less, take it back."""

import json
import os
import re
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from sangsuk.core.errors import SangsukError
from sangsuk.flow.doors.settings import line_name
from sangsuk.flow.judging.story import way_of
from sangsuk.flow.offices.confirming import say_of_change
from sangsuk.flow.telling.own_data import own_data
from sangsuk.flow.telling.own_story import OwnStory, allow, own_story, retell
from sangsuk.flow.telling.telling import DOOR, Telling, take_back
from sangsuk.records.answers.queries import answers_to
from sangsuk.records.matters.queries import decided_of
from sangsuk.records.rulings.queries import tellers_appeals
from sangsuk.records.stories.models import Story
from sangsuk.records.tellers.queries import NEWS, PHOTO
from sangsuk.web.public.frame import Frame, framed_form
from sangsuk.web.public.tell_form import CODE, LONGEST, LONGEST_CONTACT, SHORTEST, allowing
from sangsuk.web.public.tell_photo import change_photos, own_photos, why_no_photo

UNKNOWN: Final = 404
REFUSED: Final = 400
LONGEST_NUMBER: Final = 19


@require_http_methods(["GET", "HEAD", "POST"])
@framed_form
def own_story_page(request: HttpRequest, frame: Frame) -> HttpResponse:
    """By the receipt, from a private link or typed in; the address is told to no other site."""
    asked = request.POST if request.method == "POST" else request.GET
    code = (asked.get("code") or asked.get("receipt", "")).strip().lower()
    if not code:
        return frame.render(request, "take_back", section="tell")
    own = own_story(code, frame.campaign) if re.fullmatch(CODE, code) else None
    if own is None:
        return frame.render(request, "take_back", section="tell", wrong=True, status=UNKNOWN)
    if "download" in request.POST:
        return _taken_away(own)
    if request.method == "POST" and "open" not in request.POST:
        return _done(request, frame, code, own)
    return _page(request, frame, code, own)


@require_http_methods(["GET", "HEAD", "POST"])
@framed_form
def take_back_page(request: HttpRequest, frame: Frame) -> HttpResponse:
    """By the receipt a story is taken back, at once and everywhere."""
    code = request.POST.get("code", "").strip().lower()
    if request.method != "POST":
        return frame.render(request, "take_back", section="tell")
    if "\0" in code:
        raise Http404
    done = take_back(code, frame.campaign, at=frame.at)
    return frame.render(
        request,
        "take_back",
        section="tell",
        done=done,
        wrong=not done,
        status=200 if done else UNKNOWN,
    )


def _done(request: HttpRequest, frame: Frame, code: str, own: OwnStory) -> HttpResponse:
    """What was asked for: other consents, or other words while the campaign is open."""
    if "photo_gone" in request.POST or "photo_save" in request.POST:
        return _photos_changed(request, frame, code, own)
    if "change" in request.POST:
        return _said_of_change(request, frame, code, own)
    if "allow" in request.POST:
        allow(_allowed(request, frame, code), frame.campaign, at=frame.at)
        return _again(request, frame, code, done="allowed")
    text = request.POST.get("text", "").strip()
    if not SHORTEST <= len(text) <= LONGEST or "\0" in text:
        return _page(request, frame, code, own, fault="length", status=REFUSED)
    if not frame.rules.window.holds(frame.at) or own.story.platform != DOOR:
        return _page(request, frame, code, own, fault="closed", status=REFUSED)
    retell(Telling(code=code, text=text), frame.campaign, at=frame.at)
    return _again(request, frame, code, done="changed")


def _photos_changed(request: HttpRequest, frame: Frame, code: str, own: OwnStory) -> HttpResponse:
    """A photo more or less, and whether they may be shown."""
    try:
        change_photos(request, frame, own.story)
    except SangsukError as error:
        fault = why_no_photo(error.code)
        return _page(request, frame, code, own, photo_fault=fault, status=REFUSED)
    return _again(request, frame, code, done="allowed")


def _taken_away(own: OwnStory) -> HttpResponse:
    """All that is kept of the story, as a file."""
    told = json.dumps(own_data(own), ensure_ascii=False, indent=2)
    return HttpResponse(
        told,
        content_type="application/json; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="story-{own.story.pk}.json"'},
    )


def _said_of_change(request: HttpRequest, frame: Frame, code: str, own: OwnStory) -> HttpResponse:
    """Whether a promised change is there, as who told the story says."""
    number = request.POST["change"]
    is_number = number.isascii() and number.isdecimal() and len(number) < LONGEST_NUMBER
    is_done = request.POST.get("is_done") == "yes"
    words = request.POST.get("words", "").replace("\0", "")
    told = is_number and say_of_change(
        own.story, int(number), is_done=is_done, words=words, at=frame.at
    )
    if not told:
        raise Http404
    return _again(request, frame, code, done="said")


def _allowed(request: HttpRequest, frame: Frame, code: str) -> Telling:
    layers = frame.rules.consent
    given = {one.slug: bool(request.POST.get(allowing(one.slug))) for one in layers}
    given |= {"count": True, NEWS: bool(request.POST.get(allowing(NEWS)))}
    contact = request.POST.get("contact", "")[:LONGEST_CONTACT].replace("\0", "")
    return Telling(code=code, text="", consents=given, contact=contact)


def _again(request: HttpRequest, frame: Frame, code: str, *, done: str) -> HttpResponse:
    own = own_story(code, frame.campaign)
    if own is None:
        raise Http404
    return _page(request, frame, code, own, done=done)


def _page(
    request: HttpRequest,
    frame: Frame,
    code: str,
    own: OwnStory,
    *,
    done: str = "",
    status: int = 200,
    **faults: str,
) -> HttpResponse:
    asked = [
        (layer, allowing(layer.slug), own.consents.get(layer.slug, False))
        for layer in frame.rules.consent
        if layer.slug != "count"
    ]
    is_open = frame.rules.window.holds(frame.at) and own.story.platform == DOOR
    said: dict[str, Any] = {"done": done, "is_open": is_open, "asked": asked} | faults
    said["news"] = own.consents.get(NEWS, False)
    said |= _became_of(own.story) | {"photos": own_photos(frame, own.story)}
    said["line_name"] = line_name(os.environ)
    said["form"] = {"show_photo": {"value": own.consents.get(PHOTO, False)}}
    return frame.render(
        request, "own_story", section="tell", status=status, code=code, own=own, **said
    )


def _became_of(story: Story) -> dict[str, Any]:
    """What people did with the story: judges, the desk, offices."""
    return {
        "judged": way_of(story),
        "decided": decided_of(story),
        "appeals": tellers_appeals(story),
        "answers": answers_to(story),
    }

"""Following a place, a service or a story by e-mail: asked, said yes to, ended."""

import os
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sangsuk.flow.alerts.following import (
    ask_to_follow,
    say_yes,
    sends_letters,
    what_is_followed,
)
from sangsuk.flow.doors.settings import line_door
from sangsuk.records.districts.queries import place_of
from sangsuk.records.follows.actions import count_asked, end_follow
from sangsuk.records.follows.models import Follow
from sangsuk.records.follows.queries import follow_of
from sangsuk.web.clock import true_now
from sangsuk.web.components.templatetags.names import in_english, service_name
from sangsuk.web.components.templatetags.offices import place_called
from sangsuk.web.network import hidden, network_of
from sangsuk.web.public.frame import Frame, framed_form

MOST_AN_HOUR: Final = 30  # letters that a network has us send
LONGEST: Final = 254
GONE: Final = 410


@require_http_methods(["GET", "HEAD", "POST"])
@framed_form
def follow(request: HttpRequest, frame: Frame) -> HttpResponse:
    """The form for one thing; what is answered is the same whoever follows already."""
    asked = request.POST if request.method == "POST" else request.GET
    kind = next((one for one in Follow.Kind.values if asked.get(one)), "")
    code = asked.get(kind, "")
    what = what_is_followed(frame.campaign, kind, code) if kind and "\0" not in code else ""
    if not what:
        raise Http404
    parts: dict[str, Any] = {"kind": kind, "code": code, "open": sends_letters()}
    parts |= {"what": _called(kind, code, what), "typed_in_chat": what}
    parts["line"] = bool(line_door(os.environ))
    if request.method != "POST" or not parts["open"]:
        return frame.render(request, "follow", section="stories", **parts)
    address = request.POST.get("email", "").strip()
    fault = _fault(request, address)
    if fault:
        parts |= {"fault": fault, "typed": address[:LONGEST]}
        return frame.render(request, "follow", section="stories", status=400, **parts)
    ask_to_follow(address, kind, code, frame.campaign, at=frame.at)
    return frame.render(request, "follow", section="stories", sent=True, **parts)


@require_http_methods(["GET", "HEAD", "POST"])
@framed_form
def follow_yes(request: HttpRequest, frame: Frame, token: str) -> HttpResponse:
    """The link of the letter that asks; it is a button that says yes: programs open links too."""
    follow = follow_of(token)
    if follow and request.method == "POST":
        follow = say_yes(token, frame.campaign, at=frame.at)
    return _one(request, frame, follow, done=request.method == "POST")


@csrf_exempt  # the reader's own program posts here (RFC 8058); the token is in the address
@require_http_methods(["GET", "HEAD", "POST"])
@framed_form
def follow_stop(request: HttpRequest, frame: Frame, token: str) -> HttpResponse:
    """No more letters: one tap, no question asked."""
    if request.method == "POST":
        end_follow(token=token)
        return frame.render(request, "follow_stopped", section="stories")
    return _one(request, frame, follow_of(token), stops=True)


def _one(request: HttpRequest, frame: Frame, follow: Follow | None, **parts: Any) -> HttpResponse:
    if follow is None:
        return frame.render(request, "follow_stopped", section="stories", status=GONE)
    what = what_is_followed(frame.campaign, follow.kind, follow.code)
    parts["what"] = _called(follow.kind, follow.code, what)
    return frame.render(request, "follow_one", section="stories", follow=follow, **parts)


def _called(kind: str, code: str, what: str) -> str:
    """What is followed, in the language of the page; in letters and chats it is Thai."""
    if not in_english() or not what:
        return what
    if kind == Follow.Kind.STORY:
        return f"story {code}"
    if kind == Follow.Kind.SERVICE:
        return service_name(code)
    place = place_of(code)
    return place_called(place) if place else what


def _fault(request: HttpRequest, address: str) -> str:
    try:
        validate_email(address)
    except ValidationError:
        return "address"
    if len(address) > LONGEST:
        return "address"
    network, at = network_of(request), true_now()
    is_too_much = network and count_asked(network=hidden(network, at), at=at) > MOST_AN_HOUR
    return "often" if is_too_much else ""

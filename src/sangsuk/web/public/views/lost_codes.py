"""A receipt that was lost: asked for by what its teller left, given by the link that is sent."""

import logging
import os
from datetime import UTC, datetime
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from sangsuk.flow.doors.settings import line_name
from sangsuk.flow.telling.lost_codes import key_of_link, sends_links, use_link, write_to
from sangsuk.records.tellers.actions import count_sought
from sangsuk.web.network import hidden, network_of
from sangsuk.web.public.frame import Frame, framed_form
from sangsuk.web.public.tell_form import LONGEST_CONTACT, new_code

MOST_AN_HOUR: Final = 10  # of one network
UNKNOWN, TOO_MANY = 404, 429

log = logging.getLogger(__name__)


@require_http_methods(["GET", "HEAD", "POST"])
@framed_form
def lost_code(request: HttpRequest, frame: Frame) -> HttpResponse:
    """Ask for a new receipt; whether anything was left by this address is told to nobody."""
    parts: dict[str, Any] = {"section": "tell", "writes": sends_links()}
    parts["line_name"] = line_name(os.environ)
    if request.method != "POST":
        return frame.render(request, "lost_code", **parts)
    if _is_too_much(request):
        log.warning("tell/lost refused: too many of one network")
        return frame.render(request, "lost_code", **parts, many=True, status=TOO_MANY)
    contact = request.POST.get("contact", "")[:LONGEST_CONTACT].replace("\0", "")
    if not request.POST.get("website"):
        write_to(contact, frame.campaign, at=frame.at)
    return frame.render(request, "lost_code", **parts, asked=True)


@require_http_methods(["GET", "HEAD", "POST"])
@framed_form
def given_code(request: HttpRequest, frame: Frame) -> HttpResponse:
    """The link of a letter: a press gives the new receipt, once."""
    asked = request.POST if request.method == "POST" else request.GET
    token = asked.get("token", "")[:2000]
    is_good = key_of_link(token, frame.campaign, at=frame.at) is not None
    code = new_code() if is_good and request.method == "POST" else ""
    if code and not use_link(token, code, frame.campaign, at=frame.at):
        is_good, code = False, ""
    parts: dict[str, Any] = {"section": "tell", "token": token, "code": code, "is_good": is_good}
    return frame.render(request, "new_code", **parts, status=200 if is_good else UNKNOWN)


def _is_too_much(request: HttpRequest) -> bool:
    network = network_of(request)
    if network is None:
        return False
    at = datetime.now(UTC)
    return count_sought(network=hidden(network, at), at=at) > MOST_AN_HOUR

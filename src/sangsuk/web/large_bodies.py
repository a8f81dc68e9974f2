"""Refuses requests that are larger than anything the site takes, before they are read."""

import logging
from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

MOST_BYTES: Final = 16_000_000  # a photo has 12 million at most, an export on the desk 15
TOO_LARGE: Final = 413
OWN_LIMITS: Final = ("/api/", "/hooks/")  # programs: their doors refuse in a form that they read

log = logging.getLogger(__name__)


class LargeBodies:
    """Answers 413 with a page that says so; a line of the log holds nothing of what was sent."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._respond = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        size = request.META.get("CONTENT_LENGTH") or "0"
        is_taken = not size.isdecimal() or int(size) <= MOST_BYTES
        if is_taken or request.path.startswith(OWN_LIMITS):
            return self._respond(request)
        log.warning("refused %s bytes with %d", size, TOO_LARGE)
        return render(request, "components/too_large.html", status=TOO_LARGE)

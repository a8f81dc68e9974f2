"""Refuses requests that are larger than anything the site takes, without looking into them."""

import logging
from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import render

MOST_BYTES: Final = 16_000_000  # a photo has 12 million at most, an export on the desk 15
MOST_LET_GO: Final = 64_000_000  # what is larger still hears of a broken line
CHUNK: Final = 65_536
TOO_LARGE: Final = 413
REFUSED: Final = 400  # from here on an answer may come before all was read
OWN_LIMITS: Final = ("/api/", "/hooks/")  # programs: their doors refuse in a form that they read

log = logging.getLogger(__name__)


class LargeBodies:
    """Answers 413 with a page that says so; a line of the log holds nothing of what was sent."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._respond = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(OWN_LIMITS):
            return self._respond(request)
        told = request.META.get("CONTENT_LENGTH") or "0"
        size = int(told) if told.isdecimal() else 0
        if size <= MOST_BYTES:
            return self._answered(request, size)
        log.warning("refused %d bytes with %d", size, TOO_LARGE)
        _let_go(request, size)
        return render(request, "components/too_large.html", status=TOO_LARGE)

    def _answered(self, request: HttpRequest, size: int) -> HttpResponse:
        """What the site answers; of a form that is refused half read the rest is taken, too."""
        answer = self._respond(request)
        if answer.status_code >= REFUSED and size > CHUNK:
            _let_go(request, size)
        return answer


def _let_go(request: HttpRequest, size: int) -> None:
    """Take what still comes and keep none of it: else a browser tells of a broken line alone."""
    try:
        for _ in range(0, min(size, MOST_LET_GO), CHUNK):
            if not request.read(CHUNK):
                return
    except UnreadablePostError:
        return

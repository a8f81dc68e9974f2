"""The bytes of a request, read once and no further than a limit; and how one is refused."""

import logging

from django.http import HttpRequest, HttpResponse

OFF, FORBIDDEN, TOO_LARGE = 404, 403, 413

log = logging.getLogger(__name__)


def body_of(request: HttpRequest, *, most: int) -> bytes | None:
    """The bytes as they came; None where they are more than `most`."""
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return None
    return None if length > most else request.read()


def refuse(request: HttpRequest, door: str, status: int, why: str) -> HttpResponse:
    """A refusal that says why, and a line of the log that holds nothing of what was sent."""
    size = request.META.get("CONTENT_LENGTH") or "0"
    log.warning(
        "%s refused %s bytes with %d: %s", door, size if size.isdecimal() else "?", status, why
    )
    return HttpResponse(f"{why}\n", status=status, content_type="text/plain; charset=utf-8")

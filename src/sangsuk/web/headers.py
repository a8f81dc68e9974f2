"""Headers that keep the pages safe; what may be loaded stands in the settings."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

# The site asks for none of what a browser can give.
PERMISSIONS: Final = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
# But where a district is chosen: there a teller may have the nearest ones found on their device.
LOCATING: Final = PERMISSIONS.replace("geolocation=()", "geolocation=(self)")


# What is kept anywhere is asked for again before it is shown: a withdrawn story must go at once.
CACHING: Final = "no-cache"


class SecurityHeaders:
    """Sends the policies of content, permissions and caching with every response.

    A view that says itself how long its answer may be kept is heeded.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._respond = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._respond(request)
        response.headers.setdefault("Content-Security-Policy", settings.CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cache-Control", CACHING)
        return response

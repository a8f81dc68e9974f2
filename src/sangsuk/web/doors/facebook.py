"""`/hooks/facebook`: a page's webhook."""

import hmac
import os
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sangsuk.flow.doors.deliveries import FACEBOOK_HOOK
from sangsuk.flow.doors.receiving import hand_in
from sangsuk.flow.doors.settings import (
    FACEBOOK_SETTINGS,
    FacebookDoor,
    facebook_door,
    missing_settings,
)
from sangsuk.flow.doors.signatures import is_from_facebook
from sangsuk.web.clock import now
from sangsuk.web.doors.bodies import FORBIDDEN, OFF, TOO_LARGE, body_of, refuse

MOST_BYTES: Final = 5_000_000  # a delivery of many changes is some hundred kilobytes
NAME: Final = "hooks/facebook"


@csrf_exempt  # signed by the app's secret instead
@never_cache
@require_http_methods(["GET", "POST"])
def facebook_hook(request: HttpRequest) -> HttpResponse:
    """The handshake, and deliveries: kept as they are, answered at once."""
    door = facebook_door(os.environ)
    if door is None:
        missing = ", ".join(missing_settings(FACEBOOK_SETTINGS, os.environ))
        return refuse(request, NAME, OFF, f"This door is off: {missing} is not set.")
    if request.method == "GET":
        return _shake_hands(request, door)
    raw = body_of(request, most=MOST_BYTES)
    if raw is None:
        return refuse(request, NAME, TOO_LARGE, f"More than {MOST_BYTES:,} bytes.")
    signature = request.headers.get("X-Hub-Signature-256")
    if not signature:
        return refuse(request, NAME, FORBIDDEN, "There is no X-Hub-Signature-256.")
    if not is_from_facebook(raw, signature, door):
        return refuse(request, NAME, FORBIDDEN, "X-Hub-Signature-256 does not fit these bytes.")
    hand_in(
        door=FACEBOOK_HOOK,
        raw=raw,
        headers={"page": door.page_id},
        home=settings.SANGSUK_HOME,
        at=now(),
    )
    return HttpResponse("ok", content_type="text/plain")


def _shake_hands(request: HttpRequest, door: FacebookDoor) -> HttpResponse:
    given = request.GET.get("hub.verify_token", "").encode()
    fits = hmac.compare_digest(given, door.verify_token.encode())
    if request.GET.get("hub.mode") != "subscribe" or not fits:
        return refuse(request, NAME, FORBIDDEN, "The handshake's mode or token is wrong.")
    return HttpResponse(request.GET.get("hub.challenge", ""), content_type="text/plain")

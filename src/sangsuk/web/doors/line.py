"""`/hooks/line`: the webhook of a LINE Official Account."""

import os
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from sangsuk.flow.doors.receiving import hand_in
from sangsuk.flow.doors.settings import LINE_SETTINGS, line_door, missing_settings
from sangsuk.flow.doors.signatures import is_from_line
from sangsuk.flow.line.telling import LINE_HOOK
from sangsuk.web.clock import now
from sangsuk.web.doors.bodies import FORBIDDEN, OFF, TOO_LARGE, body_of, refuse

MOST_BYTES: Final = 2_000_000
NAME: Final = "hooks/line"


@csrf_exempt  # signed by the channel's secret instead
@never_cache
@require_POST
def line_hook(request: HttpRequest) -> HttpResponse:
    """Deliveries: kept as they are, answered at once; the console's test is answered too."""
    door = line_door(os.environ)
    if door is None:
        missing = ", ".join(missing_settings(LINE_SETTINGS, os.environ))
        return refuse(request, NAME, OFF, f"This door is off: {missing} is not set.")
    raw = body_of(request, most=MOST_BYTES)
    if raw is None:
        return refuse(request, NAME, TOO_LARGE, f"More than {MOST_BYTES:,} bytes.")
    signature = request.headers.get("X-Line-Signature")
    if not signature:
        return refuse(request, NAME, FORBIDDEN, "There is no X-Line-Signature.")
    if not is_from_line(raw, signature, door):
        return refuse(request, NAME, FORBIDDEN, "X-Line-Signature does not fit these bytes.")
    hand_in(door=LINE_HOOK, raw=raw, headers={}, home=settings.SANGSUK_HOME, at=now())
    return HttpResponse("ok", content_type="text/plain")

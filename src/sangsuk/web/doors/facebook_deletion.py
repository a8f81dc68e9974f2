"""`/hooks/facebook/deletion`: a user of Facebook asks that all of theirs be erased here."""

import os
from typing import Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from sangsuk.flow.doors.account_erasure import ask_erasure
from sangsuk.flow.doors.settings import FACEBOOK_SETTINGS, facebook_door, missing_settings
from sangsuk.web.clock import now
from sangsuk.web.doors.bodies import FORBIDDEN, OFF, TOO_LARGE, refuse

MOST_BYTES: Final = 100_000
NAME: Final = "hooks/facebook/deletion"


@csrf_exempt  # signed by the app's secret instead
@never_cache
@require_POST
def facebook_deletion(request: HttpRequest) -> HttpResponse:
    """Answers with the page that tells what became of it, as Facebook wants it."""
    door = facebook_door(os.environ)
    if door is None:
        missing = ", ".join(missing_settings(FACEBOOK_SETTINGS, os.environ))
        return refuse(request, NAME, OFF, f"This door is off: {missing} is not set.")
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > MOST_BYTES:
        return refuse(request, NAME, TOO_LARGE, f"More than {MOST_BYTES:,} bytes.")
    code = ask_erasure(request.POST.get("signed_request", ""), door, at=now())
    if code is None:
        return refuse(request, NAME, FORBIDDEN, "The signed_request is not Facebook's.")
    page = request.build_absolute_uri(reverse("public:erasure", args=[code]))
    return JsonResponse({"url": page, "confirmation_code": code})

"""What became of somebody's wish that all of their account be erased."""

from typing import Final

from django.http import HttpRequest, HttpResponse

from sangsuk.records.inbox.erasure_requests import erasure_request
from sangsuk.web.public.frame import Frame, framed

UNKNOWN: Final = 404


@framed
def erasure(request: HttpRequest, frame: Frame, code: str) -> HttpResponse:
    """For whoever holds the code: when it was asked, whether it is done, and what is left."""
    asked = erasure_request(code)
    answer = frame.render(
        request, "erasure", section="tell", status=200 if asked else UNKNOWN, asked=asked
    )
    answer["Cache-Control"] = "no-store"  # the code is for one person alone
    answer["X-Robots-Tag"] = "noindex"
    return answer

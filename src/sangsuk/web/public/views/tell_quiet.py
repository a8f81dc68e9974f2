"""No more letters of one's own story: one tap, by the link that every such letter has."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sangsuk.flow.alerts.tellers import story_of_link, tell_no_more
from sangsuk.web.public.frame import Frame, framed_form

GONE: Final = 410


@csrf_exempt  # the reader's own program posts here (RFC 8058); the token is in the address
@require_http_methods(["GET", "HEAD", "POST"])
@framed_form
def tell_quiet(request: HttpRequest, frame: Frame, token: str) -> HttpResponse:
    """No letters of this story any more; nothing is told of the story itself."""
    story = story_of_link(token)
    if story is None:
        return frame.render(request, "tell_quiet", section="tell", gone=True, status=GONE)
    if request.method == "POST":
        tell_no_more(story, at=frame.at)
    return frame.render(request, "tell_quiet", section="tell", done=request.method == "POST")

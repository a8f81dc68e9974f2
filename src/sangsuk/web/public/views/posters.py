"""The poster of a district's office, for whoever wants to put it up."""

import os

from django.http import Http404, HttpRequest, HttpResponse

from sangsuk.flow.offices.printing import draw_own_poster
from sangsuk.flow.outbox.settings import site_address
from sangsuk.records.districts.queries import district_by_code
from sangsuk.web.public.frame import Frame, framed_kept


@framed_kept
def district_poster(request: HttpRequest, frame: Frame, code: str) -> HttpResponse:
    """A4, with the code that opens the office's own form."""
    if district_by_code(code) is None or not frame.rules.covers(code):
        raise Http404
    site = site_address(os.environ) or request.build_absolute_uri("/")
    headers = {"Content-Disposition": f'inline; filename="poster-{code}.pdf"'}
    drawn = draw_own_poster(code, site)
    return HttpResponse(drawn, content_type="application/pdf", headers=headers)

"""The section of those who work in offices: what they are proud of, and what hinders them."""

from typing import Final

from django.http import HttpRequest, HttpResponse

from sangsuk.records.officers.models import OfficersWord
from sangsuk.records.officers.queries import newest_words
from sangsuk.web.public.frame import Frame, framed_kept

SHOWN: Final = 30  # of each kind


@framed_kept
def officers(request: HttpRequest, frame: Frame) -> HttpResponse:
    """The newest of both kinds, apart from citizens' stories."""
    return frame.render(
        request,
        "officers",
        proud=newest_words(OfficersWord.About.PROUD, most=SHOWN),
        hindered=newest_words(OfficersWord.About.HINDERED, most=SHOWN),
    )

"""Photos beside stories and of changes, for everyone; who sent them allowed it."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse

from sangsuk.flow.offices.evidence import is_evidence_shown
from sangsuk.flow.telling.photos import LARGE, SMALL, picture_of
from sangsuk.records.stories.queries import stories_of, story_to_show
from sangsuk.records.tellers.models import Photo
from sangsuk.records.tellers.photos import photo_to_show
from sangsuk.web.public.frame import Frame, framed

SIZES: Final = (LARGE, SMALL)


@framed
def photo(_request: HttpRequest, frame: Frame, pk: int, slug: str) -> HttpResponse:
    """One photo, as WebP; asked for again each time: what is taken back goes at once."""
    shown = photo_to_show(frame.campaign, pk) if slug in SIZES else None
    raw = picture_of(shown, slug) if shown and _is_told(frame, shown) else None
    if raw is None:
        raise Http404
    return HttpResponse(raw, content_type="image/webp")


def _is_told(frame: Frame, shown: Photo) -> bool:
    """Whether its story may be shown, or the one because of which an office made a change."""
    if is_evidence_shown(frame.campaign, shown):
        return True
    told = stories_of(frame.campaign, [(shown.platform, shown.native_id)])
    return any(story_to_show(frame.campaign, story.pk) for story in told.values())

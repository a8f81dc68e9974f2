"""Whether a paper is genuine: where its code leads."""

from typing import Final

from django.http import HttpRequest, HttpResponse

from sangsuk.core.terms.paper import KIND_WORDS, PaperKind
from sangsuk.flow.papers.issuing import genuine
from sangsuk.web.public.frame import Frame, framed

UNKNOWN: Final = 404
FACTS: Final = ("dear", "to", "province", "won", "activity")  # in the order of the paper


@framed
def paper(request: HttpRequest, frame: Frame, code: str) -> HttpResponse:
    """What is known of the code that stands on a paper."""
    found = genuine(code)
    kind = KIND_WORDS[PaperKind(found.paper.kind)] if found else None
    answer = frame.render(
        request,
        "paper",
        section="results",
        status=200 if found else UNKNOWN,
        found=found,
        kind=kind,
        lines=[found.facts[name] for name in FACTS if name in found.facts] if found else [],
    )
    answer["X-Robots-Tag"] = "noindex"
    answer["Cache-Control"] = "no-store"  # a story that is taken back is told no longer, at once
    return answer

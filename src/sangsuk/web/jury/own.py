"""A juror's own part of a round: why these stories, how far, what they sealed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sangsuk.core.errors import SangsukError
from sangsuk.flow.judging.own import sealed_by, why_these
from sangsuk.flow.judging.progress import progress_of
from sangsuk.flow.judging.rounds import kept_stage
from sangsuk.records.jury.models import Juror
from sangsuk.web.clock import now
from sangsuk.web.jury.juror import for_jurors


@require_safe
@for_jurors
def own_part(request: HttpRequest, juror: Juror, slug: str) -> HttpResponse:
    """Their share explained, and what they sealed; of others nothing before that."""
    try:
        terms, kept = kept_stage(juror.campaign, slug)
    except SangsukError:
        raise Http404 from None
    progress = [one for one in progress_of(juror, at=now()) if one.kept.pk == kept.pk]
    if not progress:
        raise Http404
    parts = {
        "juror": juror,
        "campaign": juror.campaign,
        "terms": terms,
        "progress": progress[0],
        "why": why_these(kept, juror),
        "sealed": sealed_by(terms, kept, juror),
    }
    return render(request, "jury/own.html", parts)

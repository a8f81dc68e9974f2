"""The mirror before a juror: after their last judgement, for themselves."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sangsuk.core.errors import SangsukError
from sangsuk.flow.judging.mirror import mirror_of
from sangsuk.flow.judging.progress import progress_of
from sangsuk.flow.judging.rounds import kept_stage
from sangsuk.records.jury.models import Juror
from sangsuk.web.clock import now
from sangsuk.web.jury.juror import for_jurors


@require_safe
@for_jurors
def mirror(request: HttpRequest, juror: Juror, slug: str) -> HttpResponse:
    """What their judgements follow; there is none before they are done."""
    progress = [one for one in progress_of(juror, at=now()) if one.kept.slug == slug]
    if not progress or not progress[0].may_look:
        raise Http404
    try:
        terms, kept = kept_stage(juror.campaign, slug)
    except SangsukError:
        raise Http404 from None
    parts = {
        "juror": juror,
        "campaign": juror.campaign,
        "terms": terms,
        "seen": mirror_of(terms, kept, juror),
    }
    return render(request, "jury/mirror.html", parts)

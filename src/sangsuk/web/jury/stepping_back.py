"""Stepping back from a story: one press, at any time, no reason asked."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from sangsuk.core.errors import SangsukError
from sangsuk.flow.judging.rounds import stage_of
from sangsuk.flow.judging.stepping_back import step_back
from sangsuk.records.jury.models import Juror
from sangsuk.web.clock import now
from sangsuk.web.jury.asked import number_of
from sangsuk.web.jury.juror import for_jurors
from sangsuk.web.jury.rounds import refused


@require_POST
@for_jurors
def stepping_back(request: HttpRequest, juror: Juror, slug: str) -> HttpResponse:
    """The story goes to somebody else; the next one comes."""
    try:
        terms = stage_of(juror.campaign, slug).terms
    except SangsukError:
        raise Http404 from None
    try:
        step_back(juror, slug, number_of(request.POST.get("number")), at=now())
    except SangsukError as error:
        parts = {"juror": juror, "campaign": juror.campaign, "terms": terms}
        return refused(request, error, parts)
    return redirect("jury:round", slug=slug)

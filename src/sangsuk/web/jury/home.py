"""Where a juror begins: their rounds, how far they have come, and what comes next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sangsuk.flow.judging.practice import may_practise
from sangsuk.flow.judging.progress import progress_of
from sangsuk.records.jury.models import Juror
from sangsuk.web.clock import now
from sangsuk.web.jury.juror import for_jurors


@require_safe
@for_jurors
def home(request: HttpRequest, juror: Juror) -> HttpResponse:
    """The rounds that wait for the juror, and those that are over."""
    rounds = progress_of(juror, at=now())
    parts = {
        "juror": juror,
        "campaign": juror.campaign,
        "waiting": [one for one in rounds if one.state == "open"],
        "practice": may_practise(juror),
        "over": [one for one in rounds if one.state != "open"],
    }
    return render(request, "jury/home.html", parts)

"""Practice before a final: a known story, then the own marks beside those agreed on."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sangsuk.core.errors import SangsukError
from sangsuk.core.judge.practice import sum_up
from sangsuk.core.terms.judging import Round as Terms
from sangsuk.flow.judging.practice import (
    answered,
    known_for,
    known_named,
    may_practise,
    next_known,
    practise,
)
from sangsuk.records.jury.models import Juror
from sangsuk.web.clock import now
from sangsuk.web.jury.asked import number_of
from sangsuk.web.jury.juror import for_jurors


@require_http_methods(["GET", "HEAD", "POST"])
@for_jurors
def practice(request: HttpRequest, juror: Juror, slug: str) -> HttpResponse:
    """The next known story; or one that was marked, beside what was agreed on."""
    terms = next((one for one in may_practise(juror) if one.slug == slug), None)
    if terms is None:
        raise Http404
    parts = {"juror": juror, "campaign": juror.campaign, "terms": terms}
    if request.method == "POST":
        return _keep(request, juror, terms, parts)
    if named := request.GET.get("story", ""):
        return _answer(request, juror, terms, named, parts)
    return _ask(request, juror, terms, parts)


def _keep(request: HttpRequest, juror: Juror, terms: Terms, parts: dict[str, Any]) -> HttpResponse:
    told = {line.slug: number_of(request.POST.get(f"mark-{line.slug}")) for line in terms.rubric}
    try:
        known = practise(juror, terms, request.POST.get("story", ""), told, at=now())
    except SangsukError:
        return _ask(request, juror, terms, parts | {"fault": True})
    address = reverse("jury:practice", kwargs={"slug": terms.slug})
    return redirect(f"{address}?story={known.slug}")


def _ask(request: HttpRequest, juror: Juror, terms: Terms, parts: dict[str, Any]) -> HttpResponse:
    known = next_known(juror, terms)
    all_of = known_for(terms)
    told: dict[str, Any] = {
        "known": known,
        "number": all_of.index(known) + 1 if known else 0,
        "of": len(all_of),
    }
    if known is None:
        told["summed"] = sum_up([answered(juror, terms, one.slug) for one in all_of])
    told["marks"] = [(line, list(enumerate(line.anchors, 1))) for line in terms.rubric]
    status = 400 if parts.get("fault") else 200
    return render(request, "jury/practice.html", parts | told, status=status)


def _answer(
    request: HttpRequest, juror: Juror, terms: Terms, slug: str, parts: dict[str, Any]
) -> HttpResponse:
    try:
        known, lines = known_named(terms, slug), answered(juror, terms, slug)
    except SangsukError:
        raise Http404 from None
    if not lines:
        raise Http404
    told = [(one, one.line.anchors[one.own - 1], one.line.anchors[one.agreed - 1]) for one in lines]
    return render(request, "jury/practised.html", parts | {"known": known, "lines": told})

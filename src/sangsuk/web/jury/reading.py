"""One story before a juror: a quick mark, or the whole sheet with a reason."""

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sangsuk.core.errors import SangsukError
from sangsuk.core.terms.judging import Method
from sangsuk.core.terms.judging import Round as Terms
from sangsuk.flow.judging.ballots import Filled, cast, next_entry
from sangsuk.flow.judging.text import sheet_of
from sangsuk.records.jury.models import Entry, Juror
from sangsuk.records.jury.queries import said_by
from sangsuk.web.clock import now
from sangsuk.web.jury.asked import LONGEST_KEY, number_of

MENDED = ("judge.no_reason", "judge.marks_do_not_fit")  # the form comes back as it was filled in


def read(request: HttpRequest, juror: Juror, terms: Terms) -> HttpResponse:
    """The story that waits; what is said of it is sealed, and the next one comes.

    Raises:
        SangsukError: the round is not open, or what was sent cannot be sealed.
    """
    fault = ""
    if request.method == "POST":
        try:
            cast(juror, terms.slug, _filled(request, terms), at=now())
        except SangsukError as error:
            if error.code not in MENDED:
                raise
            fault = error.code
        else:
            return redirect("jury:round", slug=terms.slug)
    entry = next_entry(juror, terms.slug, at=now())
    parts = _parts(request, juror, terms, entry) | {"fault": fault}
    return render(request, "jury/read.html", parts, status=400 if fault else 200)


def _filled(request: HttpRequest, terms: Terms) -> Filled:
    told = {line.slug: number_of(request.POST.get(f"mark-{line.slug}")) for line in terms.rubric}
    return Filled(
        number=number_of(request.POST.get("number")),
        marks={slug: mark for slug, mark in told.items() if mark},
        reason=request.POST.get("reason", "").replace("\0", ""),
        line=request.POST.get("line", "").replace("\0", ""),
        key=request.POST.get("key", "")[:LONGEST_KEY],
    )


def _parts(request: HttpRequest, juror: Juror, terms: Terms, entry: Entry | None) -> dict[str, Any]:
    parts: dict[str, Any] = {"juror": juror, "campaign": juror.campaign, "terms": terms}
    if entry is None:
        return parts
    marks = [
        (
            line,
            [
                (at, anchor, at == number_of(request.POST.get(f"mark-{line.slug}")))
                for at, anchor in enumerate(line.anchors, 1)
            ],
        )
        for line in terms.rubric
    ]
    return parts | {
        "sheet": sheet_of(entry, terms),
        "marks": marks,
        "asks_reason": terms.method is Method.MARK,
        "typed": {"reason": request.POST.get("reason", ""), "line": request.POST.get("line", "")},
        "done": said_by(entry.round, juror),
        "key": secrets.token_urlsafe(16),
    }

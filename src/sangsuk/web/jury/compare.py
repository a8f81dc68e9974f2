"""Two stories, one thumb: which is better, or are they equally good."""

import secrets
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sangsuk.core.terms.judging import Round as Terms
from sangsuk.flow.judging.pairs import next_pair, say
from sangsuk.flow.judging.text import sheet_of
from sangsuk.records.jury.models import Juror, Pair
from sangsuk.records.jury.queries import said_by
from sangsuk.web.clock import now
from sangsuk.web.jury.asked import LONGEST_KEY, number_of

SAID: Final = {"left": 1, "equal": 0, "right": -1}
NONE: Final = 9  # no choice


def compare(request: HttpRequest, juror: Juror, terms: Terms) -> HttpResponse:
    """The pair in hand; what is said of it is sealed, and the next one comes.

    Raises:
        CallError: the round is not open, or what was sent cannot be sealed.
    """
    if request.method == "POST":
        say(
            juror,
            terms.slug,
            number_of(request.POST.get("pair")),
            SAID.get(request.POST.get("said", ""), NONE),
            key=request.POST.get("key", "")[:LONGEST_KEY],
            at=now(),
        )
        return redirect("jury:round", slug=terms.slug)
    pair = next_pair(juror, terms.slug, at=now())
    return render(request, "jury/compare.html", _parts(juror, terms, pair))


def _parts(juror: Juror, terms: Terms, pair: Pair | None) -> dict[str, Any]:
    parts: dict[str, Any] = {"juror": juror, "campaign": juror.campaign, "terms": terms}
    if pair is None:
        return parts
    return parts | {
        "pair": pair,
        "sheets": [sheet_of(pair.left, terms), sheet_of(pair.right, terms)],
        "done": said_by(pair.round, juror),
        "key": secrets.token_urlsafe(16),
    }

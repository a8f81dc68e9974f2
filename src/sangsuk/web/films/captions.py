"""Captions of the newest cut: a row a sentence, its times, Thai and English, and its speed."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sangsuk.core.errors import CallError
from sangsuk.core.tell.films.captions import Cue, clock, faults_of, read_clock
from sangsuk.flow.films.captioning import MOST_CUES, cues_to_edit, keep_cues
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.films.models import Film
from sangsuk.records.films.queries import captions_of, cut_of
from sangsuk.web.clock import now
from sangsuk.web.desk.roles import for_roles
from sangsuk.web.films.found import film_at
from sangsuk.web.films.refusals import why_refused

REFUSED: Final = 400
LONGEST: Final = 300
SPARE: Final = 3  # empty rows below
Row = dict[str, Any]


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.FILM, Role.NATIONAL)
def captions(request: HttpRequest, account: Account, pk: int) -> HttpResponse:
    """The rows; what would show two at once, or none, is not kept and is named by its row."""
    film = film_at(pk)
    if request.method != "POST":
        cut = cut_of(film)
        seconds = cut.seconds if cut else 0.0
        return _page(request, account, film, _rows(cues_to_edit(film), seconds))
    rows = _typed(request)
    try:
        keep_cues(pk, [_cue(row) for row in rows], by=account, at=now())
    except CallError as error:
        fault = why_refused(error.code)
        return _page(request, account, film, rows, fault=fault, where=error.what, status=REFUSED)
    return redirect("films:captions", pk=pk)


def _typed(request: HttpRequest) -> list[Row]:
    """The rows that say anything, in the order of their times."""
    fields = ("start", "end", "th", "en")
    typed = zip(*(request.POST.getlist(name)[:MOST_CUES] for name in fields), strict=False)
    cells = [[one.replace("\0", "")[:LONGEST].strip() for one in row] for row in typed]
    rows: list[Row] = [dict(zip(fields, row, strict=True)) for row in cells if any(row[2:])]
    return sorted(rows, key=lambda row: read_clock(row["start"]) or 0.0)


def _cue(row: Row) -> Cue:
    start, end = read_clock(row["start"]), read_clock(row["end"])
    if start is None or end is None:
        what = f"{row['start']} – {row['end']}"
        raise CallError("films.captions_clock", what=what, where="a cue", remedy="write 1:05.20.")
    return Cue(start=start, end=end, th=row["th"], en=row["en"])


def _rows(cues: list[Cue], seconds: float) -> list[Row]:
    rows: list[Row] = [
        {"start": clock(one.start), "end": clock(one.end), "th": one.th, "en": one.en}
        | {"speed": one.speed("th"), "speed_en": one.speed("en"), "faults": []}
        for one in cues
    ]
    for fault in faults_of(cues, seconds):
        rows[fault.cue - 1]["faults"].append(fault.kind.value)
    return rows


def _page(
    request: HttpRequest,
    account: Account,
    film: Film,
    rows: list[Row],
    status: int = 200,
    **told: Any,
) -> HttpResponse:
    cut = cut_of(film)
    parts = {
        "account": account,
        "campaign": film.campaign,
        "film": film,
        "is_team": account.role == Role.FILM,
        "cut": cut,
        "kept": captions_of(cut) if cut else None,
        "rows": rows + [{} for _ in range(SPARE)],
    }
    return render(request, "films/captions.html", parts | told, status=status)

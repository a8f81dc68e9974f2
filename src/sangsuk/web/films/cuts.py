"""Cuts of a film: sent in parts, played, held side by side, talked about at a moment."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from sangsuk.core.errors import CallError
from sangsuk.core.tell.films.captions import read_clock
from sangsuk.flow.films.planning import remark
from sangsuk.flow.films.shelf import picture, playable
from sangsuk.flow.films.uploads import arrived
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.films.models import Film, Footage
from sangsuk.records.films.queries import footage_of, remarks_of
from sangsuk.web.clock import now
from sangsuk.web.desk.roles import for_roles
from sangsuk.web.films.found import film_at, footage_at, number_typed, typed
from sangsuk.web.films.played import played
from sangsuk.web.films.refusals import why_refused

REFUSED: Final = 400


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.FILM, Role.NATIONAL)
def cuts(request: HttpRequest, account: Account, pk: int) -> HttpResponse:
    """All that was sent, the newest first; two side by side."""
    film = film_at(pk)
    if request.method != "POST":
        return _page(request, account, film)
    footage = footage_at(number_typed(request, "footage"))
    second = read_clock(typed(request, "second", 20))
    try:
        remark(footage, second or 0.0, typed(request, "text"), by=account, at=now())
    except CallError as error:
        return _page(request, account, film, fault=why_refused(error.code), status=REFUSED)
    return redirect("films:cuts", pk=pk)


@require_safe
@for_roles(Role.FILM, Role.NATIONAL)
def moving(request: HttpRequest, account: Account, footage: int) -> HttpResponseBase:  # noqa: ARG001
    """The copy that plays."""
    return played(request, playable(footage_at(footage)))


@require_safe
@for_roles(Role.FILM, Role.NATIONAL)
def still(request: HttpRequest, account: Account, footage: int) -> HttpResponseBase:  # noqa: ARG001
    """Its picture."""
    return played(request, picture(footage_at(footage)), "image/jpeg")


def _page(
    request: HttpRequest, account: Account, film: Film, status: int = 200, **told: Any
) -> HttpResponse:
    sent = footage_of(film)
    plays = [one for one in sent if one.state == Footage.State.PLAYABLE]
    coming = [one for one in sent if one.state == Footage.State.COMING]
    parts = {
        "account": account,
        "campaign": film.campaign,
        "film": film,
        "is_team": account.role == Role.FILM,
        "plays": plays[:2],
        "older": plays[2:],
        "coming": [(one, arrived(one)) for one in coming],
        "others": [one for one in sent if one not in plays and one not in coming],
        "remarks": remarks_of(film),
    }
    return render(request, "films/cuts.html", parts | told, status=status)

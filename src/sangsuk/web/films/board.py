"""All films of the campaign, by stage, with the day by which each stage should be over."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sangsuk.core.terms.film import STAGES
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.flow.films.moving import begin_films
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.films.queries import awards_to_film, films_of
from sangsuk.web.clock import now
from sangsuk.web.desk.roles import for_roles
from sangsuk.web.films.found import campaign_now


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.FILM, Role.NATIONAL)
def board(request: HttpRequest, account: Account) -> HttpResponse:
    """The stages with their films; stories that were honoured and have no film yet."""
    campaign = campaign_now()
    if request.method == "POST":
        begin_films(campaign, by=account, at=now())
        return redirect("films:board")
    films = list(films_of(campaign))
    parts = {
        "account": account,
        "campaign": campaign,
        "columns": [(one.value, [film for film in films if film.stage == one]) for one in STAGES],
        "waiting": len(awards_to_film(campaign)),
        "films": films,
        "today": now().astimezone(BANGKOK).date(),
    }
    return render(request, "films/board.html", parts)

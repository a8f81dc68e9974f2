"""The panel at the desk: naming jurors, their links, and taking somebody out."""

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sangsuk.core.errors import SangsukError
from sangsuk.core.terms.judging import Reader
from sangsuk.flow.judging.panel import Naming, Pass, name_juror, new_pass
from sangsuk.flow.judging.stepping_back import remove_juror
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.records.districts.queries import all_districts
from sangsuk.records.jury.queries import juror_numbered
from sangsuk.web.clock import now
from sangsuk.web.desk.districts import code_typed, districts_named
from sangsuk.web.desk.jury import why_refused
from sangsuk.web.desk.roles import for_roles

FIELDS: Final = ("name", "shown_name", "reader", "household", "relations", "handles")
PLACES: Final = ("home", "work")  # each may be written twice
LONGEST: Final = 1000


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.NATIONAL)
def name_a_juror(request: HttpRequest, account: Account) -> HttpResponse:
    """The form; then the link and the code, once."""
    campaign = current_campaign(now())
    if campaign is None:
        return redirect("desk:jury")
    fault = ""
    if request.method == "POST":
        try:
            made = name_juror(campaign, _naming(request), by=account, at=now())
        except SangsukError as error:
            fault = why_refused(error)
        else:
            return _told_once(request, account, made)
    parts = {
        "account": account,
        "campaign": campaign,
        "fault": fault,
        "districts": all_districts(),
        "typed": {name: request.POST.get(name, "") for name in FIELDS},
        "places": {name: [*request.POST.getlist(name), "", ""][:2] for name in PLACES},
    }
    return render(request, "desk/jury_name.html", parts, status=400 if fault else 200)


def _naming(request: HttpRequest) -> Naming:
    """Who was named; a place that is none is handed on as it was typed, to be refused."""
    sent = {name: request.POST.get(name, "").replace("\0", "") for name in FIELDS}
    typed = {name: words.strip()[:LONGEST] for name, words in sent.items()}
    reader = typed["reader"] if typed["reader"] in list(Reader) else Reader.PANEL
    relations = [code_typed(one) or one for one in _lines(typed["relations"])]
    return Naming(
        name=typed["name"],
        reader=Reader(reader),
        shown_name=typed["shown_name"][:150],
        homes=_codes(request, "home"),
        workplaces=_codes(request, "work"),
        household=typed["household"][:80],
        relations=relations,
        handles=_lines(typed["handles"]),
    )


def _codes(request: HttpRequest, name: str) -> list[str]:
    typed = [one.strip() for one in request.POST.getlist(name)[:2]]
    return [code_typed(one) or one for one in typed if one]


def _lines(typed: str) -> list[str]:
    return [line.strip() for line in typed.splitlines() if line.strip()]


def _told_once(request: HttpRequest, account: Account, made: Pass) -> HttpResponse:
    """The link and the code; nothing keeps them, so this page is never shown again."""
    address = request.build_absolute_uri(f"{reverse('jury:enter')}?key={made.token}")
    parts = {"account": account, "juror": made.juror, "link": address, "code": made.code}
    return render(request, "desk/jury_pass.html", parts)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.NATIONAL)
def one_juror(request: HttpRequest, account: Account, number: int) -> HttpResponse:
    """What a juror has declared; a new link, or an end."""
    campaign = current_campaign(now())
    juror = juror_numbered(campaign, number) if campaign else None
    if juror is None:
        raise Http404
    fault, parts = "", {"account": account, "campaign": campaign, "juror": juror}
    if request.method == "POST" and "renew" in request.POST:
        return _told_once(request, account, new_pass(juror, by=account, at=now()))
    if request.method == "POST":
        try:
            reason = request.POST.get("reason", "").replace("\0", "")[:LONGEST]
            handed = remove_juror(juror, reason=reason, by=account, at=now())
        except SangsukError as error:
            fault = why_refused(error)
        else:
            return render(request, "desk/jury_removed.html", parts | {"handed": handed})
    named = districts_named([*juror.homes, *juror.workplaces, *juror.relations])
    told: dict[str, Any] = {"fault": fault, "named": named}
    return render(request, "desk/jury_juror.html", parts | told, status=400 if fault else 200)

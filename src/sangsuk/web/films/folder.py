"""One film: how far it is, what is missing, who appears, where is shot, who lets it out."""

from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sangsuk.core.errors import CallError
from sangsuk.core.terms.film import GATES, HANDS, STAGES, Stage
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.flow.films import moving, planning, signing, writing
from sangsuk.flow.films.folder import folder_of, lacks_of
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.films.models import Film, Writing
from sangsuk.web.clock import now
from sangsuk.web.desk.roles import for_roles
from sangsuk.web.films.found import film_at, number_typed, typed
from sangsuk.web.films.refusals import why_refused
from sangsuk.web.typed_days import day_typed, hour_typed, what_refused

REFUSED: Final = 400
PAPERS: Final = ("writings", "people", "locations", "cut", "captions", "said", "releases")
# What an act hands back is shown once: a link, or how a teller is reached.
Act = Callable[[HttpRequest, int, Account], str | None]


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.FILM, Role.NATIONAL)
def folder(request: HttpRequest, account: Account, pk: int) -> HttpResponse:
    """The folder; each act of it is signed by the account."""
    film = film_at(pk)
    act = next((one for one in ACTS if one in request.POST), "")
    if request.method != "POST" or not act:
        return _page(request, account, film)
    try:
        given = ACTS[act](request, pk, account)
    except CallError as error:
        said = what_refused(error, why_refused) | {"act": act}
        return _page(request, account, film_at(pk), status=REFUSED, typed=request.POST, **said)
    if given:
        there = given if act == "contact" else request.build_absolute_uri(given)
        return _page(request, account, film_at(pk), given=there, act=act)
    return redirect(f"{reverse('films:folder', kwargs={'pk': pk})}#{act}")


def _move(_: HttpRequest, pk: int, by: Account) -> None:
    moving.move(pk, by=by, at=now())


def _let_out(_: HttpRequest, pk: int, by: Account) -> None:
    moving.let_out(pk, by=by, at=now())


def _send_back(request: HttpRequest, pk: int, by: Account) -> None:
    to = typed(request, "to", 20)
    stage = Stage(to) if to in set(STAGES) else Stage.PUBLISHED
    moving.send_back(pk, stage, by=by, at=now(), why=typed(request, "why"))


def _take_down(request: HttpRequest, pk: int, by: Account) -> None:
    moving.take_down(pk, by=by, at=now(), why=typed(request, "why"))


def _set_due(request: HttpRequest, pk: int, by: Account) -> None:
    moving.set_due(pk, day_typed(request, "due"), by=by, at=now())


def _name(request: HttpRequest, pk: int, by: Account) -> None:
    title, title_en = typed(request, "title"), typed(request, "title_en")
    writing.name_film(pk, title, title_en, by=by, at=now())


def _write(request: HttpRequest, pk: int, by: Account) -> None:
    kind = typed(request, "kind", 20)
    writing.write(pk, kind, typed(request, "text"), by=by, at=now())


def _person(request: HttpRequest, pk: int, by: Account) -> str:
    told = {name: typed(request, name, 200) for name in ("name", "part", "guardian")}
    link = signing.add_person(pk, **told, by=by, at=now())
    return reverse("films:sign", kwargs={"link": link})


def _new_link(request: HttpRequest, pk: int, by: Account) -> str:
    link = signing.new_persons_link(pk, number_typed(request, "new_link"), by=by)
    return reverse("films:sign", kwargs={"link": link})


def _paper(request: HttpRequest, pk: int, by: Account) -> None:
    signing.note_paper(pk, number_typed(request, "paper"), by=by, at=now())


def _no_person(request: HttpRequest, pk: int, by: Account) -> None:
    signing.take_out_person(pk, number_typed(request, "no_person"), by=by, at=now())


def _ask_teller(_: HttpRequest, pk: int, by: Account) -> str:
    link = signing.tellers_link(pk, by=by, at=now())
    return reverse("films:watch", kwargs={"link": link})


def _contact(request: HttpRequest, pk: int, by: Account) -> str:
    return signing.contact_of_teller(pk, by=by, at=now(), why=typed(request, "why"))


def _place(request: HttpRequest, pk: int, by: Account) -> None:
    planned = planning.Planned(
        place=typed(request, "place"),
        day=day_typed(request, "day"),
        call=hour_typed(request, "call"),
        permit=typed(request, "permit"),
        note=typed(request, "note"),
    )
    planning.add_location(pk, planned, by=by, at=now())


def _permit(request: HttpRequest, pk: int, by: Account) -> None:
    location = number_typed(request, "give_permit")
    planning.give_permit(pk, location, typed(request, "permit"), by=by, at=now())


def _no_place(request: HttpRequest, pk: int, by: Account) -> None:
    planning.take_out_location(pk, number_typed(request, "no_place"), by=by, at=now())


ACTS: Final[dict[str, Act]] = {
    "move": _move,
    "let_out": _let_out,
    "send_back": _send_back,
    "take_down": _take_down,
    "set_due": _set_due,
    "name_film": _name,
    "write": _write,
    "person": _person,
    "new_link": _new_link,
    "paper": _paper,
    "no_person": _no_person,
    "ask_teller": _ask_teller,
    "contact": _contact,
    "add_place": _place,
    "give_permit": _permit,
    "no_place": _no_place,
}


def _page(
    request: HttpRequest, account: Account, film: Film, status: int = 200, **told: Any
) -> HttpResponse:
    stage = Stage(film.stage)
    gate = GATES.get(stage)
    papers = folder_of(film)
    parts = {
        "account": account,
        "campaign": film.campaign,
        "film": film,
        "stages": [(one.value, one in STAGES[: STAGES.index(stage)]) for one in STAGES],
        "lacks": [one.value for one in lacks_of(papers)],
        "may_move": gate is not None and account.role in gate.movers,
        "is_team": account.role == Role.FILM,
        "sheets": [Writing.Kind.CREDITS, Writing.Kind.MUSIC, Writing.Kind.DESCRIPTION],
        "earlier": [one.value for one in STAGES[: STAGES.index(stage)]],
        "hands": HANDS,
        "today": now().astimezone(BANGKOK).date(),
    }
    parts |= {name: getattr(papers, name) for name in PAPERS}
    return render(request, "films/folder.html", parts | told, status=status)

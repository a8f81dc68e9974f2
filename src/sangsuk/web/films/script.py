"""Treatment and script: drafted from the story, held to it sentence by sentence."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sangsuk.core.errors import CallError
from sangsuk.flow.films.writing import (
    digest_of,
    draft_treatment,
    explain,
    fidelity_of,
    story_words,
    write,
)
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.films.models import Film, Writing
from sangsuk.records.films.queries import reasons_of, writings_of
from sangsuk.web.clock import now
from sangsuk.web.desk.roles import for_roles
from sangsuk.web.films.found import film_at, typed
from sangsuk.web.films.refusals import why_refused

REFUSED: Final = 400


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.FILM, Role.NATIONAL)
def script(request: HttpRequest, account: Account, pk: int) -> HttpResponse:
    """Both texts to edit, and what the script says that the story does not."""
    film = film_at(pk)
    if request.method != "POST":
        return _page(request, account, film)
    try:
        if "explain" in request.POST:
            sentence, why = typed(request, "explain", 64), typed(request, "why", 2000)
            explain(pk, sentence, why, by=account, at=now())
        else:
            kind = "script" if "script" in request.POST else "treatment"
            write(pk, kind, typed(request, "text"), by=account, at=now())
    except CallError as error:
        fault = why_refused(error.code)
        return _page(request, account, film, fault=fault, status=REFUSED)
    return redirect("films:script", pk=pk)


def _page(
    request: HttpRequest, account: Account, film: Film, status: int = 200, **told: Any
) -> HttpResponse:
    written = writings_of(film)
    parts = {
        "account": account,
        "campaign": film.campaign,
        "film": film,
        "is_team": account.role == Role.FILM,
        "treatment": written.get(Writing.Kind.TREATMENT),
        "script": written.get(Writing.Kind.SCRIPT),
    }
    parts |= _beside(film, written.get(Writing.Kind.SCRIPT))
    return render(request, "films/script.html", parts | told, status=status)


def _beside(film: Film, script: Writing | None) -> dict[str, Any]:
    """The story, and the script held to it; nothing where the story may not be read any more."""
    try:
        words = story_words(film)
        told: dict[str, Any] = {"words": words, "draft": draft_treatment(film, words)}
    except CallError:
        return {"is_gone": True}
    if script is None:
        return told
    found, reasons = fidelity_of(words, script), reasons_of(script)
    marked = [(one, digest_of(one.text)) for one in found.invented]
    told["invented"] = [(one, key, reasons.get(key, "")) for one, key in marked]
    return told | {"left_out": found.left_out}

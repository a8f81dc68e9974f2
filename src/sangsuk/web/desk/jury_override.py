"""Changing who goes on, at the desk: before and after are seen, then it is signed."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sangsuk.core.errors import SangsukError
from sangsuk.flow.judging.override import Change, effect_of, override
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.jury.queries import who_goes_on
from sangsuk.web.clock import now
from sangsuk.web.desk.jury import why_refused
from sangsuk.web.desk.jury_found import round_or_404
from sangsuk.web.desk.roles import for_roles
from sangsuk.web.jury.asked import number_of

FIELDS: Final = ("out", "into", "reason")
LONGEST: Final = 1000


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.NATIONAL)
def change_who_goes_on(request: HttpRequest, account: Account, slug: str) -> HttpResponse:
    """The form; then before and after; then it is an act."""
    campaign, terms, kept = round_or_404(slug)
    typed = {name: request.POST.get(name, "").replace("\0", "")[:LONGEST] for name in FIELDS}
    parts: dict[str, Any] = {"account": account, "campaign": campaign, "terms": terms}
    parts |= {"typed": typed, "going": who_goes_on(kept)}
    if request.method != "POST" or "change" in request.POST:
        return render(request, "desk/jury_override.html", parts)
    try:
        change = _change(typed)
        if "sure" in request.POST:
            override(campaign, slug, change, by=account, at=now())
            return redirect("desk:jury_round", slug=slug)
        parts["effect"] = effect_of(campaign, slug, change)
    except SangsukError as error:
        parts["fault"] = why_refused(error)
    return render(
        request, "desk/jury_override.html", parts, status=400 if "fault" in parts else 200
    )


def _change(typed: dict[str, str]) -> Change:
    out, into = (_numbers(typed[name]) for name in ("out", "into"))
    return Change(out=out, into=into, reason=typed["reason"])


def _numbers(typed: str) -> frozenset[int]:
    """Numbers apart by commas or spaces; 0, which no story has, for what is none."""
    return frozenset(number_of(one) for one in typed.replace(",", " ").split())

"""Themes at the desk: what stories are about, to be named and joined by who has read them."""

from collections.abc import Sequence
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sangsuk.core.errors import CallError
from sangsuk.core.tell.themes.finding import Theme
from sangsuk.core.tell.themes.telling import name_of
from sangsuk.flow.answers.answering import answer_now
from sangsuk.flow.answers.themes import join_themes, name_theme
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.actions import Actor
from sangsuk.records.acts.queries import newest_acts
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.web.clock import now
from sangsuk.web.components.templatetags.names import in_english
from sangsuk.web.desk.roles import for_roles

LONGEST: Final = 300
DONE_BEFORE: Final = 20  # acts that are shown
REFUSED: Final = 400


@require_safe
@for_roles(Role.NATIONAL, Role.AUDITOR)
def themes(request: HttpRequest, account: Account) -> HttpResponse:
    """All themes with what was done to them before."""
    return _page(request, account, current_campaign(now()))


@require_POST
@for_roles(Role.NATIONAL)
def change_theme(request: HttpRequest, account: Account, code: str) -> HttpResponse:
    """Name a theme, or tell it as one with another; a signed act with its reason."""
    campaign = current_campaign(now())
    found = _themes(campaign)
    theme = next((one for one in found if one.code == code), None)
    if campaign is None or theme is None:
        raise Http404
    into = next((one for one in found if one.code == request.POST.get("into")), None)
    why, by = _given(request, "why"), Actor(account.name, account.role)
    try:
        if not why:
            return _page(request, account, campaign, fault="why")
        if into:
            join_themes(theme, into, campaign, by=by, why=why, at=now())
        else:
            th, en = _given(request, "th"), _given(request, "en")
            name_theme(theme, campaign, th=th, en=en, by=by, why=why, at=now())
    except CallError as error:
        return _page(request, account, campaign, fault=error.code.rpartition(".")[2])
    return redirect("desk:themes")


def _given(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").strip()[:LONGEST].replace("\0", "")


def _themes(campaign: Campaign | None) -> Sequence[Theme]:
    return [one.theme for one in answer_now(campaign).themes] if campaign else []


def _page(
    request: HttpRequest, account: Account, campaign: Campaign | None, fault: str = ""
) -> HttpResponse:
    language = "en" if in_english() else "th"
    rows = [{"theme": one, "name": name_of(one, language)} for one in _themes(campaign)]
    parts: dict[str, Any] = {
        "account": account,
        "campaign": campaign,
        "rows": rows,
        "acts": newest_acts("theme.")[:DONE_BEFORE],
        "may_name": account.role == Role.NATIONAL,
        "fault": fault,
    }
    return render(request, "desk/themes.html", parts, status=REFUSED if fault else 200)

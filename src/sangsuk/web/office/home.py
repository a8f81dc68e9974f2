"""An office's own stories: what waits, what is answered, everything; and its own figures."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sangsuk.flow.offices.own import OFFICERS, PAGE, own_items
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.answers.queries import figures_of
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.records.districts.queries import place_of
from sangsuk.web.clock import now
from sangsuk.web.desk.roles import for_roles

SHOWS: Final[dict[str, bool | None]] = {"waiting": True, "answered": False, "all": None}
MOST_SKIPPED: Final = 10_000


@require_safe
@for_roles(Role.DISTRICT, Role.PROVINCE, Role.BUREAU, Role.NATIONAL)
def home(request: HttpRequest, account: Account) -> HttpResponse:
    """Twenty stories of the account's offices, the longest waiting first."""
    campaign, at = current_campaign(now()), now()
    show = request.GET.get("show", "waiting")
    show = show if show in SHOWS else "waiting"
    skip = _skipped(request.GET.get("after", ""))
    items = own_items(account, campaign, waiting=SHOWS[show], skip=skip, at=at) if campaign else []
    is_officer = account.role in OFFICERS
    parts = {
        "account": account,
        "campaign": campaign,
        "place": place_of(account.scope),
        "items": items[:PAGE],
        "next": skip + PAGE if len(items) > PAGE else 0,
        "later": bool(skip),
        "show": show,
        "figures": figures_of(campaign, account.scope) if campaign and is_officer else None,
    }
    return render(request, "office/home.html", parts)


def _skipped(text: str) -> int:
    is_number = text.isascii() and text.isdecimal() and len(text) < 6
    return min(int(text), MOST_SKIPPED) if is_number else 0

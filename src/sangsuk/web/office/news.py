"""How an officer hears of new stories of the office: by e-mail, by LINE, or not at all."""

import os
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sangsuk.flow.alerts.offices import code_for_line, officer_of_link, stop_telling
from sangsuk.flow.doors.settings import line_door
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.campaigns.queries import current_campaign
from sangsuk.records.follows.office_digests import digest_of, untie_line, want_digest
from sangsuk.web.clock import now
from sangsuk.web.desk.roles import for_roles

GONE: Final = 410


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.DISTRICT, Role.PROVINCE, Role.BUREAU)
def news(request: HttpRequest, account: Account) -> HttpResponse:
    """The switch, where it goes, and the word by which a LINE account is tied."""
    code = ""
    if request.method == "POST":
        if "line" not in request.POST:
            _heed(request, account)
            return redirect("office:news")
        code = code_for_line(account, at=now()) if line_door(os.environ) else ""
    parts = {
        "account": account,
        "campaign": current_campaign(now()),
        "digest": digest_of(account),
        "has_line": bool(line_door(os.environ)),
        "code": code,
    }
    return render(request, "office/news.html", parts)


@csrf_exempt  # the reader's own program posts here (RFC 8058); the token is in the address
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def no_news(request: HttpRequest, token: str) -> HttpResponse:
    """No more of these messages, by the link in each of them; nobody need sign in."""
    account = officer_of_link(token)
    if account is not None and request.method == "POST":
        stop_telling(account)
    parts = {
        "campaign": current_campaign(now()),
        "gone": account is None,
        "done": request.method == "POST",
    }
    return render(request, "office/no_news.html", parts, status=GONE if account is None else 200)


def _heed(request: HttpRequest, account: Account) -> None:
    if "untie" in request.POST:
        untie_line(user=digest_of(account).line_user)
    elif "wanted" in request.POST:
        want_digest(account=account, wanted=request.POST["wanted"] == "yes")

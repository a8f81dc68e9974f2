"""Signing in: a name and a password, then a code of the phone."""

from datetime import datetime, timedelta
from typing import Any, Final

from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sangsuk.records.accounts.attempts import (
    OF_ACCOUNT,
    OF_NETWORK,
    Who,
    forget_attempts,
    must_wait,
    note_attempts,
)
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.queries import account_with_codes
from sangsuk.records.accounts.securing import use_code, use_recovery_code
from sangsuk.web.clock import true_now
from sangsuk.web.desk.letting_in import let_in
from sangsuk.web.network import network_of

PENDING: Final = "signing_in"  # in the session: who has given the password, and when
PATIENCE: Final = timedelta(minutes=10)  # between password and code
TOO_MANY: Final = 429


@sensitive_post_parameters("password")
@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The first step; who has no phone yet is asked for one next."""
    if request.method != "POST":
        return page(request)
    name, at = request.POST.get("username", "")[:150].replace("\0", ""), true_now()
    who = _who(request, name)
    if must_wait(who, at=at):
        return page(request, waits=True, status=TOO_MANY)
    account = authenticate(request, username=name, password=request.POST.get("password", ""))
    if not isinstance(account, Account):
        note_attempts(who, at=at)
        return page(request, wrong=True)
    if account.has_codes:
        request.session.cycle_key()
        request.session[PENDING] = [account.pk, at.isoformat(), where_to(request)]
        return redirect("desk:code")
    forget_attempts(who[:1])
    following = where_to(request)
    let_in(request, account, second_step=False)
    return redirect(following)


@sensitive_post_parameters("code")
@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def give_code(request: HttpRequest) -> HttpResponse:
    """The second step: a code of the phone, or one of those kept for a lost phone."""
    at = true_now()
    account, following = _pending(request, at)
    if account is None:
        return redirect("desk:login")
    if request.method != "POST":
        return render(request, "desk/code.html")
    who = _who(request, account.name)
    if must_wait(who, at=at):
        return render(request, "desk/code.html", {"waits": True}, status=TOO_MANY)
    code = request.POST.get("code", "")[:40]
    good = use_code(account=account, code=code, at=at)
    if not (good or use_recovery_code(account=account, code=code, at=at)):
        note_attempts(who, at=at)
        return render(request, "desk/code.html", {"wrong": True}, status=400)
    forget_attempts(who[:1])
    let_in(request, account, second_step=True)
    return redirect(following)


def _pending(request: HttpRequest, at: datetime) -> tuple[Account | None, str]:
    """Who has just given the password, and where they were going."""
    told = request.session.get(PENDING)
    if not told or at - datetime.fromisoformat(told[1]) > PATIENCE:
        return None, ""
    return account_with_codes(told[0]), told[2]


def _who(request: HttpRequest, name: str) -> list[Who]:
    network = network_of(request)
    return [(OF_ACCOUNT, name), *([(OF_NETWORK, network)] if network else [])]


def where_to(request: HttpRequest) -> str:
    """Where one was going; never to another site."""
    asked = request.POST.get("next", "")
    here = {request.get_host()}
    is_ours = url_has_allowed_host_and_scheme(asked, here, require_https=request.is_secure())
    return asked if is_ours else resolve_url("desk:desk")


def page(request: HttpRequest, *, status: int = 200, **said: Any) -> HttpResponse:
    """The form, with what is wrong."""
    parts = {"next": request.POST.get("next") or request.GET.get("next", "")}
    return render(request, "desk/sign_in.html", parts | said, status=status)

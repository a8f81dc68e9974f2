"""Passkeys: made by who has signed in, and signing in by one instead of password and code."""

from datetime import datetime, timedelta
from typing import Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from sangsuk.core.errors import CallError
from sangsuk.flow.accounts.passkeys import Site, ask_for_new, ask_who, keep_new, who_answers
from sangsuk.records.accounts.attempts import OF_NETWORK, must_wait, note_attempts
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.passkeys import drop_passkey
from sangsuk.records.accounts.roles import Role
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.web.clock import now, true_now
from sangsuk.web.desk.letting_in import let_in
from sangsuk.web.desk.roles import SECOND_STEP, for_roles
from sangsuk.web.desk.sign_in import TOO_MANY, page, where_to
from sangsuk.web.network import network_of

ASKED: Final = "passkey"  # in the session: what was asked of a device, and when
PATIENCE: Final = timedelta(minutes=5)
LONGEST: Final = 20_000  # letters of an answer


@require_POST
@for_roles(*Role, before_second_step=True)
def ask_passkey(request: HttpRequest, account: Account) -> HttpResponse:
    """What a device is asked, to make a passkey for this account."""
    question = ask_for_new(account, site_of(request))
    request.session[ASKED] = [question.state, true_now().isoformat()]
    return JsonResponse(question.options)


@require_POST
@for_roles(*Role, before_second_step=True)
def keep_passkey(request: HttpRequest, account: Account) -> HttpResponse:
    """Keep what the device made; the first one shows recovery codes."""
    name, answer = (
        request.POST.get("name", "").replace("\0", ""),
        request.POST.get("answer", "")[:LONGEST],
    )
    at = true_now()
    try:
        state = _asked(request, at)
        codes = keep_new(account, site_of(request), state, answer, name=name, at=at)
    except CallError:
        return page(request, no_passkey=True, status=400)
    by = Actor(account.name, account.role)
    keep_act(kind="account.own.passkey", by=by, why="by the account itself", at=now())
    if codes is None:
        return redirect("desk:me")
    request.session[SECOND_STEP] = True
    parts = {"account": account, "codes": codes, "first": True}
    return render(request, "desk/recovery_codes.html", parts)


@require_POST
@for_roles(*Role)
def drop_my_passkey(
    request: HttpRequest,  # noqa: ARG001
    account: Account,
    number: int,
) -> HttpResponse:
    """Take one away, unless it is the only second step."""
    if drop_passkey(account=account, number=number):
        by = Actor(account.name, account.role)
        keep_act(kind="account.own.passkey_gone", by=by, why="by the account itself", at=now())
    return redirect("desk:me")


@never_cache
@csrf_protect
@require_POST
def ask_who_signs_in(request: HttpRequest) -> HttpResponse:
    """What a device is asked by who wants to sign in."""
    question = ask_who(site_of(request))
    request.session[ASKED] = [question.state, true_now().isoformat()]
    return JsonResponse(question.options)


@never_cache
@csrf_protect
@require_POST
def sign_in_by_passkey(request: HttpRequest) -> HttpResponse:
    """Both steps at once: the device is there, and its owner unlocked it."""
    at, network = true_now(), network_of(request)
    who = [(OF_NETWORK, network)] if network else []
    if must_wait(who, at=at):
        return page(request, waits=True, status=TOO_MANY)
    answer = request.POST.get("answer", "")[:LONGEST]
    try:
        account = who_answers(site_of(request), _asked(request, at), answer, at=at)
    except CallError:
        note_attempts(who, at=at)
        return page(request, no_passkey=True, status=400)
    following = where_to(request)
    let_in(request, account, second_step=True)
    return redirect(following)


def site_of(request: HttpRequest) -> Site:
    host = request.get_host()
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() else host
    return Site(name, f"{request.scheme}://{host}")


def _asked(request: HttpRequest, at: datetime) -> dict[str, str]:
    """What the device was asked a moment ago; good for one answer.

    Raises:
        CallError: nothing was, or too long ago.
    """
    told = request.session.pop(ASKED, None)
    if not told or at - datetime.fromisoformat(told[1]) > PATIENCE:
        raise CallError("passkeys.not_asked", what="-", where="-", remedy="-")
    state: dict[str, str] = told[0]
    return state

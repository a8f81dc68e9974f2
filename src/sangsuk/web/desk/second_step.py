"""The phone that gives codes: told its secret once, and what to do when it is lost."""

from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from sangsuk.records.accounts.attempts import OF_ACCOUNT, must_wait, note_attempts
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.one_time_codes import app_address
from sangsuk.records.accounts.roles import Role
from sangsuk.records.accounts.securing import (
    begin_codes,
    confirm_codes,
    renew_recovery_codes,
    sign_out_everywhere,
    use_code,
)
from sangsuk.records.accounts.sessions import end_other_sessions, end_session, sessions_of
from sangsuk.records.acts.actions import Actor, keep_act
from sangsuk.web.clock import now, true_now
from sangsuk.web.desk.roles import SECOND_STEP, SESSION, for_roles

TOO_MANY: Final = 429


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*Role, before_second_step=True)
def second_step(request: HttpRequest, account: Account) -> HttpResponse:
    """The secret to be told to the phone; then the codes for the day on which it is lost."""
    if account.has_codes:
        return redirect("desk:me")
    if request.method == "POST":
        return _confirm(request, account)
    return _told(request, account)


@require_http_methods(["GET", "HEAD"])
@for_roles(*Role)
def me(request: HttpRequest, account: Account) -> HttpResponse:
    """The account: its phone and passkeys, how many codes are left, its sessions."""
    return render(request, "desk/my_account.html", _mine(request, account))


@require_POST
@for_roles(*Role)
def new_codes(request: HttpRequest, account: Account) -> HttpResponse:
    """New recovery codes, for who gives a code of the phone now."""
    if not _gave_code(request, account):
        parts = _mine(request, account) | {"wrong": True}
        return render(request, "desk/my_account.html", parts, status=400)
    _note(account, "account.own.codes_renewed")
    codes = renew_recovery_codes(account=account)
    return render(request, "desk/recovery_codes.html", {"account": account, "codes": codes})


@require_POST
@for_roles(*Role)
def sign_out_all(request: HttpRequest, account: Account) -> HttpResponse:
    """End every session but this one."""
    sign_out_everywhere(account=account)
    account.refresh_from_db()
    update_session_auth_hash(request, account)
    request.session[SECOND_STEP] = True
    here = str(request.session.get(SESSION, ""))
    end_other_sessions(account=account, but=here, at=true_now())
    _note(account, "account.own.signed_out_everywhere")
    return redirect("desk:me")


@require_POST
@for_roles(*Role)
def end_one_session(
    request: HttpRequest,  # noqa: ARG001
    account: Account,
    number: int,
) -> HttpResponse:
    """End one session of one's own, on whatever device."""
    if end_session(account=account, number=number, at=true_now()):
        _note(account, "account.own.session_ended")
    return redirect("desk:me")


def _mine(request: HttpRequest, account: Account) -> dict[str, Any]:
    since = true_now() - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return {
        "account": account,
        "left": account.recovery_codes.filter(used_at__isnull=True).count(),
        "sessions": sessions_of(account, since=since),
        "here": request.session.get(SESSION),
        "passkeys": list(account.passkeys.all()),
    }


def _confirm(request: HttpRequest, account: Account) -> HttpResponse:
    at, who = true_now(), [(OF_ACCOUNT, account.name)]
    if must_wait(who, at=at):
        return _told(request, account, waits=True, status=TOO_MANY)
    codes = confirm_codes(account=account, code=request.POST.get("code", "")[:40], at=at)
    if codes is None:
        note_attempts(who, at=at)
        return _told(request, account, wrong=True, status=400)
    request.session[SECOND_STEP] = True
    _note(account, "account.own.phone")
    parts = {"account": account, "codes": codes, "first": True}
    return render(request, "desk/recovery_codes.html", parts)


def _told(
    request: HttpRequest, account: Account, *, status: int = 200, **said: bool
) -> HttpResponse:
    secret = begin_codes(account=account)
    groups = [secret[at : at + 4] for at in range(0, len(secret), 4)]
    parts = {"account": account, "groups": groups, "address": app_address(secret, account.name)}
    return render(request, "desk/second_step.html", parts | said, status=status)


def _gave_code(request: HttpRequest, account: Account) -> bool:
    at, who = true_now(), [(OF_ACCOUNT, account.name)]
    if must_wait(who, at=at):
        return False
    if use_code(account=account, code=request.POST.get("code", "")[:40], at=at):
        return True
    note_attempts(who, at=at)
    return False


def _note(account: Account, kind: str) -> None:
    keep_act(kind=kind, by=Actor(account.name, account.role), why="by the account itself", at=now())

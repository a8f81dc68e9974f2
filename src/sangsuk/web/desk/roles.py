"""Who may enter: nobody, unless the view names their role."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role
from sangsuk.records.accounts.sessions import is_session_open
from sangsuk.web.clock import true_now

View = Callable[..., HttpResponseBase]
SECOND_STEP: Final = "second_step"  # in the session: a code of the phone was given
SESSION: Final = "sign_in"  # in the session: its key among those of the account


def for_roles(*roles: Role, before_second_step: bool = False) -> Callable[[View], View]:
    """The view is for these roles alone; it is handed the account as `account`.

    Who has not signed in is sent to do so, who has no phone for codes yet to tell
    one, and anybody else gets 403.  The pages are never kept by a cache.

    Args:
        roles: of accounts that may enter.
        before_second_step: also who has no phone yet.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, **parts: Any) -> HttpResponseBase:
            account = request.user
            if not isinstance(account, Account) or not _is_here(request, account):
                return redirect_to_login(request.get_full_path())
            if account.role not in roles:
                raise PermissionDenied
            if not account.has_codes and not before_second_step:
                return redirect("desk:second_step")
            response = view(request, account=account, **parts)
            response.headers["Cache-Control"] = "no-store"
            return response

        return answer

    return guard


def _is_here(request: HttpRequest, account: Account) -> bool:
    """Whether the session gave the account's second step, and nobody has ended it."""
    if account.has_codes and request.session.get(SECOND_STEP) is not True:
        return False  # older than the account's phone, or it came about without it
    key = str(request.session.get(SESSION, ""))
    return is_session_open(account=account, key=key, at=true_now())

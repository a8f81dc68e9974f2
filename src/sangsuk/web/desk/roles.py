"""Who may enter: nobody, unless the view names their role."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import Role

View = Callable[..., HttpResponse]


def for_roles(*roles: Role) -> Callable[[View], View]:
    """The view is for these roles alone; it is handed the account as `account`.

    Who has not signed in is sent to do so, anybody else gets 403.  The pages are
    never kept by a cache.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, **parts: Any) -> HttpResponse:
            account = request.user
            if not isinstance(account, Account):
                return redirect_to_login(request.get_full_path())
            if account.role not in roles:
                raise PermissionDenied
            response = view(request, account=account, **parts)
            response.headers["Cache-Control"] = "no-store"
            return response

        return answer

    return guard

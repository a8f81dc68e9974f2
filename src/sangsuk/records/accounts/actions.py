"""Making accounts."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from sangsuk.core.errors import CallError
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import SCOPE_DIGITS, Role

LEAST_PASSWORD = 12


@transaction.atomic
def make_account(
    *,
    name: str,
    role: Role,
    password: str,
    scope: str = "",
    home: Iterable[str] = (),
    at: datetime,
) -> Account:
    """Make an account.

    Raises:
        CallError: the name is taken, the scope does not fit the role, or the password is short.
    """
    digits = SCOPE_DIGITS.get(role, 0)
    if len(scope) != digits or (scope and not scope.isdecimal()):
        wanted = f"a code of {digits} digits" if digits else "no scope"
        raise _refused(
            "scope", f"The role {role.value} needs {wanted}", "--scope", "mend the scope"
        )
    if len(password) < LEAST_PASSWORD:
        what = f"The password has fewer than {LEAST_PASSWORD} characters"
        raise _refused("password", what, "password", "take a longer one")
    if not name or Account.objects.filter(name=name).exists():
        raise _refused("name", f"There is an account {name!r}, or no name", "NAME", "take another")
    account = Account(name=name, role=role, scope=scope, home=" ".join(sorted(home)), made_at=at)
    account.set_password(password)
    account.save()
    return account


def _refused(code: str, what: str, where: str, remedy: str) -> CallError:
    return CallError(f"accounts.{code}", what=f"{what}.", where=where, remedy=f"{remedy}.")

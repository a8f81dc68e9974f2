"""Making accounts."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from sangsuk.core.errors import CallError
from sangsuk.core.terms.bureaux import BUREAUX
from sangsuk.records.accounts.models import Account
from sangsuk.records.accounts.roles import SCOPE_DIGITS, Role, is_scope_of

LEAST_PASSWORD = 12
HOME_DIGITS = (2, 4)


@transaction.atomic
def make_account(
    *,
    name: str,
    role: Role,
    password: str,
    scope: str = "",
    home: Iterable[str] = (),
    email: str = "",
    at: datetime,
) -> Account:
    """Make an account.

    Raises:
        CallError: the name is taken or cannot be seen, scope or home do not fit, or the password
            is short.
    """
    homes = sorted(home)
    check_place(role, scope, homes)
    if len(password) < LEAST_PASSWORD:
        what = f"The password has fewer than {LEAST_PASSWORD} characters"
        raise _refused("password", what, "password", "take a longer one")
    if not name.isprintable():  # one that looks like another's would stand in the log of acts
        what = "The name has signs in it that cannot be seen"
        raise _refused("name", what, "NAME", "type it with letters, digits and blanks alone")
    if not name or Account.objects.filter(name=name).exists():
        raise _refused("name", f"There is an account {name!r}, or no name", "NAME", "take another")
    place = {"role": role, "scope": scope, "home": " ".join(homes)}
    account = Account(name=name, email=email, made_at=at, **place)
    account.set_password(password)
    account.save()
    return account


def move_account(*, account: Account, role: Role, scope: str, home: Iterable[str]) -> None:
    """Give an account another role or place; whoever is signed in with it feels it at once.

    Raises:
        CallError: scope or home do not fit.
    """
    homes = sorted(home)
    check_place(role, scope, homes)
    Account.objects.filter(pk=account.pk).update(role=role, scope=scope, home=" ".join(homes))


def set_active(*, account: Account, is_active: bool) -> None:
    """Close an account, whose sessions end at once, or open it again."""
    Account.objects.filter(pk=account.pk).update(is_active=is_active)


def check_place(role: Role, scope: str, homes: Iterable[str]) -> None:
    """Refuse a scope that does not fit the role, and homes that are no codes.

    Raises:
        CallError: one does not.
    """
    if not is_scope_of(role, scope):
        digits = SCOPE_DIGITS.get(role, 0)
        wanted = f"a code of {digits} digits" if digits else "no scope"
        wanted = f"one of {', '.join(BUREAUX)}" if role == Role.BUREAU else wanted
        what = f"The role {role.value} needs {wanted}"
        raise _refused("scope", what, "--scope", "mend the scope")
    for code in homes:
        if len(code) not in HOME_DIGITS or not code.isdecimal():
            what = f"{code!r} is no code of a district or a province"
            raise _refused("home", what, "--home", "write four digits, or two for a province")


def _refused(code: str, what: str, where: str, remedy: str) -> CallError:
    return CallError(f"accounts.{code}", what=f"{what}.", where=where, remedy=f"{remedy}.")

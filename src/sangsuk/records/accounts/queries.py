"""Finding accounts."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet

from sangsuk.core.errors import CallError
from sangsuk.records.accounts.models import Account, Invitation
from sangsuk.records.accounts.roles import MAKES, Role


def account_named(name: str) -> Account:
    """The account of that name, if it may still be used.

    Raises:
        CallError: there is none.
    """
    found = Account.objects.filter(name=name, is_active=True).first()
    if found is None:
        raise CallError(
            "accounts.unknown",
            what=f"There is no account {name!r} that may be used.",
            where="--by",
            remedy="name an account that sangsuk account made.",
        )
    return found


def accounts_among(names: Collection[str]) -> QuerySet[Account]:
    """The accounts with one of these names."""
    return Account.objects.filter(name__in=names)


def account_with_codes(number: int) -> Account | None:
    """The account of that number, if it is in use and has a phone that gives codes."""
    return Account.objects.filter(pk=number, is_active=True, codes_since__isnull=False).first()


def accounts_under(account: Account) -> QuerySet[Account]:
    """The accounts that this one may change or close, by role, place and name."""
    roles = [role.value for role in MAKES.get(Role(account.role), ())]
    found = Account.objects.filter(role__in=roles, scope__startswith=account.scope)
    return found.exclude(pk=account.pk).order_by("role", "scope", "name")


def invitations_under(account: Account) -> QuerySet[Invitation]:
    """Invitations into the same part of the country that were not used, good or over."""
    roles = [role.value for role in MAKES.get(Role(account.role), ())]
    found = Invitation.objects.filter(role__in=roles, scope__startswith=account.scope)
    return found.filter(used_at__isnull=True).order_by("-until")


def offices_known(codes: Collection[str], *, at: datetime) -> set[tuple[str, str]]:
    """Of these districts, who has an account or a link that is still good: code and e-mail."""
    of_offices = {"role": Role.DISTRICT.value, "scope__in": codes}
    accounts = Account.objects.filter(**of_offices).exclude(email="")
    links = Invitation.objects.filter(**of_offices, used_at__isnull=True, until__gt=at)
    found = [*accounts.values_list("scope", "email"), *links.values_list("scope", "email")]
    return {(code, email.lower()) for code, email in found}

"""Finding accounts."""

from sangsuk.core.errors import CallError
from sangsuk.records.accounts.models import Account


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

"""Passkeys of accounts: kept, found, noted when used."""

from datetime import datetime

from django.db import transaction

from sangsuk.records.accounts.models import Account, Passkey
from sangsuk.records.accounts.securing import renew_recovery_codes


@transaction.atomic
def keep_passkey(
    *, account: Account, key_id: str, public: bytes, counter: int, name: str, at: datetime
) -> list[str] | None:
    """Keep a new passkey; with it the account has its second step.

    Returns:
        Recovery codes, to be shown once, where it is the account's first second step.
    """
    Passkey.objects.create(
        account=account, key_id=key_id, public=public, counter=counter, name=name, made_at=at
    )
    if account.has_codes:
        return None
    Account.objects.filter(pk=account.pk).update(codes_since=at)
    return renew_recovery_codes(account=account)


def passkey_of(key_id: str) -> Passkey | None:
    """The passkey of that id, of an account that may be used."""
    found = Passkey.objects.filter(key_id=key_id, account__is_active=True)
    return found.select_related("account").first()


def note_use(*, passkey: Passkey, counter: int, at: datetime) -> bool:
    """Note that it was used; False where its counter went back: it may have been copied."""
    if counter and counter <= passkey.counter:
        return False
    Passkey.objects.filter(pk=passkey.pk).update(counter=counter, used_at=at)
    return True


def drop_passkey(*, account: Account, number: int) -> bool:
    """Take a passkey away, unless nothing else would be left to sign in with."""
    mine = Passkey.objects.filter(account=account)
    if not account.code_secret and mine.count() <= 1:
        return False
    return bool(mine.filter(pk=number).delete()[0])

"""Whether officers want to hear of new stories of their offices, and by which LINE account."""

import hashlib
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from sangsuk.records.accounts.models import Account
from sangsuk.records.follows.models import OfficeDigest

CODE_GOOD_FOR: Final = timedelta(hours=1)
LONGEST_NUMBER: Final = 19


def digest_of(account: Account) -> OfficeDigest:
    """What an officer wants; as it is where nobody has said anything."""
    return OfficeDigest.objects.filter(account=account).first() or OfficeDigest(account=account)


def officer_called(number: str) -> Account | None:
    """The account of that number."""
    is_number = number.isascii() and number.isdecimal() and len(number) < LONGEST_NUMBER
    return Account.objects.filter(pk=int(number)).first() if is_number else None


def want_digest(*, account: Account, wanted: bool) -> None:
    OfficeDigest.objects.update_or_create(account=account, defaults={"is_wanted": wanted})


def ask_for_line(*, account: Account, code: str, at: datetime) -> None:
    """Note that whoever says this code in the chat, within an hour, is the officer."""
    told = {"line_code": _digest(code), "line_asked_at": at}
    OfficeDigest.objects.update_or_create(account=account, defaults=told)


@transaction.atomic
def tie_to_line(*, code: str, user: str, at: datetime) -> bool:
    """The digest goes to this LINE account from now on; False where the code is none, or too old.

    One LINE account is told for one officer.
    """
    asked = OfficeDigest.objects.filter(
        line_code=_digest(code),
        line_asked_at__gt=at - CODE_GOOD_FOR,
        account__is_active=True,
    ).first()
    if asked is None:
        return False
    untie_line(user=user)
    told = {"line_user": user, "line_code": "", "line_asked_at": None, "is_wanted": True}
    OfficeDigest.objects.filter(pk=asked.pk).update(**told)
    return True


def untie_line(*, user: str) -> None:
    """Nothing of an office goes to this LINE account any more, nor what waits to be sent there."""
    if user:
        OfficeDigest.objects.filter(line_user=user).update(line_user="")


def _digest(code: str) -> str:
    return hashlib.sha256(f"office digest {code}".encode()).hexdigest()

"""Keeping what officers say, and forgetting it."""

from datetime import datetime

from django.db import transaction

from sangsuk.records.accounts.models import Account
from sangsuk.records.campaigns.pulse import beat
from sangsuk.records.officers.models import OfficersWord


@transaction.atomic
def keep_word(*, account: Account, about: str, text: str, name: str, at: datetime) -> None:
    OfficersWord.objects.create(
        account=account,
        province_id=account.scope[:2],
        about=OfficersWord.About(about),
        text=text,
        name=name,
        at=at,
    )
    beat()


@transaction.atomic
def take_word_back(*, account: Account, pk: int) -> None:
    """Forget it, where it is this account's own."""
    OfficersWord.objects.filter(account=account, pk=pk).delete()
    beat()

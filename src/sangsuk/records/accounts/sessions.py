"""The sessions of an account: begun, seen, ended one by one or all at once."""

import secrets
from datetime import datetime, timedelta
from typing import Final

from django.db.models import QuerySet

from sangsuk.records.accounts.models import Account, SignIn

KEPT_FOR: Final = timedelta(days=90)
SEEN_EVERY: Final = timedelta(minutes=10)


def begin_session(*, account: Account, device: str, at: datetime) -> str:
    """Note that an account has signed in; gives the key that its session holds."""
    SignIn.objects.filter(account=account, seen_at__lt=at - KEPT_FOR).delete()
    key = secrets.token_urlsafe(24)
    SignIn.objects.create(account=account, key=key, device=device, at=at, seen_at=at)
    return key


def is_session_open(*, account: Account, key: str, at: datetime) -> bool:
    """Whether the session was not ended; notes that it was seen, every few minutes."""
    found = SignIn.objects.filter(account=account, key=key, ended_at__isnull=True).first()
    if found is not None and at - found.seen_at > SEEN_EVERY:
        SignIn.objects.filter(pk=found.pk).update(seen_at=at)
    return found is not None


def end_session(*, account: Account, number: int, at: datetime) -> bool:
    """End one session of an account; False where it has none of that number."""
    mine = SignIn.objects.filter(account=account, pk=number, ended_at__isnull=True)
    return bool(mine.update(ended_at=at))


def end_other_sessions(*, account: Account, but: str, at: datetime) -> None:
    """End all sessions of an account but this one."""
    others = SignIn.objects.filter(account=account, ended_at__isnull=True).exclude(key=but)
    others.update(ended_at=at)


def sessions_of(account: Account, *, since: datetime) -> QuerySet[SignIn]:
    """Sessions that are open and were seen of late, the newest first."""
    return SignIn.objects.filter(account=account, ended_at__isnull=True, seen_at__gte=since)

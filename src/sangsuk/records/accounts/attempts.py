"""Who tries too often must wait: counted by account and by network, under digests."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from sangsuk.records.accounts.models import Attempt

WINDOW: Final = timedelta(minutes=15)


class Limit(NamedTuple):
    """How many failures in a quarter of an hour are borne."""

    kind: str
    most: int


OF_ACCOUNT: Final = Limit("account", 5)
OF_NETWORK: Final = Limit("network", 30)  # an office shares an address
OF_APPEALS: Final = Limit("appeals", 10)

Who = tuple[Limit, str]


def must_wait(who: Iterable[Who], *, at: datetime) -> bool:
    """Whether any of these has failed too often of late."""
    return any(
        Attempt.objects.filter(key=_key(one, name), at__gt=at - WINDOW).count() >= one.most
        for one, name in who
    )


def note_attempts(who: Iterable[Who], *, at: datetime) -> None:
    """Remember a failure; what is older than the window is forgotten."""
    Attempt.objects.filter(at__lt=at - WINDOW).delete()
    Attempt.objects.bulk_create(Attempt(key=_key(one, name), at=at) for one, name in who)


def forget_attempts(who: Iterable[Who]) -> None:
    """The right person came: what was tried before is not held against them."""
    Attempt.objects.filter(key__in=[_key(one, name) for one, name in who]).delete()


def _key(limit: Limit, name: str) -> str:
    return hashlib.sha256(f"{limit.kind} {name}".encode()).hexdigest()

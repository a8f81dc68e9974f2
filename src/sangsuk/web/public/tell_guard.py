"""Keeps machines from telling stories, without a third party: a clock, work, a count by network."""

import hashlib
from datetime import UTC, datetime
from typing import Final

from django.core import signing
from django.http import HttpRequest

from sangsuk.records.tellers.actions import count_told
from sangsuk.web.network import hidden, network_of

QUICKEST: Final = 3  # seconds between the form and the story; nobody reads and types faster
LONGEST: Final = 24 * 60 * 60
MOST_AN_HOUR: Final = 60  # stories of one network: a whole village may share an address
MOST_WITH_WORK: Final = 600  # where a script did its work: a carrier's phones share one, too
WORK: Final = "0000"  # how the digest of a form's work begins: 65,536 tries, a second of a phone
_SALT: Final = "sangsuk.tell.begun"


def begin() -> str:
    """A mark of when the form was handed out, which nobody else can make."""
    return signing.dumps(int(datetime.now(UTC).timestamp()), salt=_SALT)


def is_too_quick(begun: str) -> bool:
    """Whether no person can have filled in the form since, or there was none."""
    try:
        at = signing.loads(begun, salt=_SALT, max_age=LONGEST)
    except signing.BadSignature:
        return True
    return datetime.now(UTC).timestamp() - float(at) < QUICKEST


def has_worked(*, begun: str, code: str, work: str) -> bool:
    """Whether a script of the form found a number that fits this form and no other."""
    digest = hashlib.sha256(f"{begun}:{code}:{work}".encode()).hexdigest()
    return work.isdecimal() and digest.startswith(WORK)


def is_too_much(request: HttpRequest, *, worked: bool) -> bool:
    """Count this story of its network; whether that are more than people tell in an hour.

    Where a script did its work ten times as many may come: each cost its sender something.
    """
    network = network_of(request)
    if network is None:
        return False
    at = datetime.now(UTC)
    most = MOST_WITH_WORK if worked else MOST_AN_HOUR
    return count_told(network=hidden(network, at), at=at) > most

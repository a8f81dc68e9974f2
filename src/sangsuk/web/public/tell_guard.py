"""Keeps machines from telling stories, without a third party: a clock, and a count by network."""

from datetime import UTC, datetime
from typing import Final

from django.core import signing
from django.http import HttpRequest

from sangsuk.records.tellers.actions import count_told
from sangsuk.web.network import hidden, network_of

QUICKEST: Final = 3  # seconds between the form and the story; nobody reads and types faster
LONGEST: Final = 24 * 60 * 60
MOST_AN_HOUR: Final = 60  # stories of one network: a whole village may share an address
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


def is_too_much(request: HttpRequest) -> bool:
    """Count this story of its network; whether that are more than people tell in an hour."""
    network = network_of(request)
    if network is None:
        return False
    at = datetime.now(UTC)
    return count_told(network=hidden(network, at), at=at) > MOST_AN_HOUR

"""Receipts given later: for stories whose first was lost, or that came without one."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.tellers.models import Contact, NewCode
from sangsuk.records.tellers.queries import Key


@transaction.atomic
def keep_new_code(*, code: str, campaign: Campaign, key: Key, asked: str, at: datetime) -> bool:
    """Keep a receipt for a post; False where the link that asked for it has been used."""
    digest = _digest(f"asked {asked}")
    if NewCode.objects.filter(asked=digest).exists():
        return False
    platform, native_id = key
    NewCode.objects.create(
        digest=_digest(code),
        campaign=campaign,
        platform=platform,
        native_id=native_id,
        asked=digest,
        at=at,
    )
    return True


def key_of_code(campaign: Campaign, code: str) -> Key | None:
    """The post of a receipt that was given later."""
    found = NewCode.objects.filter(campaign=campaign, digest=_digest(code)).first()
    return (found.platform, found.native_id) if found else None


def forget_new_codes(*, campaign: Campaign, keys: Iterable[Key]) -> None:
    for platform, native_id in keys:
        NewCode.objects.filter(campaign=campaign, platform=platform, native_id=native_id).delete()


def keys_reached_by(campaign: Campaign, reach: str) -> list[Key]:
    """The posts whose tellers left this address or number, the newest first."""
    if not reach:
        return []
    left = Contact.objects.filter(campaign=campaign, reach=reach).order_by("-at", "-pk")
    return [(one.platform, one.native_id) for one in left]


def _digest(words: str) -> str:
    return hashlib.sha256(f"new code {words}".encode()).hexdigest()

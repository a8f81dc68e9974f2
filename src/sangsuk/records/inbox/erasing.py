"""Erasing all that the inbox holds of a post, and leaving a tombstone."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from sangsuk.records.campaigns.actions import hold_campaign
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.inbox.actions import Key
from sangsuk.records.inbox.models import Arrival, Body, Repeat, Tombstone

Redact = Callable[[bytes, str], bytes]  # bytes without what they tell of a native id


@transaction.atomic
def keep_tombstone(*, campaign: Campaign, key: Key, reason: str, at: datetime) -> Tombstone:
    """The tombstone of a post; one that stands is left as it is."""
    hold_campaign(campaign=campaign)
    platform, native_id = key
    stone, _ = Tombstone.objects.get_or_create(
        campaign=campaign,
        platform=platform,
        native_id=native_id,
        defaults={"reason": reason, "erased_at": at},
    )
    return stone


@transaction.atomic
def erase_arrivals(*, stone: Tombstone, arrivals: Sequence[int], redact: Redact) -> None:
    """Erase a post's rows, these ones too, and its part of the deliveries that brought them."""
    told = Arrival.objects.filter(
        Q(platform=stone.platform, native_id=stone.native_id) | Q(pk__in=arrivals),
        campaign=stone.campaign_id,
    )
    rows = list(told.values_list("pk", "sha256", "delivery"))
    note_erased(stone=stone, digests=[digest for _, digest, _ in rows])
    told.filter(pk__in=[pk for pk, _, _ in rows]).delete()
    repeats = Repeat.objects.filter(platform=stone.platform, native_id=stone.native_id)
    deliveries = {delivery for _, _, delivery in rows if delivery is not None}
    deliveries |= set(repeats.values_list("delivery", flat=True))
    repeats.delete()
    redact_bodies(deliveries=deliveries, native_id=stone.native_id, redact=redact)


def note_erased(*, stone: Tombstone, digests: Iterable[str]) -> None:
    """Write the hashes of what was erased on the tombstone, each once."""
    noted = sorted({*stone.digests, *digests})
    if noted != stone.digests:
        stone.digests = noted
        stone.save(update_fields=["digests"])


def redact_bodies(*, deliveries: Iterable[int], native_id: str, redact: Redact) -> None:
    """Take a post's part out of the bytes of these deliveries."""
    for body in Body.objects.filter(delivery__in=set(deliveries)):
        raw = bytes(body.raw)
        left = redact(raw, native_id)
        if left != raw:
            # The table is append-only: what is left takes the place of what was erased.
            Body.objects.filter(pk=body.pk).delete()
            Body.objects.create(delivery_id=body.pk, raw=left, is_whole=False)

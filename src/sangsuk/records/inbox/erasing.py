"""Erasing all that the inbox holds of posts, and leaving tombstones."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from sangsuk.records.campaigns.actions import hold_campaign
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.inbox.actions import Key
from sangsuk.records.inbox.models import Arrival, Body, Repeat, Tombstone
from sangsuk.records.inbox.queries import gone_of, of_posts

Redact = Callable[[bytes, str], bytes]  # bytes without what they tell of a native id


@transaction.atomic
def keep_tombstones(
    *, campaign: Campaign, reasons: Mapping[Key, Tombstone.Reason], at: datetime
) -> dict[Key, Tombstone]:
    """The tombstone of each post; one that stands is left as it is."""
    hold_campaign(campaign=campaign)
    standing = gone_of(campaign, list(reasons))
    made = [
        Tombstone(campaign=campaign, platform=key[0], native_id=key[1], reason=reason, erased_at=at)
        for key, reason in reasons.items()
        if key not in standing
    ]
    Tombstone.objects.bulk_create(made)
    return standing | {(stone.platform, stone.native_id): stone for stone in made}


@transaction.atomic
def erase_arrivals(
    *,
    campaign: Campaign,
    stones: Mapping[Key, Tombstone],
    arrivals: Mapping[int, Key],
    redact: Redact,
) -> None:
    """Erase posts' rows and their part of the deliveries that brought them.

    Args:
        campaign: whose posts.
        stones: of the posts that are gone.
        arrivals: other rows of theirs, by the key of the post.
        redact: takes a post out of the bytes of a delivery.
    """
    posts = of_posts(list(stones))
    told = Arrival.objects.filter(posts | Q(pk__in=list(arrivals)), campaign=campaign)
    fields = ("pk", "sha256", "delivery", "platform", "native_id")
    digests: dict[Key, list[str]] = {}
    named: list[tuple[int, str]] = []
    rows = list(told.values_list(*fields))
    for pk, digest, delivery, platform, native_id in rows:
        key = arrivals.get(pk) or (str(platform), str(native_id))
        digests.setdefault(key, []).append(digest)
        if delivery is not None:
            named.append((delivery, key[1]))
    for key, erased in digests.items():
        note_erased(stone=stones[key], digests=erased)
    Arrival.objects.filter(pk__in=[pk for pk, *_ in rows]).delete()
    repeats = Repeat.objects.filter(posts)
    named += repeats.values_list("delivery", "native_id")
    repeats.delete()
    redact_bodies(named=named, redact=redact)


def note_erased(*, stone: Tombstone, digests: Iterable[str]) -> None:
    """Write the hashes of what was erased on the tombstone, each once."""
    noted = sorted({*stone.digests, *digests})
    if noted != stone.digests:
        stone.digests = noted
        stone.save(update_fields=["digests"])


def redact_bodies(*, named: Sequence[tuple[int, str]], redact: Redact) -> None:
    """Take posts' parts out of the bytes of deliveries: which one, and whose native id."""
    gone: dict[int, set[str]] = {}
    for delivery, native_id in named:
        gone.setdefault(delivery, set()).add(native_id)
    left: dict[int, bytes] = {}
    for body in Body.objects.filter(delivery__in=gone):
        raw = was = bytes(body.raw)
        for native_id in sorted(gone[body.pk]):
            raw = redact(raw, native_id)
        if raw != was:
            left[body.pk] = raw
    # The table is append-only: what is left takes the place of what was erased.
    Body.objects.filter(pk__in=left).delete()
    Body.objects.bulk_create(
        Body(delivery_id=pk, raw=raw, is_whole=False) for pk, raw in left.items()
    )

"""What the inbox knows of posts: how late a version is, what is gone, who saw what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.db.models.functions import Coalesce

from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.inbox.actions import Key
from sangsuk.records.inbox.models import Arrival, Delivery, Tombstone

Version = tuple[datetime, str]  # as of when, and the row's hash where two are of one moment


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenBy:
    """How many posts came by a service's hook, by asking it, or by both ways."""

    hook_only: int
    poll_only: int
    both: int


def latest_versions(campaign: Campaign, keys: Sequence[Key]) -> dict[Key, Version]:
    """The latest version of each post that has come so far."""
    rows = (
        Arrival.objects.filter(of_posts(keys), campaign=campaign)
        .annotate(stood_at=Coalesce("version_at", "arrived_at"))
        .values_list("platform", "native_id", "stood_at", "sha256")
    )
    latest: dict[Key, Version] = {}
    for platform, native_id, stood_at, digest in rows.order_by("stood_at", "sha256"):
        latest[str(platform), str(native_id)] = (stood_at, digest)
    return latest


def gone_of(campaign: Campaign, keys: Sequence[Key]) -> dict[Key, Tombstone]:
    """The tombstones of those of these posts that are gone."""
    stones = Tombstone.objects.filter(of_posts(keys), campaign=campaign)
    return {(stone.platform, stone.native_id): stone for stone in stones}


def gone_since(campaign: Campaign, moment: datetime) -> int:
    """How many posts were erased after a moment: what a frozen result must say of itself."""
    return Tombstone.objects.filter(campaign=campaign, erased_at__gt=moment).count()


def seen_by(campaign: Campaign, *, hook: str, poll: str) -> SeenBy:
    """By which way a service's posts came, erased ones left out."""
    ways = {
        door: set(
            Arrival.objects.filter(campaign=campaign, source=door).values_list(
                "platform", "native_id"
            )
        )
        for door in (hook, poll)
    }
    return SeenBy(
        hook_only=len(ways[hook] - ways[poll]),
        poll_only=len(ways[poll] - ways[hook]),
        both=len(ways[hook] & ways[poll]),
    )


def deliveries_numbered(numbers: Sequence[int]) -> list[Delivery]:
    """These deliveries with what was handed in, in the order of their arrival."""
    return list(Delivery.objects.select_related("body").filter(pk__in=numbers))


def of_posts(keys: Iterable[Key]) -> Q:
    """Arrivals or tombstones of these posts; the platforms are few, the ids many."""
    by_platform: dict[str, set[str]] = {}
    for platform, native_id in keys:
        by_platform.setdefault(platform, set()).add(native_id)
    wanted = Q(pk__in=())
    for platform, native_ids in by_platform.items():
        wanted |= Q(platform=platform, native_id__in=native_ids)
    return wanted

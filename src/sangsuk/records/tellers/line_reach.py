"""LINE accounts to which the link to a new receipt goes, as whoever held the first one asked."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.tellers.models import LineReach
from sangsuk.records.tellers.queries import Key


@transaction.atomic
def keep_line_reach(*, campaign: Campaign, key: Key, user: str, at: datetime) -> None:
    """Note that this LINE account may be sent a new receipt of a post, in place of another."""
    platform, native_id = key
    LineReach.objects.update_or_create(
        campaign=campaign,
        platform=platform,
        native_id=native_id,
        defaults={"user": user, "at": at},
    )


def forget_line_reach(*, user: str) -> int:
    """Note that a LINE account is sent none any more; of how many posts it was."""
    return LineReach.objects.filter(user=user).delete()[0]


def forget_lines_of(*, campaign: Campaign, keys: Iterable[Key]) -> None:
    for key in keys:
        _of(campaign, key).delete()


def keys_of_line(campaign: Campaign, user: str) -> list[Key]:
    """The posts whose new receipts this LINE account may be sent, the newest first."""
    kept = LineReach.objects.filter(campaign=campaign, user=user).order_by("-at", "-pk")
    return list(kept.values_list("platform", "native_id"))


def line_of_post(campaign: Campaign, key: Key) -> str:
    """The LINE account that asked to be told of a post; "" where none did."""
    found = _of(campaign, key).first()
    return found.user if found else ""


def is_tied(slug: str, key: Key, user: str) -> bool:
    """Whether this LINE account is still to be told of a post of that campaign."""
    platform, native_id = key
    return LineReach.objects.filter(
        campaign__slug=slug, platform=platform, native_id=native_id, user=user
    ).exists()


def _of(campaign: Campaign, key: Key) -> QuerySet[LineReach]:
    platform, native_id = key
    return LineReach.objects.filter(campaign=campaign, platform=platform, native_id=native_id)

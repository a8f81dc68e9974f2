"""Keeping what tellers allow and how they may be reached, and counting who tells."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.tellers.models import Consent, Contact, InAnHour, Sought, Told
from sangsuk.records.tellers.reach import reach_of

Key = tuple[str, str]  # platform, native id
KEPT_FOR = timedelta(days=1)


@transaction.atomic
def keep_consents(
    *,
    campaign: Campaign,
    key: Key,
    given: Mapping[str, bool],
    asked: Mapping[str, str],
    at: datetime,
) -> None:
    """Keep what a teller allows of a post, in place of what was allowed before.

    Args:
        campaign: whose post.
        key: its platform and native id.
        given: by layer.
        asked: by layer, the words that were said yes or no to.
        at: when.
    """
    platform, native_id = key
    of_post = {"campaign": campaign, "platform": platform, "native_id": native_id}
    Consent.objects.bulk_create(
        [
            Consent(**of_post, layer=layer, is_given=is_given, at=at, asked=asked[layer])
            for layer, is_given in given.items()
        ],
        update_conflicts=True,
        unique_fields=["campaign", "platform", "native_id", "layer"],
        update_fields=["is_given", "at", "asked"],
    )


@transaction.atomic
def keep_contact(*, campaign: Campaign, key: Key, words: str, at: datetime) -> None:
    """Keep how a teller may be reached; no words: forget it."""
    platform, native_id = key
    if not words.strip():
        forget_contact(campaign=campaign, key=key)
        return
    Contact.objects.update_or_create(
        campaign=campaign,
        platform=platform,
        native_id=native_id,
        defaults={"words": words.strip(), "reach": reach_of(words), "at": at},
    )


def forget_contact(*, campaign: Campaign, key: Key) -> None:
    platform, native_id = key
    Contact.objects.filter(campaign=campaign, platform=platform, native_id=native_id).delete()


@transaction.atomic
def count_in_the_hour(rows: type[InAnHour], *, network: str, at: datetime) -> int:
    """Count an act of a network; how many it made in this hour, this one with them."""
    kept = rows._default_manager  # noqa: SLF001 - an abstract model has no other
    kept.filter(hour__lt=at - KEPT_FOR).delete()
    hour = at.replace(minute=0, second=0, microsecond=0)
    kept.bulk_create([rows(network=network, hour=hour)], ignore_conflicts=True)
    kept.filter(network=network, hour=hour).update(times=F("times") + 1)
    return kept.get(network=network, hour=hour).times


def count_told(*, network: str, at: datetime) -> int:
    """Count a story of a network; how many it told in this hour, this one with them."""
    return count_in_the_hour(Told, network=network, at=at)


def count_sought(*, network: str, at: datetime) -> int:
    """Count that a network asked for a new receipt; how often it did in this hour."""
    return count_in_the_hour(Sought, network=network, at=at)

"""Giving thanks for a story, taking them back, and counting who gives them."""

from datetime import datetime

from django.db import transaction

from sangsuk.records.campaigns.pulse import beat
from sangsuk.records.stories.models import Story
from sangsuk.records.tellers.actions import count_in_the_hour
from sangsuk.records.thanks.models import Thanked, Thanks


@transaction.atomic
def give_thanks(*, story: Story, device: str, at: datetime) -> bool:
    """Keep a device's thanks for a story.

    Returns:
        Whether they are new: of one device they are kept once.
    """
    _, is_new = Thanks.objects.get_or_create(story=story, device=device, defaults={"at": at})
    if is_new:
        beat()
    return is_new


@transaction.atomic
def take_thanks_back(*, story: Story, device: str) -> bool:
    """Forget a device's thanks for a story; whether there were any."""
    gone, _ = Thanks.objects.filter(story=story, device=device).delete()
    if gone:
        beat()
    return bool(gone)


def count_thanked(*, network: str, at: datetime) -> int:
    """Count an act of a network; how many it made in this hour, this one with them."""
    return count_in_the_hour(Thanked, network=network, at=at)

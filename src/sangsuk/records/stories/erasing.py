"""Erasing the words of stories whose posts are gone at their source."""

from collections.abc import Sequence

from django.db import transaction

from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.models import Reading, Revision, Story
from sangsuk.records.stories.queries import stories_of_account


def keys_of_account(campaign: Campaign, platform: str, author: str) -> list[tuple[str, str]]:
    """The platform and native id of every story that an account told."""
    told = stories_of_account(campaign, platform, author)
    return list(told.order_by("pk").values_list("platform", "native_id"))


@transaction.atomic
def erase_words(*, stories: Sequence[int]) -> dict[int, int]:
    """Erase withdrawn stories' text, reading and author; by arrival of a revision, its story.

    What stays is that there was a story, when, and that it is withdrawn.

    Raises:
        ValueError: one is not withdrawn, and pages may show it.
    """
    shown = Story.objects.filter(pk__in=stories, withdrawn_at__isnull=True)
    if shown.exists():
        raise ValueError("a story is not withdrawn")
    revisions = Revision.objects.filter(story__in=stories)
    arrivals = dict(revisions.values_list("arrival", "story"))
    Reading.objects.filter(story__in=stories).delete()
    revisions.delete()
    Story.objects.filter(pk__in=stories).update(
        author=None, url="", entered_by="", likes=None, shares=None, comments=None
    )
    return arrivals

"""A story taken back by its teller: out of every page and of the live count at once."""

from datetime import datetime

from django.db import transaction

from sangsuk.records.standings.counters import count_stories
from sangsuk.records.stories.actions import withdraw_story
from sangsuk.records.stories.models import Story


@transaction.atomic
def withdraw(story: Story, *, by: str, at: datetime) -> None:
    """Withdraw a story and take it out of the count."""
    withdraw_story(story=story, by=by, at=at)
    count_stories(campaign=story.campaign, stories=[story.pk])

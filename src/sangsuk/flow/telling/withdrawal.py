"""A story taken back by its teller: out of every page and of the live count at once."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sangsuk.flow.films.erasing import erase_films
from sangsuk.flow.outbox.hooks import WITHDRAWN, tell_hooks
from sangsuk.flow.outbox.quoting import leave_out
from sangsuk.flow.telling.photos import erase_photos
from sangsuk.records.answers.actions import forget_answers
from sangsuk.records.answers.queries import changes_because_of
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.standings.counters import count_stories
from sangsuk.records.stories.actions import withdraw_stories
from sangsuk.records.stories.models import Story
from sangsuk.records.tellers.queries import CHANGE


def withdraw(story: Story, *, by: str, at: datetime) -> None:
    """Withdraw a story and take it out of the count."""
    withdraw_all([story], story.campaign, by=by, at=at)


@transaction.atomic
def withdraw_all(stories: Sequence[Story], campaign: Campaign, *, by: str, at: datetime) -> None:
    """Withdraw stories, erase photos, films and words in waiting letters, count no more."""
    keys = [story.pk for story in stories]
    changes = [(CHANGE, str(number)) for number in changes_because_of(keys)]
    erase_photos(campaign, [*((one.platform, one.native_id) for one in stories), *changes])
    forget_answers(stories=keys)
    withdraw_stories(stories=keys, by=by, at=at)
    erase_films(keys, at=at)  # after: what was announced of them is forgotten with them
    leave_out(keys)
    count_stories(campaign=campaign, stories=keys)
    for key in keys:
        tell_hooks(WITHDRAWN, str(key), {"campaign": campaign.slug, "story": str(key)}, at=at)

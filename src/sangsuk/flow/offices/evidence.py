"""Photos that show a change: drawn anew as a teller's are, shown under the answer, gone with it."""

from datetime import datetime

from django.db import transaction

from sangsuk.flow.telling.photos import Drawn, add_photo, allow_photos
from sangsuk.records.accounts.models import Account
from sangsuk.records.answers.models import Change
from sangsuk.records.answers.queries import story_of_change
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.queries import story_to_show
from sangsuk.records.tellers.models import Photo
from sangsuk.records.tellers.queries import CHANGE, Key


def key_of_change(change: int) -> Key:
    """Under what the photos of a change are kept, as those of a post are under its key."""
    return CHANGE, str(change)


@transaction.atomic
def add_evidence(change: Change, drawn: Drawn, *, alt: str, by: Account, at: datetime) -> None:
    """Keep a photo of a change; who sends it has said that it may be shown.

    Raises:
        CallError: the change has as many as it may.
    """
    campaign, key = change.answer.story.campaign, key_of_change(change.pk)
    add_photo(drawn, campaign, key, at=at, alt=alt, by=by.name)
    allow_photos(campaign, key, is_given=True, at=at)


def is_evidence_shown(campaign: Campaign, photo: Photo) -> bool:
    """Whether a photo is of a change because of a story that may be shown."""
    number = story_of_change(photo.native_id) if photo.platform == CHANGE else None
    return number is not None and story_to_show(campaign, number) is not None

"""A post that is gone at its source: its words are erased everywhere, a tombstone stays."""

from datetime import datetime

from django.db import transaction

from sangsuk.connectors.contract import Gone
from sangsuk.connectors.redaction import redact
from sangsuk.flow.withdrawal import withdraw
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.inbox.erasing import erase_arrivals, keep_tombstone
from sangsuk.records.inbox.models import Tombstone
from sangsuk.records.stories.erasing import erase_words
from sangsuk.records.stories.models import Story


@transaction.atomic
def erase(gone: Gone, campaign: Campaign, *, at: datetime) -> bool:
    """Erase a post from inbox, stories, pages and count; whether its story was still there.

    Done again it changes nothing.  A post that comes after it was erased is not
    taken in.
    """
    reason = Tombstone.Reason.UNSENT if gone.is_unsent else Tombstone.Reason.DELETED
    stone = keep_tombstone(campaign=campaign, key=gone.key, reason=reason, at=at)
    story = Story.objects.filter(
        campaign=campaign, platform=gone.platform, native_id=gone.id
    ).first()
    was_there = story is not None and story.revisions.exists()
    arrivals: list[int] = []
    if story:
        withdraw(story, by=f"the source: {reason}", at=at)
        story.refresh_from_db()
        arrivals = erase_words(story=story)
    erase_arrivals(stone=stone, arrivals=arrivals, redact=redact)
    return was_there

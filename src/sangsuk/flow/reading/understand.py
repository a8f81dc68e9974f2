"""Stories in the memory, read: each has the reading of today's reader under today's rules."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from sangsuk.core.understand.reader import Reader
from sangsuk.flow.reading.copies import mark_copies_of
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.campaigns.queries import rules_of
from sangsuk.records.standings.counters import count_stories
from sangsuk.records.stories.actions import keep_readings
from sangsuk.records.stories.queries import revisions_to_read
from sangsuk.records.stories.values import post_of

AT_ONCE: Final = 250  # stories a transaction; the reading itself is outside of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """What a run of the reader did."""

    read: int
    remarked: int  # stories that became copies, or copies no more


def understand(
    campaign: Campaign,
    reader: Reader,
    *,
    at: datetime,
    on_progress: Callable[[float], None] = lambda _: None,
) -> Understanding:
    """Read every story that has no current reading, then mark the copies of the campaign.

    A reading is current for the story's latest revision, this reader and these
    rules.  Broken off at any moment and run again, it goes on with what is
    unread; run on what is read, it changes nothing.
    """
    rules = rules_of(campaign)
    unread = revisions_to_read(campaign, reader=reader.version)
    waiting = unread.count()
    read = last = 0
    while revisions := list(unread.filter(pk__gt=last)[:AT_ONCE]):
        posts = [post_of(revision.story, revision) for revision in revisions]
        rows = list(zip(revisions, reader.read(posts, rules), strict=True))
        with transaction.atomic():
            keep_readings(rows=rows, rules_digest=campaign.digest, at=at)
            count_stories(campaign=campaign, stories=[each.story_id for each in revisions])
        last = revisions[-1].pk
        read += len(rows)
        on_progress(min(read / waiting, 1.0))
    return Understanding(read=read, remarked=mark_copies_of(campaign).changed)

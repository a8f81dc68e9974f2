"""Marks the copies among a campaign's stories."""

from dataclasses import dataclass, replace
from typing import Final

from django.db import transaction

from sangsuk.core.terms.reading import Reading as Read
from sangsuk.core.terms.reading import Review
from sangsuk.core.understand.copies import mark_copies
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.standings.counters import count_stories
from sangsuk.records.stories.actions import CopyMark, keep_copy_marks
from sangsuk.records.stories.models import Reading, Story
from sangsuk.records.stories.queries import readings_to_count
from sangsuk.records.stories.values import read_of

AT_ONCE: Final = 500
_KEY: Final = "\0"  # parts a native id, which holds none, from the story's key


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A campaign's readings with their copies marked."""

    readings: list[Read]  # ids are keyed, so that each is its own on all platforms
    changed: int  # stories that became copies, or copies no more


def mark_copies_of(campaign: Campaign) -> Marked:
    """Mark every eligible story that copies an earlier one, and unmark what copies none any more.

    Thin: it holds all readings of the campaign at once.
    """
    rows = list(readings_to_count(campaign))
    marked = mark_copies([read_keyed(row) for row in rows])
    changed = {
        row.story_id: mark
        for row, read in zip(rows, marked, strict=True)
        if (mark := _mark_of(read)) != _kept_mark(row)
    }
    stories = list(changed)
    for start in range(0, len(stories), AT_ONCE):
        some = stories[start : start + AT_ONCE]
        with transaction.atomic():
            keep_copy_marks(marks={key: changed[key] for key in some})
            count_stories(campaign=campaign, stories=some)
    return Marked(readings=marked, changed=len(changed))


def keyed(story: Story) -> str:
    """The id by which marked readings call a story."""
    return f"{story.native_id}{_KEY}{story.pk}"


def native_id(key: str) -> str:
    """The source's own id of what `keyed` names."""
    return key.rpartition(_KEY)[0]


def number_in(key: str) -> int:
    """The number of the story that `keyed` names."""
    return int(key.rpartition(_KEY)[2])


def read_keyed(row: Reading) -> Read:
    """The reading under an id that is its own on all platforms and sorts as the native one."""
    read = read_of(row)
    return replace(read, id=keyed(row.story))


def _mark_of(read: Read) -> CopyMark:
    return CopyMark(
        original=number_in(read.duplicate_of) if read.duplicate_of else None,
        suspected=Review.COPY_SUSPECTED in read.review,
    )


def _kept_mark(row: Reading) -> CopyMark:
    return CopyMark(original=row.duplicate_of_id, suspected=Review.COPY_SUSPECTED in row.review)

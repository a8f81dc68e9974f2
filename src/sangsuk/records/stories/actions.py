"""Accepting posts as stories, keeping readings, marking copies, withdrawing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from sangsuk.core.terms.reading import Reading as Read
from sangsuk.core.terms.reading import Reason, Review
from sangsuk.core.terms.story import Post
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.inbox.actions import COLLECTED_BEFORE
from sangsuk.records.inbox.models import Arrival
from sangsuk.records.stories.correcting import as_corrected, hold_serious
from sangsuk.records.stories.models import Finding, Mention, Reading, Revision, Story
from sangsuk.records.stories.queries import stories_of
from sangsuk.records.stories.showing import show_stories
from sangsuk.records.stories.values import (
    finding_rows,
    mention_rows,
    reach_of,
    row_of,
    told_of,
)

TOLD = ("posted_at", "author", "author_kind", "chosen_district", "chosen_services", "entered_by")
REACH = ("url", "likes", "shares", "comments")

Key = tuple[str, str]  # platform, native id


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """What a batch of arrivals became."""

    new: int
    revised: int
    unchanged: int  # only its reach differed


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyMark:
    """What the copy-finder says of one story."""

    original: int | None  # the story that it copies
    suspected: bool  # close enough for a person to look


@transaction.atomic
def accept_posts(*, campaign: Campaign, arrived: Sequence[tuple[Arrival, Post]]) -> Accepted:
    """Make a story of every post; one that is told differently becomes a new revision.

    A post of a withdrawn story revises it, and it stays withdrawn.
    """
    stories = stories_of(campaign, [post.key for _, post in arrived])
    newcomers: dict[Key, Story] = {}
    for arrival, post in arrived:
        if post.key not in stories:
            newcomers.setdefault(post.key, _new_story(campaign, post, arrival))
    Story.objects.bulk_create(newcomers.values())
    revisions, changed = _revise(stories | newcomers, arrived)
    Revision.objects.bulk_create(revisions)
    Story.objects.bulk_update(changed, [*TOLD, *REACH])
    if retold := [revision.story_id for revision in revisions if revision.number > 1]:
        show_stories(retold)
    return Accepted(
        new=len(newcomers),
        revised=len(revisions) - len(newcomers),
        unchanged=len(arrived) - len(revisions),
    )


@transaction.atomic
def keep_readings(
    *, rows: Sequence[tuple[Revision, Read]], rules_digest: str, at: datetime
) -> None:
    """Keep what the reader said of each revision, in place of what it said of the story before.

    What people put right in a revision stays right; what cannot wait is held back.
    """
    stories = [revision.story_id for revision, _ in rows]
    _hold(stories)
    rows = as_corrected(rows)
    hold_serious(rows, at=at)
    Reading.objects.filter(story__in=stories).delete()
    made = Reading.objects.bulk_create(
        row_of(
            read,
            story_id=revision.story_id,
            revision=revision,
            rules_digest=rules_digest,
            read_at=at,
        )
        for revision, read in rows
    )
    paired = [(read, reading) for (_, read), reading in zip(rows, made, strict=True)]
    Mention.objects.bulk_create(row for pair in paired for row in mention_rows(*pair))
    Finding.objects.bulk_create(row for pair in paired for row in finding_rows(*pair))
    show_stories(stories)


@transaction.atomic
def keep_copy_marks(*, marks: Mapping[int, CopyMark]) -> None:
    """Mark stories as copies, or as copies no more.

    Args:
        marks: by story; what a story lacks of its mark is added and what is too much taken away.
    """
    _hold(list(marks))
    readings = list(Reading.objects.filter(story__in=marks))
    for reading in readings:
        original = marks[reading.story_id].original
        if original is not None or reading.ineligible_reason == Reason.DUPLICATE:
            reading.duplicate_of_id = original
            reading.eligible = original is None
            reading.ineligible_reason = "" if reading.eligible else Reason.DUPLICATE
    Reading.objects.bulk_update(readings, ["duplicate_of", "eligible", "ineligible_reason"])
    suspicion = {"kind": Finding.Kind.REVIEW, "code": Review.COPY_SUSPECTED}
    Finding.objects.filter(reading__in=readings, **suspicion).delete()
    Finding.objects.bulk_create(
        Finding(reading=reading, **suspicion)
        for reading in readings
        if marks[reading.story_id].suspected
    )
    show_stories(list(marks))


def withdraw_story(*, story: Story, by: str, at: datetime) -> None:
    """Take a story out of every page and count at once."""
    withdraw_stories(stories=[story.pk], by=by, at=at)


@transaction.atomic
def withdraw_stories(*, stories: Sequence[int], by: str, at: datetime) -> None:
    """Take stories out of every page and count at once.

    Where one was copied, the next `understand` or `rank` promotes its earliest copy.
    """
    Story.objects.filter(pk__in=stories, withdrawn_at__isnull=True).update(
        withdrawn_at=at, withdrawn_by=by
    )
    if stories:
        show_stories(stories)


def mark_restored(*, story: Story, restored: bool) -> None:
    """Keep whether people brought a story back, and put it on the wall or take it off."""
    Story.objects.filter(pk=story.pk).update(restored=restored)
    show_stories([story.pk])


def _hold(stories: Sequence[int]) -> None:
    """Keep others from reading or marking these stories until the transaction is over."""
    held = Story.objects.select_for_update(no_key=True).filter(pk__in=stories).order_by("pk")
    list(held.values_list("pk"))


def _new_story(campaign: Campaign, post: Post, arrival: Arrival) -> Story:
    came_at = None if arrival.source in COLLECTED_BEFORE else arrival.arrived_at
    return Story(
        campaign=campaign,
        platform=post.platform,
        native_id=post.id,
        found_at=post.found_at or came_at,
        **told_of(post),
        **reach_of(post),
    )


def _revise(
    stories: Mapping[Key, Story], arrived: Sequence[tuple[Arrival, Post]]
) -> tuple[list[Revision], list[Story]]:
    """New revisions in order of arrival, and the stories that took over something else."""
    latest = _latest_revisions(list(stories.values()))
    revisions: list[Revision] = []
    changed: dict[int, Story] = {}
    for arrival, post in arrived:
        story = stories[post.key]
        before = latest.get(story.pk)
        retold = _take_over(story, told_of(post))
        if _take_over(story, reach_of(post)) or retold:
            changed[story.pk] = story
        if before is None or retold or before.text != post.text:
            number = before.number + 1 if before else 1
            revision = Revision(
                story=story,
                number=number,
                text=post.text,
                arrival=arrival,
                revised_at=post.revised_at,
            )
            latest[story.pk] = revision
            revisions.append(revision)
    return revisions, list(changed.values())


def _take_over(story: Story, told: Mapping[str, Any]) -> bool:
    """Set these fields; whether any was different."""
    different = {name: value for name, value in told.items() if getattr(story, name) != value}
    for name, value in different.items():
        setattr(story, name, value)
    return bool(different)


def _latest_revisions(stories: Sequence[Story]) -> dict[int, Revision]:
    newest = (
        Revision.objects.filter(story__in=stories)
        .values("story")
        .annotate(newest=Max("number"))
        .values_list("story", "newest")
    )
    numbers = dict(newest)
    revisions = Revision.objects.filter(story__in=numbers)
    return {
        revision.story_id: revision
        for revision in revisions
        if revision.number == numbers[revision.story_id]
    }

"""One story from its arrival to whatever became of it: what came, what was read, each act."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sangsuk.records.acts.queries import acts_about_story
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.asking import story_with_revisions
from sangsuk.records.stories.models import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something that happened to a story."""

    at: datetime
    kind: str  # came, told_differently, read, withdrawn; else the kind of an act
    by: str = ""
    why: str = ""
    number: int | None = None  # of the act
    before: Any = None
    after: Any = None


def story_followed(campaign: Campaign, number: int) -> tuple[Story, list[Step]] | None:
    """The story with all that happened to it, the earliest first; None where there is none."""
    story = story_with_revisions(campaign, number)
    if story is None:
        return None
    return story, sorted([*_of_the_house(story), *_of_people(story)], key=lambda one: one.at)


def _of_the_house(story: Story) -> Iterator[Step]:
    for revision in story.revisions.all():
        kind = "came" if revision.number == 1 else "told_differently"
        yield Step(at=revision.arrival.arrived_at, kind=kind, by=revision.arrival.source)
    reading = getattr(story, "reading", None)
    if reading is not None:
        why = reading.ineligible_reason
        yield Step(at=reading.read_at, kind="read", by=reading.reader, why=why)
    if story.withdrawn_at:
        yield Step(at=story.withdrawn_at, kind="withdrawn", by=story.withdrawn_by)


def _of_people(story: Story) -> Iterator[Step]:
    for act in acts_about_story(story.pk):
        yield Step(
            at=act.moment,
            kind=act.kind,
            by=act.kept["by"],
            why=act.kept["why"],
            number=act.number,
            before=act.kept["before"],
            after=act.kept["after"],
        )

"""One story from its arrival to whatever became of it: what came, what was read, each act."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sangsuk.records.acts.queries import acts_about_story
from sangsuk.records.awards.queries import award_acts
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.jury.queries import entries_about
from sangsuk.records.stories.asking import story_with_revisions
from sangsuk.records.stories.models import Story

ROUND: Final = ("round__opened", "round__closed")


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
    steps = [*_of_the_house(story), *_of_offices(story), *_of_people(story)]
    return story, sorted(steps, key=lambda one: one.at)


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


def _of_offices(story: Story) -> Iterator[Step]:
    """What offices answered, and where one said that the story is not about it."""
    for answer in story.answers.all():
        yield Step(at=answer.at, kind="answer.given", by=answer.by)
    for one in story.disputes.all():
        yield Step(at=one.at, kind="dispute.raised", by=one.by, why=one.words)
        if one.decided_at:
            yield Step(at=one.decided_at, kind="dispute.decided", by=one.decided_by, why=one.why)


def _of_people(story: Story) -> Iterator[Step]:
    """Acts about the story itself, the rounds that it was judged in, and its award."""
    rounds = [entry.round for entry in entries_about(story).select_related(*ROUND)]
    judged = [act for one in rounds for act in (one.opened, one.closed) if act]
    acts = {act.number: act for act in (*acts_about_story(story.pk), *judged, *award_acts(story))}
    for act in acts.values():
        is_of_a_round = act.kind.startswith("jury.")  # its outcome is of all stories
        yield Step(
            at=act.moment,
            kind=act.kind,
            by=act.kept["by"],
            why=act.kept["why"],
            number=act.number,
            before=None if is_of_a_round else act.kept["before"],
            after=None if is_of_a_round else act.kept["after"],
        )

"""The list of what needs a person, brought up to what there is: done again, it changes nothing."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from sangsuk.core.terms.reading import Review
from sangsuk.flow.desk.beside import earlier_alike
from sangsuk.flow.desk.waits import wait_for
from sangsuk.records.answers.queries import open_disputes
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.inbox.coverage import coverage
from sangsuk.records.jobs.queries import dead_letters
from sangsuk.records.matters.actions import add_matters, note_gathered, settle_gone
from sangsuk.records.matters.models import Matter
from sangsuk.records.matters.queries import is_listed, open_matters
from sangsuk.records.rulings.queries import open_appeals
from sangsuk.records.stories.asking import reviews_asked, stand_held
from sangsuk.records.stories.counting import that_count

Kind = Matter.Kind


ASKED: Final = {
    Review.PII_UNSURE: Kind.PERSONAL,
    Review.AMBIGUOUS_PLACE: Kind.PLACE,
    Review.STAFF_SUSPECTED: Kind.STAFF,
    Review.COPY_SUSPECTED: Kind.COPY,
    Review.NEAR_MISS_HASHTAG: Kind.HASHTAG,
    Review.LOW_CONFIDENCE: Kind.READING,
}


@transaction.atomic
def gather(campaign: Campaign, *, at: datetime) -> int:
    """Put what waits into the list, and take out what settled itself; how many wait."""
    for review, kind in ASKED.items():
        _of_readings(campaign, review, kind, at)
    _held(campaign, at)
    _own_pages(campaign, at)
    _jobs(campaign, at)
    add_matters(_gaps(campaign, at))
    note_gathered(campaign, at=at)
    return open_matters(campaign).count()


def _of_readings(campaign: Campaign, review: Review, kind: Kind, at: datetime) -> None:
    """What the reader asks of each story's revision; settled where it asks no more."""
    asked = reviews_asked(campaign, review)
    if kind == Kind.READING:
        asked = asked.filter(that_count(reading="reading__", story="reading__story__"))
    unlisted = asked.exclude(is_listed(kind, revision="reading__revision"))
    new = list(unlisted.values_list("reading__story", "reading__revision"))
    is_copy = kind == Kind.COPY
    beside = earlier_alike(campaign, [story for story, _ in new]) if is_copy else {}
    add_matters(
        _of_story(campaign, kind, *each, at, posts=[beside[each[0]]] if each[0] in beside else [])
        for each in new
    )
    still = asked.filter(reading__revision=OuterRef("revision"))
    settle_gone(campaign, Q(kind=kind) & ~Q(Exists(still)), at=at)


def _held(campaign: Campaign, at: datetime) -> None:
    held = stand_held(campaign)
    add_matters(
        _of_story(campaign, Kind.SERIOUS, one.revision.story_id, one.pk, one.at, signs=one.signs)
        for one in held
    )
    still = held.filter(revision=OuterRef("revision"))
    settle_gone(campaign, Q(kind=Kind.SERIOUS) & ~Q(Exists(still)), at=at)


def _own_pages(campaign: Campaign, at: datetime) -> None:
    """Appeals, and offices that say that a story is not about them: each has a page of its own."""
    appeals = [(one.pk, one.lodged.moment, one.story_id) for one in open_appeals(campaign)]
    disputes = [(one.pk, one.at, one.story_id) for one in open_disputes(campaign)]
    for kind, waiting in ((Kind.APPEAL, appeals), (Kind.DISPUTE, disputes)):
        add_matters(
            _made(campaign, kind, str(number), since, story_id=story)
            for number, since, story in waiting
        )
        still = [str(number) for number, _since, _story in waiting]
        settle_gone(campaign, Q(kind=kind) & ~Q(about__in=still), at=at)


def settle_own(campaign: Campaign, kind: Kind, number: int, *, at: datetime) -> None:
    """Take an appeal or a dispute that was decided on its own page out of the list at once."""
    settle_gone(campaign, Q(kind=kind, about=str(number)), at=at)


def _jobs(campaign: Campaign, at: datetime) -> None:
    """Dead letters, each time that one dies."""
    dead = {f"{one.pk} {one.finished_at:%Y%m%d%H%M%S}": one for one in dead_letters()}
    add_matters(
        _made(campaign, Kind.JOB, about, one.finished_at or at, signs=[one.task_path])
        for about, one in dead.items()
    )
    settle_gone(campaign, Q(kind=Kind.JOB) & ~Q(about__in=list(dead)), at=at)


def _gaps(campaign: Campaign, at: datetime) -> Iterator[Matter]:
    for one in coverage(since=campaign.opens, until=min(campaign.closes, at)):
        if one.state == "missed":
            about = f"{one.door} {one.since.isoformat()}"
            signs = [one.door, one.since.isoformat(), one.until.isoformat(), one.reason]
            yield _made(campaign, Kind.GAP, about, one.since, signs=signs)


def _of_story(
    campaign: Campaign, kind: Kind, story: int, revision: int, at: datetime, **told: Any
) -> Matter:
    told |= {"story_id": story, "revision_id": revision}
    return _made(campaign, kind, str(revision), at, **told)


def _made(campaign: Campaign, kind: Kind, about: str, since: datetime, **told: Any) -> Matter:
    waits = wait_for(kind, since, told.get("signs", ()))
    return Matter(campaign=campaign, kind=kind, about=about, opened_at=since, **waits | told)

"""Keeping answers, promised changes and what tellers say of them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import OuterRef, Q, Subquery

from sangsuk.records.answers.models import (
    Answer,
    Change,
    Dispute,
    Handover,
    Note,
    Opinion,
    Wording,
)
from sangsuk.records.campaigns.pulse import beat
from sangsuk.records.stories.models import Story


@dataclass(frozen=True, slots=True)
class Office:
    """An office before one story: its district, and the bureau that answers for it; "": none."""

    district: str
    bureau: str = ""


@transaction.atomic
def keep_answer(*, story: Story, office: Office, text: str, by: str, at: datetime) -> Answer | None:
    """Keep an office's answer; None where a colleague has answered already."""
    answer, is_new = Answer.objects.get_or_create(
        story=story,
        district_id=office.district,
        bureau=office.bureau,
        defaults={"by": by, "at": at},
    )
    if not is_new:
        return None
    Wording.objects.create(answer=answer, text=text, by=by, at=at)
    beat()
    return answer


@transaction.atomic
def reword(*, answer: Answer, text: str, by: str, at: datetime, is_amendment: bool) -> None:
    """Keep another wording of an answer."""
    Wording.objects.create(answer=answer, text=text, by=by, at=at, is_amendment=is_amendment)
    beat()


@transaction.atomic
def promise_change(
    *, answer: Answer, what: str, owner: str, due: date, by: str, at: datetime
) -> bool:
    """Keep a promise; False where there is one already: it is not taken back."""
    told = {"what": what, "owner": owner, "due": due, "by": by, "at": at}
    is_new = Change.objects.get_or_create(answer=answer, defaults=told)[1]
    if is_new:
        beat()
    return is_new


@transaction.atomic
def report_done(*, change: Change, evidence: str, link: str, by: str, at: datetime) -> bool:
    """Keep that a change is made, and what shows it.

    False where that was said: it stands as its teller reads it, unless they say not yet.
    """
    words = Opinion.objects.filter(change=OuterRef("pk")).order_by("-pk").values("is_done")
    found = Change.objects.annotate(last_word=Subquery(words[:1])).filter(pk=change.pk)
    undone = found.filter(Q(done_at__isnull=True) | Q(last_word=False))
    told = undone.update(done_at=at, done_by=by, evidence=evidence, link=link)
    if told:
        beat()
    return bool(told)


@transaction.atomic
def keep_opinion(*, change: Change, is_done: bool, words: str, at: datetime) -> None:
    """Keep what the teller says of a change."""
    Opinion.objects.create(change=change, is_done=is_done, words=words, at=at)
    beat()


def keep_dispute(*, story: Story, district: str, words: str, by: str, at: datetime) -> bool:
    """Keep that an office says that a story is not about it; False where it has said so before."""
    told = {"words": words, "by": by, "at": at}
    made = Dispute.objects.get_or_create(story=story, district_id=district, defaults=told)
    return made[1]


@transaction.atomic
def decide_dispute(
    *, dispute: Dispute, outcome: Dispute.Outcome, why: str, by: str, at: datetime
) -> bool:
    """Keep what was decided; False where another has decided meanwhile."""
    waiting = Dispute.objects.filter(pk=dispute.pk, outcome="")
    decided = waiting.update(outcome=outcome, why=why, decided_by=by, decided_at=at)
    if decided:
        beat()
    return bool(decided)


def keep_note(*, story: Story, office: Office, text: str, by: str, at: datetime) -> None:
    Note.objects.create(
        story=story, district_id=office.district, bureau=office.bureau, text=text, by=by, at=at
    )


def hand_over(*, story: Story, office: Office, to: str, by: str, at: datetime) -> None:
    """Keep who sees to a story from now on: a person of the office, or the office's bureau."""
    Handover.objects.create(
        story=story, district_id=office.district, to=to, bureau=office.bureau, by=by, at=at
    )


@transaction.atomic
def forget_answers(*, stories: list[int]) -> None:
    """Forget all that offices said of stories that their tellers took back."""
    for kept in (Answer, Dispute, Note, Handover):
        kept.objects.filter(story__in=stories).delete()

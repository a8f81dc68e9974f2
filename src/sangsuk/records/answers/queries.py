"""What offices have answered, and what waits for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from sangsuk.core.terms.reading import Polarity
from sangsuk.records.answers.models import Answer, Change, Dispute, Handover, Note, Opinion
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.models import Mention, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeFigures:
    """How an office answers, of concerns alone: who is only praised owes no answer."""

    concerns: int  # stories that wish something better and are about this office
    answered: int
    promised: int
    done: int  # reported by the office
    confirmed: int  # by the teller

    @property
    def waiting(self) -> int:
        return self.concerns - self.answered


def whole(answers: QuerySet[Answer]) -> QuerySet[Answer]:
    """These answers with all that is told of one, in few questions."""
    opinions = Prefetch("change__opinions", queryset=Opinion.objects.order_by("pk"))
    return answers.select_related("change", "district__province").prefetch_related(
        "wordings", opinions
    )


def answers_to(story: Story) -> list[Answer]:
    """The answers to a story by offices that it speaks of, with wordings, change and opinions."""
    return answers_to_all([story.pk]).get(story.pk, [])


def answers_to_all(stories: Iterable[int]) -> dict[int, list[Answer]]:
    """The same of several stories, by story."""
    spoken_of = Mention.objects.filter(
        reading__story=OuterRef("story"), district=OuterRef("district")
    )
    found: dict[int, list[Answer]] = {}
    for answer in whole(Answer.objects.filter(Exists(spoken_of), story__in=list(stories))):
        found.setdefault(answer.story_id, []).append(answer)
    return found


def answer_of(story: Story, district: str, bureau: str = "") -> Answer | None:
    answers = Answer.objects.filter(story=story, district=district, bureau=bureau)
    return whole(answers).first()


def change_for(story: Story, pk: int) -> Change | None:
    """A change because of this story that is reported done."""
    return Change.objects.filter(pk=pk, answer__story=story, done_at__isnull=False).first()


def changes_because_of(stories: Sequence[int]) -> list[int]:
    """The numbers of all changes that were promised because of these stories."""
    return list(Change.objects.filter(answer__story__in=stories).values_list("pk", flat=True))


def story_of_change(number: str) -> int | None:
    """The number of the story because of which a change was made."""
    found = Change.objects.filter(pk=int(number)).values_list("answer__story", flat=True)
    return found.first()


def dispute_of(story: Story, district: str) -> Dispute | None:
    return Dispute.objects.filter(story=story, district=district).first()


def notes_on(story: Story, district: str, bureau: str = "") -> list[Note]:
    return list(Note.objects.filter(story=story, district=district, bureau=bureau))


def last_handover(story: Story, district: str) -> Handover | None:
    return Handover.objects.filter(story=story, district=district).last()


def handed_to(campaign: Campaign, bureau: str, *, after: int) -> list[Handover]:
    """What offices handed to a bureau since a handover and nobody handed on, the newest first."""
    later = Handover.objects.filter(
        story=OuterRef("story"), district=OuterRef("district"), pk__gt=OuterRef("pk")
    )
    handed = Handover.objects.filter(
        ~Exists(later), story__campaign=campaign, story__shown__isnull=False
    )
    return list(handed.filter(bureau=bureau, pk__gt=after).order_by("-pk"))


def mentions_of(
    campaign: Campaign, scope: str, *, bureau: str | None = None, waiting: bool | None = None
) -> QuerySet[Mention]:
    """What stories on the wall say of offices, the oldest first, with district and story.

    Args:
        campaign: whose stories.
        scope: the beginning of the offices' codes; "": all.
        bureau: only what offices handed to this central bureau last, or what it answered;
            "": to any of them.
        waiting: True: only concerns without an answer; False: only what is answered; None: all.
    """
    mentions = Mention.objects.filter(
        reading__story__campaign=campaign, reading__story__shown__isnull=False
    ).select_related("district__province", "reading__story")
    if scope:  # codes are digits: a range goes by the index, where SQLite reads all for a beginning
        mentions = mentions.filter(district__gte=scope, district__lte=f"{scope}9999")
    is_answered = _exists(Answer)
    if bureau is not None:
        theirs = {"bureau": bureau} if bureau else {"bureau__gt": ""}
        is_answered = _exists(Answer, **theirs)
        last = _of_mention(Handover).order_by("-pk").values("bureau")[:1]
        handed = {name.replace("bureau", "last_bureau"): value for name, value in theirs.items()}
        mentions = mentions.annotate(last_bureau=Subquery(last))
        kept = Q(is_answered) if bureau else Q()
        mentions = mentions.filter(Q(**handed) | kept)
    if waiting is True:
        concerns = mentions.filter(polarity=Polarity.NEGATIVE)
        return concerns.exclude(is_answered).exclude(_upheld()).order_by(*OLDEST)
    if waiting is False:
        return mentions.filter(is_answered).order_by("-reading__story__posted_at", "-pk")
    return mentions.order_by("-reading__story__posted_at", "-pk")


OLDEST = ("reading__story__posted_at", "pk")


def figures_of(campaign: Campaign, scope: str) -> OfficeFigures:
    """The figures of an office, or of all offices of a province, in one question."""
    concerns = (
        mentions_of(campaign, scope)
        .filter(polarity=Polarity.NEGATIVE)
        .exclude(_upheld())
        .annotate(
            has_answered=_exists(Answer),
            has_promised=_exists(Answer, change__isnull=False),
            has_done=_exists(Answer, change__done_at__isnull=False),
            has_confirmed=Exists(_confirmed()),
        )
    )
    names = ("answered", "promised", "done", "confirmed")
    counted = concerns.order_by().aggregate(
        concerns=Count("pk"),
        **{name: Count("pk", filter=Q(**{f"has_{name}": True})) for name in names},
    )
    return OfficeFigures(**counted)


def open_disputes(campaign: Campaign) -> QuerySet[Dispute]:
    """Disputes that wait for a decision, the oldest first."""
    return _disputes(campaign).filter(outcome="")


def settled_disputes(campaign: Campaign) -> QuerySet[Dispute]:
    """Decided ones, the newest first."""
    return _disputes(campaign).exclude(outcome="").order_by("-decided_at")


def _disputes(campaign: Campaign) -> QuerySet[Dispute]:
    found = Dispute.objects.filter(story__campaign=campaign, story__withdrawn_at__isnull=True)
    return found.select_related("district__province", "story__reading")


def _exists(kind: type[Answer] | type[Handover], **more: object) -> Exists:
    """Of a query over mentions: whether there is one of that office on that story."""
    return Exists(_of_mention(kind).filter(**more))


def _of_mention(kind: type[Answer] | type[Handover]) -> QuerySet[Any]:
    """Of a query over mentions: what there is of that office on that story."""
    return kind._default_manager.filter(  # noqa: SLF001 - either model
        story=OuterRef("reading__story"), district=OuterRef("district")
    )


def _upheld() -> Exists:
    return Exists(
        Dispute.objects.filter(
            story=OuterRef("reading__story"), district=OuterRef("district"), outcome="upheld"
        )
    )


def _confirmed() -> QuerySet[Opinion]:
    """The teller's last word on a change of that office is that it is done."""
    later = Opinion.objects.filter(change=OuterRef("change"), pk__gt=OuterRef("pk"))
    return Opinion.objects.filter(
        ~Exists(later),
        is_done=True,
        change__answer__story=OuterRef("reading__story"),
        change__answer__district=OuterRef("district"),
    )

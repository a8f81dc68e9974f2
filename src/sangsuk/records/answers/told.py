"""What offices answered in public, for who reads all of it: the newest first."""

from datetime import datetime
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from sangsuk.records.answers.models import Answer, Opinion
from sangsuk.records.answers.queries import whole
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.models import Mention

CAME: Final = ("answered", "promised", "done", "confirmed")  # each further than those before it


def answers_told(
    campaign: Campaign,
    *,
    scope: str = "",
    promised: bool | None = None,
    done: bool | None = None,
) -> QuerySet[Answer]:
    """Answers to stories on the wall, of offices that these speak of.

    Args:
        campaign: whose stories.
        scope: the beginning of the offices' codes; "": all.
        promised: True: only with a change that is promised; False: only without; None: all.
        done: the same of a change that is reported done.
    """
    spoken_of = Mention.objects.filter(
        reading__story=OuterRef("story"), district=OuterRef("district")
    )
    told = Answer.objects.filter(
        Exists(spoken_of),
        story__campaign=campaign,
        story__shown__isnull=False,
        district__code__startswith=scope,
    )
    if promised is not None:
        told = told.filter(change__isnull=not promised)
    if done is not None:
        told = told.filter(Q(change__done_at__isnull=False) if done else ~_done())
    return whole(told).order_by("-at", "-pk")


def promises_told(campaign: Campaign) -> list[tuple[str, bool, int, str]]:
    """What offices promised to change, and whether the teller's last word is that it is so.

    Returns:
        What, whether it is so, the number of the story and the code of the office, by number.
    """
    promised = answers_told(campaign, promised=True).annotate(last_word=_last_word())
    rows = promised.order_by("pk").values_list("change__what", "last_word", "story", "district")
    return [(what, bool(is_so), story, district) for what, is_so, story, district in rows]


def what_became(campaign: Campaign) -> dict[int, str]:
    """How far each story came that an office answered: answered, promised, done or confirmed.

    Of a story that several offices answered it is the furthest.
    """
    told = answers_told(campaign).annotate(last_word=_last_word()).order_by("pk")
    furthest: dict[int, int] = {}
    for story, change, done, is_so in told.values_list(
        "story", "change", "change__done_at", "last_word"
    ):
        came = 3 if is_so else 2 if done else 1 if change else 0
        furthest[story] = max(came, furthest.get(story, 0))
    return {story: CAME[came] for story, came in furthest.items()}


def _last_word() -> Subquery:
    words = Opinion.objects.filter(change=OuterRef("change")).order_by("-pk").values("is_done")
    return Subquery(words[:1])


def after(told: QuerySet[Answer], place: tuple[datetime, int]) -> QuerySet[Answer]:
    """What stands after a place (when answered, number) of that list."""
    moment, number = place
    return told.filter(Q(at__lt=moment) | Q(at=moment, pk__lt=number))


def _done() -> Q:
    return Q(change__isnull=False, change__done_at__isnull=False)

"""What offices answered in public, for who reads all of it: the newest first."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from sangsuk.records.answers.models import Answer, Opinion
from sangsuk.records.answers.queries import whole
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.stories.models import Mention


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


def promises_told(campaign: Campaign) -> list[tuple[str, bool]]:
    """What offices promised to change, and whether the teller's last word is that it is so."""
    words = Opinion.objects.filter(change=OuterRef("change")).order_by("-pk").values("is_done")
    promised = answers_told(campaign, promised=True).annotate(last_word=Subquery(words[:1]))
    rows = promised.order_by("pk").values_list("change__what", "last_word")
    return [(what, bool(last_word)) for what, last_word in rows]


def after(told: QuerySet[Answer], place: tuple[datetime, int]) -> QuerySet[Answer]:
    """What stands after a place (when answered, number) of that list."""
    moment, number = place
    return told.filter(Q(at__lt=moment) | Q(at=moment, pk__lt=number))


def _done() -> Q:
    return Q(change__isnull=False, change__done_at__isnull=False)

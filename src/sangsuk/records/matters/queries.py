"""What waits, in its order; who holds what; what an account decided last."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from sangsuk.records.accounts.models import Account
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.matters.models import Gathering, Matter
from sangsuk.records.rulings.models import Ruling
from sangsuk.records.stories.models import Story

GONE = "gone"  # outcome of what settled itself


def open_matters(campaign: Campaign, kind: str = "") -> QuerySet[Matter]:
    """What waits, the most urgent first."""
    waiting = Matter.objects.filter(campaign=campaign, done_at__isnull=True)
    return waiting.filter(kind=kind) if kind else waiting


def shown_matters(campaign: Campaign, kind: str, *, after: int, most: int) -> list[Matter]:
    """A page of the list, each with what a person must see of it."""
    found = open_matters(campaign, kind).select_related("story__reading", "holder")
    return list(found[after : after + most])


def matters_waiting(campaign: Campaign) -> dict[str, int]:
    """How many wait, by kind."""
    rows = open_matters(campaign).order_by().values_list("kind").annotate(number=Count("pk"))
    return dict(rows)


class Waiting(NamedTuple):
    """What waits of one kind, by when it is due."""

    kind: str
    number: int
    late: int
    soon: int  # within a day
    first: datetime


def matters_due(campaign: Campaign, *, at: datetime) -> list[Waiting]:
    """What waits, by kind, the kind that is due first standing first."""
    rows = (
        open_matters(campaign)
        .order_by()
        .values_list("kind")
        .annotate(
            number=Count("pk"),
            late=Count("pk", filter=Q(due_at__lt=at)),
            soon=Count("pk", filter=Q(due_at__gte=at, due_at__lt=at + timedelta(days=1))),
            first=Min("due_at"),
        )
        .order_by("first")
    )
    return [Waiting(*row) for row in rows]


def matter_of(campaign: Campaign, number: int) -> Matter | None:
    """The matter with its story, whether it waits or not."""
    found = Matter.objects.filter(campaign=campaign, pk=number)
    return found.select_related("story__reading", "story__campaign", "holder", "revision").first()


def matters_called(campaign: Campaign, numbers: Sequence[int]) -> list[Matter]:
    """Those of these matters that there are, in the same order, each with its story."""
    found = Matter.objects.filter(campaign=campaign, pk__in=numbers)
    whole = found.select_related("story__reading", "story__campaign", "holder", "revision")
    called = {matter.pk: matter for matter in whole}
    return [called[number] for number in dict.fromkeys(numbers) if number in called]


def is_listed(kind: str, *, revision: str) -> Exists:
    """Whether a matter of this kind is or was about the revision of a row.

    Args:
        kind: of the matter.
        revision: by which path a row leads to it.
    """
    return Exists(Matter.objects.filter(kind=kind, revision=OuterRef(revision)))


def free_for(account: Account, at: datetime) -> Q:
    """Matters that nobody else holds at this moment."""
    return Q(held_until__isnull=True) | Q(held_until__lte=at) | Q(holder=account)


def appeals_against(account: Account) -> Q:
    """Appeals about stories on which this account itself ruled: another decides them."""
    ruled = Ruling.objects.filter(by=account.name).values("story")
    return Q(kind=Matter.Kind.APPEAL, story__in=ruled)


def last_decided(campaign: Campaign, account: Account, *, since: datetime) -> list[Matter]:
    """What an account decided last, with what it decided in the same act; held till the commit."""
    mine = Matter.objects.filter(
        campaign=campaign, done_by=account.name, done_at__gte=since
    ).exclude(outcome=GONE)
    last = mine.order_by("-batch").first()
    if last is None:
        return []
    together = mine.filter(batch=last.batch).select_for_update(of=("self",))
    return list(together.select_related("story__reading", "revision"))


def posts_asked_about(campaign: Campaign, kind: str, *, begins: str) -> set[int]:
    """Stories about which matters of this kind are or were, by how what they are about begins."""
    of_kind = Matter.objects.filter(campaign=campaign, kind=kind, about__startswith=begins)
    asked = of_kind.exclude(outcome=GONE).values_list("posts", flat=True)
    return {story for posts in asked for story in posts}


def decided_of(story: Story) -> QuerySet[Matter]:
    """What people decided about a story at the list, the oldest first."""
    found = Matter.objects.filter(story=story, done_at__isnull=False).exclude(outcome=GONE)
    return found.order_by("done_at", "pk")


def gathered_at(campaign: Campaign) -> datetime | None:
    """When the list was last brought up to what there is."""
    return Gathering.objects.filter(pk=campaign.pk).values_list("at", flat=True).first()

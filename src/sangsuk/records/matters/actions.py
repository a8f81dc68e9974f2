"""Putting things into the list, holding one, and what was decided."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import Q

from sangsuk.records.accounts.models import Account
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.matters.models import Gathering, Matter
from sangsuk.records.matters.queries import GONE, appeals_against, free_for, open_matters

HELD_FOR: Final = timedelta(minutes=10)


def add_matters(matters: Iterable[Matter]) -> None:
    """Put these into the list; what stands there already, open or decided, stays as it is."""
    Matter.objects.bulk_create(matters, ignore_conflicts=True, batch_size=500)


def settle_gone(campaign: Campaign, which: Q, *, at: datetime) -> None:
    """Take from the list what needs nobody any more."""
    gone = {"done_at": at, "outcome": GONE, "holder": None, "held_until": None}
    open_matters(campaign).filter(which).update(**gone)


def note_gathered(campaign: Campaign, *, at: datetime) -> None:
    Gathering.objects.update_or_create(pk=campaign.pk, defaults={"at": at})


@transaction.atomic
def take_next(campaign: Campaign, kind: str, *, by: Account, at: datetime) -> int | None:
    """Hold the first that waits, that nobody else holds and that is for others; its number."""
    free = open_matters(campaign, kind).filter(free_for(by, at)).exclude(appeals_against(by))
    in_order = free.order_by("urgency", "due_at", "pk")
    first = in_order.select_for_update(skip_locked=True, of=("self",)).first()
    if first is None:
        return None
    Matter.objects.filter(pk=first.pk).update(holder=by, held_until=at + HELD_FOR)
    return first.pk


def hold(matters: Sequence[int], *, by: Account, at: datetime) -> int:
    """Hold these, but for those that somebody else holds or that are decided; how many."""
    free = Matter.objects.filter(free_for(by, at), pk__in=matters, done_at__isnull=True)
    return free.update(holder=by, held_until=at + HELD_FOR)


def let_go(*, by: Account) -> None:
    """Hold nothing more."""
    held = Matter.objects.filter(holder=by, done_at__isnull=True)
    held.update(holder=None, held_until=None)


def is_free(matter: Matter, *, by: Account, at: datetime) -> bool:
    """Whether it waits and nobody else holds it; until the transaction ends nobody else decides."""
    waiting = Matter.objects.select_for_update(of=("self",)).filter(free_for(by, at))
    return waiting.filter(pk=matter.pk, done_at__isnull=True).first() is not None


def keep_outcome(
    matter: Matter, *, outcome: str, by: Account, at: datetime, batch: str, undoes: dict[str, Any]
) -> None:
    """Keep what was decided; nobody holds it any more."""
    told = {"outcome": outcome, "done_at": at, "done_by": by.name, "batch": batch}
    Matter.objects.filter(pk=matter.pk).update(**told, undoes=undoes, holder=None, held_until=None)


def reopen(matter: Matter) -> None:
    """Let it wait again, as if nobody had decided."""
    Matter.objects.filter(pk=matter.pk).update(
        outcome="", done_at=None, done_by="", batch="", undoes={}
    )

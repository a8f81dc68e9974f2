"""What has been used up of what services allow or charge for, day by day."""

from datetime import date

from django.db import transaction
from django.db.models import F, Sum

from sangsuk.records.inbox.models import Spent


@transaction.atomic
def note_spent(*, door: str, day: date, amount: int = 1, thing: str = "") -> None:
    """Add to what a door has used on a day.

    Args:
        door: whose.
        day: as the service counts days.
        amount: how much of it.
        thing: what was used, where not all things are alike: a hashtag.
    """
    row = {"door": door, "day": day, "thing": thing}
    Spent.objects.bulk_create([Spent(**row)], ignore_conflicts=True)
    Spent.objects.filter(**row).update(amount=F("amount") + amount)


def spent(*, door: str, day: date) -> int:
    """How much a door has used on a day."""
    return Spent.objects.filter(door=door, day=day).aggregate(sum=Sum("amount"))["sum"] or 0


def things_since(*, door: str, day: date) -> set[str]:
    """The different things that a door has used since a day, that one with them."""
    return set(Spent.objects.filter(door=door, day__gte=day).values_list("thing", flat=True))

"""Reading turns."""

from datetime import datetime

from django.db.models import Q, QuerySet

from sangsuk.records.acts.models import Act
from sangsuk.records.audits.models import Turn


def turns_of(commitment: str) -> QuerySet[Turn]:
    return Turn.objects.filter(commitment=commitment)


def answered_turns(commitment: str) -> QuerySet[Turn]:
    """In the order in which the answers came."""
    return turns_of(commitment).filter(end=Turn.End.ANSWERED).order_by("act")


def held_cards(commitment: str, *, reader: str, since: datetime) -> list[str]:
    """Cards that others have in their hands since then, each as often as it is held."""
    held = turns_of(commitment).filter(end="", given_at__gt=since).exclude(reader=reader)
    return list(held.values_list("card", flat=True))


def has_run_it(name: str) -> bool:
    """Whether somebody has acted for the campaign otherwise than by reading in its audit."""
    own = Act.objects.filter(kept__by=name)
    return own.exclude(Q(kind__startswith="audit.") | Q(kind__startswith="account.own.")).exists()

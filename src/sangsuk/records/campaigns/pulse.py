"""How many times what pages show has changed: what is kept of a page stands while this stands."""

import secrets
from typing import Final

from django.db.models import F

from sangsuk.records.campaigns.models import Pulse

ONLY: Final = 1


def beat() -> None:
    """Say, in the transaction at hand, that pages are no longer as they were.

    Its row is held until that transaction ends: call it last.
    """
    # It begins anywhere: another memory's pulse is never taken for this one's.
    first = Pulse(pk=ONLY, beats=secrets.randbits(48))
    Pulse.objects.bulk_create([first], ignore_conflicts=True)
    Pulse.objects.filter(pk=ONLY).update(beats=F("beats") + 1)


def pulse() -> int:
    """The number of changes so far."""
    return Pulse.objects.filter(pk=ONLY).values_list("beats", flat=True).first() or 0

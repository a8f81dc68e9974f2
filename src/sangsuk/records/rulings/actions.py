"""Keeping rulings, appeals and their outcomes; each with its act, in the transaction at hand."""

from typing import Any

from django.db import transaction

from sangsuk.records.acts.models import Act
from sangsuk.records.campaigns.pulse import beat
from sangsuk.records.rulings.models import Appeal, Ruling


@transaction.atomic
def keep_ruling(*, act: Act, **told: Any) -> Ruling:
    """Keep a ruling that an act holds; the pages that show it are no longer as they were.

    Whoever keeps one brings the counters up to it (`count_stories`) in the same transaction.
    """
    ruling = Ruling.objects.create(act=act, **told)
    beat()
    return ruling


@transaction.atomic
def keep_appeal(*, act: Act, **told: Any) -> Appeal:
    appeal = Appeal.objects.create(lodged=act, **told)
    beat()
    return appeal


@transaction.atomic
def settle_appeal(*, appeal: Appeal, outcome: Appeal.Outcome, act: Act) -> bool:
    """Keep an appeal's outcome; False where it had one already."""
    waiting = Appeal.objects.filter(pk=appeal.pk, decided__isnull=True)
    done = waiting.update(outcome=outcome, decided=act)
    beat()
    return bool(done)

"""Putting rows into the inbox."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sangsuk.records.campaigns.actions import hold_campaign
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.inbox.models import Arrival


@transaction.atomic
def keep_arrivals(
    *, campaign: Campaign, source: str, rows: Sequence[bytes], at: datetime
) -> list[Arrival | None]:
    """Keep the rows that never came before; for each row its arrival, None where it had come."""
    hold_campaign(campaign=campaign)
    digests = [hashlib.sha256(row).hexdigest() for row in rows]
    known = set(
        Arrival.objects.filter(
            campaign=campaign, source=source, sha256__in=set(digests)
        ).values_list("sha256", flat=True)
    )
    arrivals: list[Arrival | None] = []
    for row, digest in zip(rows, digests, strict=True):
        if digest in known:
            arrivals.append(None)
            continue
        known.add(digest)
        arrivals.append(
            Arrival(campaign=campaign, source=source, arrived_at=at, raw=row, sha256=digest)
        )
    Arrival.objects.bulk_create(arrival for arrival in arrivals if arrival)
    return arrivals

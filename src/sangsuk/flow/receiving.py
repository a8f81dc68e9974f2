"""What a service hands in: kept in its own bytes at once, looked into by a job."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from sangsuk.flow.jobs import enqueue, parse_delivery
from sangsuk.records.inbox.actions import keep_delivery


@transaction.atomic
def receive(*, door: str, raw: bytes, headers: Mapping[str, str], at: datetime) -> bool:
    """Keep a delivery and have it looked into; False where the same bytes came before."""
    delivery, is_new = keep_delivery(door=door, raw=raw, headers=headers, at=at)
    if is_new:
        enqueue(parse_delivery, delivery.pk)
    return is_new

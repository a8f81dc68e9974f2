"""Putting rows and deliveries into the inbox."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from sangsuk.records.campaigns.actions import hold_campaign
from sangsuk.records.campaigns.models import Campaign
from sangsuk.records.inbox.models import Arrival, Body, Delivery, Parsing, Repeat

Key = tuple[str, str]  # platform, native id
FILES: Final = "file"  # the door of files
PUSH: Final = "push"  # the door of others' tools
COLLECTED_BEFORE: Final = (FILES, PUSH)  # when a row was found is known only if it says so


@transaction.atomic
def keep_arrivals(
    *,
    campaign: Campaign,
    source: str,
    rows: Sequence[bytes],
    at: datetime,
    about: Sequence[Mapping[str, Any]] = (),
) -> list[Arrival | None]:
    """Keep the rows that never came before; for each row its arrival, None where it had come.

    Args:
        campaign: whose rows.
        source: the door's name.
        rows: their own bytes.
        at: when they came.
        about: for each row the other fields of its arrival: which post it tells of, and when
            it came where that is another moment.
    """
    hold_campaign(campaign=campaign)
    digests = [hashlib.sha256(row).hexdigest() for row in rows]
    kept = Arrival.objects.filter(campaign=campaign, source=source, sha256__in=set(digests))
    known: dict[str, int | None] = dict(kept.values_list("sha256", "delivery"))
    arrivals: list[Arrival | None] = []
    repeats: list[Repeat] = []
    for row, digest, beside in zip(rows, digests, about or [{}] * len(rows), strict=True):
        if digest in known:
            arrivals.append(None)
            repeats += _repeats(beside, brought_by=known[digest])
            continue
        given = {"source": source, "arrived_at": at, "raw": row, "sha256": digest}
        arrivals.append(arrival := Arrival(campaign=campaign, **{**given, **beside}))
        known[digest] = arrival.delivery_id
    Arrival.objects.bulk_create(arrival for arrival in arrivals if arrival)
    Repeat.objects.bulk_create(repeats, ignore_conflicts=True)
    return arrivals


@transaction.atomic
def keep_delivery(
    *, door: str, raw: bytes, headers: Mapping[str, str], at: datetime, mark: str = ""
) -> tuple[Delivery, bool]:
    """Keep what was handed in, exactly as it came; the delivery, and whether it is new.

    With a mark, the same bytes are another delivery where their mark is another.
    """
    digest = hashlib.sha256(raw + mark.encode()).hexdigest()
    delivery, is_new = Delivery.objects.get_or_create(
        door=door,
        sha256=digest,
        defaults={"arrived_at": at, "headers": dict(headers), "size": len(raw)},
    )
    if is_new:
        Body.objects.create(delivery=delivery, raw=raw)
    return delivery, is_new


def keep_parsings(parsings: Sequence[Parsing]) -> None:
    """Keep what came of deliveries, in place of what was said of them before."""
    Parsing.objects.bulk_create(
        parsings,
        update_conflicts=True,
        unique_fields=["delivery"],
        update_fields=["at", "came", "rejections"],
    )


def _repeats(beside: Mapping[str, Any], *, brought_by: int | None) -> list[Repeat]:
    """That a delivery holds a row which another one had brought."""
    delivery = beside.get("delivery")
    if delivery is None or delivery.pk == brought_by:
        return []
    return [Repeat(**{name: beside[name] for name in ("delivery", "platform", "native_id")})]

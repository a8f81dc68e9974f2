"""What a service hands in: kept in its own bytes at once, looked into by a job."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from django.db import connection, transaction

from sangsuk.flow.doors.spool import Handed, lay_down, pick_up, waiting_in
from sangsuk.flow.work.jobs import enqueue, parse_deliveries
from sangsuk.records.inbox.actions import keep_delivery

AT_ONCE: Final = 20  # deliveries that one job looks into: some hundred posts, in one transaction


def hand_in(*, door: str, raw: bytes, headers: Mapping[str, str], home: Path, at: datetime) -> None:
    """Keep what a hook was handed, before it is answered.

    SQLite has one writer at a time: there it is kept in a file, and a worker of
    this machine takes it into the inbox.
    """
    if connection.vendor == "sqlite":
        lay_down(spool_of(home), Handed(door=door, raw=raw, headers=headers, at=at))
    else:
        receive(door=door, raw=raw, headers=headers, at=at)


def take_in_spooled(home: Path) -> int:
    """Take what waits in files into the inbox and have it looked into; how many files."""
    files = waiting_in(spool_of(home), most=AT_ONCE)
    handed = [one for one in map(pick_up, files) if one]
    if handed:
        _take_in(handed)
    for file in files:
        file.unlink(missing_ok=True)
    return len(files)


@transaction.atomic
def receive(*, door: str, raw: bytes, headers: Mapping[str, str], at: datetime) -> bool:
    """Keep a delivery and have it looked into; False where the same bytes came before."""
    delivery, is_new = keep_delivery(door=door, raw=raw, headers=headers, at=at)
    if is_new:
        enqueue(parse_deliveries, [delivery.pk])
    return is_new


def spool_of(home: Path) -> Path:
    """Where deliveries of hooks wait."""
    return home / "spool"


@transaction.atomic
def _take_in(handed: list[Handed]) -> None:
    """Those of one door are looked into by one job: a chat need not wait for a page."""
    new: dict[str, list[int]] = {}
    for one in handed:
        delivery, is_new = keep_delivery(door=one.door, raw=one.raw, headers=one.headers, at=one.at)
        if is_new:
            new.setdefault(one.door, []).append(delivery.pk)
    for deliveries in new.values():
        enqueue(parse_deliveries, deliveries)

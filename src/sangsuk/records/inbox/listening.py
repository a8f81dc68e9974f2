"""Whether anybody listened at a hook: a worker that runs says so every minute."""

from datetime import datetime, timedelta
from typing import Final

from sangsuk.records.inbox.coverage import HOUR, note_collected, note_missed
from sangsuk.records.inbox.models import Cursor

BEAT: Final = timedelta(minutes=1)
SILENT: Final = timedelta(minutes=10)  # a restart is no gap
NOBODY: Final = "nobody_listened"


def note_listening(*, door: str, at: datetime) -> None:
    """A worker runs and the hook is open; the hours since it was silent last are collected.

    What a service did not deliver in them is for the poll to find.
    """
    cursor = Cursor.objects.filter(pk=door).first()
    reached = cursor.reached_at if cursor else None
    if reached and at - reached < BEAT:
        return
    if cursor is None or reached is None or at - reached > SILENT:
        if reached:
            note_missed(door=door, since=reached, until=at, reason=NOBODY)
        cursor = Cursor(door=door, began_at=at, since=at)
    cursor.reached_at = at
    cursor.save()
    note_collected(door=door, since=max(cursor.since, at - 2 * HOUR), until=at)

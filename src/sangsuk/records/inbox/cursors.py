"""How far each service has been asked."""

from datetime import datetime, timedelta
from typing import Final

from sangsuk.records.inbox.models import Cursor

OVERLAP: Final = timedelta(days=2)  # asked again each time: what came late, and what was edited


def begin_pass(*, door: str, first: datetime, at: datetime, overlap: timedelta = OVERLAP) -> Cursor:
    """The pass that was broken off, else a new one; the first pass asks from `first` on."""
    cursor = pass_of(door)
    if cursor and cursor.next is not None:
        return cursor
    reached = cursor.reached_at if cursor else None
    since = max(first, reached - overlap) if reached else first
    cursor = Cursor(door=door, began_at=at, since=since, next={}, reached_at=reached)
    cursor.save()
    return cursor


def pass_of(door: str) -> Cursor | None:
    """How far the service behind a door has been asked; None before the first time."""
    return Cursor.objects.filter(pk=door).first()


def keep_place(*, cursor: Cursor, following: dict[str, str] | None) -> None:
    """What to ask for the next page; None where that was the last one and the pass is whole."""
    cursor.next = following
    if following is None:
        cursor.reached_at = cursor.began_at
    cursor.save(update_fields=["next", "reached_at"])


def forget_place(*, cursor: Cursor) -> None:
    """The pass at hand cannot go on; the next one begins anew."""
    cursor.next = None
    cursor.save(update_fields=["next"])


def mark_of(door: str) -> dict[str, str]:
    """What was read last, where a service numbers what it holds; nothing where none was."""
    cursor = pass_of(door)
    return (cursor.next or {}) if cursor else {}


def keep_mark(door: str, mark: dict[str, str], *, at: datetime) -> None:
    """Keep what was read last."""
    Cursor.objects.update_or_create(
        door=door, defaults={"next": mark, "began_at": at, "since": at, "reached_at": at}
    )

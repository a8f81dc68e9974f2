"""Keeping announcements and what became of them; each decision with its act."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import F

from sangsuk.records.acts.models import Act
from sangsuk.records.announcements.models import Announcement, Release, Sending
from sangsuk.records.outbox.actions import wait_after

HELD_FOR: Final = timedelta(minutes=30)  # longer than handing over a film takes
State = Sending.State


def hold_announcement(*, pk: int) -> Announcement:
    """The announcement, held until the transaction is over: two at once wait for each other."""
    held = Announcement.objects.select_for_update(of=("self",)).select_related("campaign")
    return held.get(pk=pk)


@transaction.atomic
def keep_announcement(*, outlets: Iterable[str], due_at: datetime, **told: Any) -> Announcement:
    made = Announcement.objects.create(due_at=due_at, **told)
    Sending.objects.bulk_create(
        Sending(announcement=made, outlet=one, due_at=due_at) for one in sorted(set(outlets))
    )
    return made


def keep_release(*, announcement: Announcement, by: str, act: Act) -> Release:
    return Release.objects.create(announcement=announcement, by=by, act=act)


@transaction.atomic
def keep_due(*, announcement: Announcement, due_at: datetime) -> None:
    """Another moment, for what has not gone yet."""
    Announcement.objects.filter(pk=announcement.pk).update(due_at=due_at)
    waiting = Sending.objects.filter(announcement=announcement, state=State.WAITING)
    waiting.filter(first_tried_at__isnull=True).update(due_at=due_at)


@transaction.atomic
def keep_taken_down(*, announcement: Announcement, act: Act, at: datetime) -> None:
    """What waits will not go, and what is out is to be taken down."""
    Announcement.objects.filter(pk=announcement.pk).update(taken_down=act)
    call_back(announcements=[announcement.pk], at=at)


def call_back(*, announcements: Sequence[int], at: datetime) -> None:
    """What was never tried does not go; what is out, or may be, is to be taken down."""
    sendings = Sending.objects.filter(announcement__in=announcements)
    waiting = sendings.filter(state=State.WAITING)
    waiting.filter(first_tried_at__isnull=True).update(state=State.UNWANTED)
    sendings.filter(state=State.OUT).update(state=State.LEAVING, due_at=at, tries=0, fault="")


def claim(sending: Sending, *, at: datetime) -> bool:
    """Take a sending in hand and note the try; False where another worker has.

    Where the worker is killed before it notes what became of it, it is due again after a while.
    """
    due = Sending.objects.filter(pk=sending.pk, state=sending.state, due_at__lte=at)
    first = sending.first_tried_at or at
    return bool(due.update(due_at=at + HELD_FOR, tries=F("tries") + 1, first_tried_at=first))


def note_not_asked(sending: Sending, *, fault: str, due_at: datetime) -> None:
    """The outlet could not be asked: the try in hand counts for nothing."""
    Sending.objects.filter(pk=sending.pk).update(
        fault=fault, due_at=due_at, tries=sending.tries, first_tried_at=sending.first_tried_at
    )


def note_begun(sending: Sending, *, mark: str, due_at: datetime) -> None:
    """The outlet has taken a part, and nothing that it answered was lost."""
    told: Mapping[str, Any] = {"mark": mark, "due_at": due_at, "fault": "", "tries": 0}
    Sending.objects.filter(pk=sending.pk).update(**told)


def note_out(sending: Sending, *, native_id: str, url: str, at: datetime) -> None:
    Sending.objects.filter(pk=sending.pk).update(
        state=State.OUT, native_id=native_id, url=url, sent_at=at, fault="", mark=""
    )


def note_state(sending: Sending, state: str, *, fault: str = "") -> None:
    """It waits no longer: it is gone, stays, was refused or was not wanted."""
    Sending.objects.filter(pk=sending.pk).update(state=state, fault=fault, mark="")


def try_again(sending: Sending, *, fault: str, wait: timedelta, at: datetime) -> None:
    """It was not taken just now: again after what the outlet asks, and longer each time."""
    until = at + max(wait, wait_after(sending.tries + 1))
    Sending.objects.filter(pk=sending.pk).update(fault=fault, due_at=until)


def note_reach(sending: Sending, *, at: datetime, **counts: int | None) -> None:
    """Whom it reached by now; what an outlet does not say stays as it was."""
    said = {name: count for name, count in counts.items() if count is not None}
    Sending.objects.filter(pk=sending.pk).update(reached_at=at, **said)


def erase_words(*, announcements: Sequence[int]) -> None:
    """Forget what was said of films whose stories are gone; that it was said stays."""
    Announcement.objects.filter(pk__in=announcements).exclude(text="").update(text="")

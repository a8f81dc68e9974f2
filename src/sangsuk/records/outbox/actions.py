"""Keeping messages, and noting what became of them."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import F

from sangsuk.records.outbox.models import Message, State

FIRST_WAIT: Final = timedelta(minutes=1)
LONGEST_WAIT: Final = timedelta(minutes=30)
HELD_FOR: Final = timedelta(minutes=5)  # far longer than a service takes for one message


def keep_message(message: Message) -> bool:
    """Keep a message in the transaction at hand; False where one has that key already."""
    told = {
        field.name: getattr(message, field.name)
        for field in Message._meta.concrete_fields  # noqa: SLF001 - Django's public name for it
        if field.name not in ("id", "key")
    }
    return Message.objects.get_or_create(key=message.key, defaults=told)[1]


def settle(message: Message, state: State, *, at: datetime) -> None:
    """The message waits no longer; its words and its address are forgotten."""
    Message.objects.filter(pk=message.pk, state=State.WAITING).update(
        state=state, settled_at=at, to="", subject="", text="", stop=""
    )


def claim(message: Message, *, at: datetime) -> bool:
    """Take a message in hand; False where another worker has, or it waits no longer.

    Where the worker is killed before it notes what became of it, it is due again after a while.
    """
    due = Message.objects.filter(pk=message.pk, state=State.WAITING, due_at__lte=at)
    return bool(due.update(due_at=at + HELD_FOR))


def reword(message: Message, *, text: str) -> None:
    """Other words for a message that waits."""
    Message.objects.filter(pk=message.pk, state=State.WAITING).update(text=text)


def put_off(message: Message, *, until: datetime) -> None:
    """It is not yet the hour; that was no try."""
    Message.objects.filter(pk=message.pk, state=State.WAITING).update(due_at=until)


def try_again(message: Message, *, fault: str, at: datetime) -> None:
    """It was not taken just now: it is tried again, each time after a longer wait."""
    Message.objects.filter(pk=message.pk, state=State.WAITING).update(
        tries=F("tries") + 1, fault=fault, due_at=at + wait_after(message.tries + 1)
    )


def wait_for_service(message: Message, *, fault: str, at: datetime) -> None:
    """The service did not take this one, and is away: all that is due on its way waits as long."""
    try_again(message, fault=fault, at=at)
    due = Message.objects.filter(state=State.WAITING, channel=message.channel, due_at__lte=at)
    due.update(tries=F("tries") + 1, fault=fault, due_at=at + wait_after(message.tries + 1))


def wait_after(tries: int) -> timedelta:
    """How long to wait after so many tries: twice as long each time, half an hour at most."""
    return min(FIRST_WAIT * int(2 ** min(tries - 1, 10)), LONGEST_WAIT)


def forget_messages(*, to: str) -> int:
    """Forget what waits for an address; how many."""
    gone, _ = Message.objects.filter(to=to, state=State.WAITING).delete()
    return gone

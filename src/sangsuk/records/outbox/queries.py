"""What waits to be sent."""

from datetime import datetime

from django.db.models import Count

from sangsuk.records.outbox.models import Message, State


def due_messages(channel: str, at: datetime, *, most: int) -> list[Message]:
    """What is to be sent now on one way, what is due longest first."""
    return list(Message.objects.filter(state=State.WAITING, channel=channel, due_at__lte=at)[:most])


def waiting_with(words: str) -> list[Message]:
    """What waits to be sent and holds these words."""
    return list(Message.objects.filter(state=State.WAITING, text__contains=words))


def channels_due(at: datetime) -> list[str]:
    """The ways on which something is to be sent now."""
    due = Message.objects.filter(state=State.WAITING, due_at__lte=at)
    return sorted(due.order_by().values_list("channel", flat=True).distinct())


def count_by_state() -> dict[str, int]:
    """How many messages wait, were sent, were no longer wanted, were refused."""
    counted = dict(Message.objects.values_list("state").annotate(n=Count("pk")).order_by())
    return {state.value: counted.get(state.value, 0) for state in State}

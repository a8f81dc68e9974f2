"""How urgent each kind of matter is, and how long it may wait."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from sangsuk.core.understand.serious import Sign
from sangsuk.records.matters.models import Matter

Kind = Matter.Kind


class Wait(NamedTuple):
    """How urgent a kind is, and how long it may wait."""

    urgency: int
    patience: timedelta


WAITS: Final = {
    Kind.SERIOUS: Wait(0, timedelta(hours=24)),
    Kind.JOB: Wait(1, timedelta(hours=4)),
    Kind.APPEAL: Wait(2, timedelta(days=7)),
    Kind.DISPUTE: Wait(2, timedelta(days=7)),
    Kind.PERSONAL: Wait(3, timedelta(days=1)),
    Kind.PLACE: Wait(4, timedelta(days=3)),
    Kind.STAFF: Wait(5, timedelta(days=3)),
    Kind.DRIVE: Wait(6, timedelta(days=3)),
    Kind.COPY: Wait(7, timedelta(days=3)),
    Kind.HASHTAG: Wait(8, timedelta(days=3)),
    Kind.READING: Wait(9, timedelta(days=7)),
    Kind.GAP: Wait(10, timedelta(days=7)),
}
AT_ONCE: Final = timedelta(hours=1)  # a life in danger, the monarchy


def wait_for(kind: Kind, since: datetime, signs: Sequence[str] = ()) -> dict[str, Any]:
    """Its urgency and when it is due, as fields of a matter."""
    wait = WAITS[kind]
    is_pressing = kind == Kind.SERIOUS and bool({Sign.LIFE, Sign.CROWN} & set(signs))
    patience = AT_ONCE if is_pressing else wait.patience
    return {"urgency": wait.urgency, "due_at": since + patience}

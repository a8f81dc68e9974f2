"""What happens here is told to programs of others that asked for it: by key, never by words.

Kept in the transaction of what it tells of, sent by the worker like every message.
"""

import json
import os
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from sangsuk.connectors.hooks import Call, HookAwayError, HookGoneError, call_hook
from sangsuk.connectors.mail.sending import LaterError, NobodyThereError
from sangsuk.core.thai.dates import BANGKOK
from sangsuk.flow.outbox.queueing import To, Words, queue_message
from sangsuk.records.outbox.models import Channel, Message
from sangsuk.records.sources.hooks import close_hook, hooks_for, open_hook, secret_of

COUNTED: Final = "standings.counted"
PUBLISHED: Final = "result.published"
ANSWERED: Final = "answer.given"
WITHDRAWN: Final = "story.withdrawn"
KINDS: Final = (COUNTED, PUBLISHED, ANSWERED, WITHDRAWN)
INSIDE: Final = "SANGSUK_HOOKS_INSIDE"


def tell_hooks(kind: str, key: str, told: Mapping[str, str], *, at: datetime) -> None:
    """Tell whoever wants to know that something happened.

    Args:
        kind: one of `KINDS`.
        key: which one of its kind: it is told once.
        told: keys by which more can be asked for; never words of a story.
        at: when it happened.
    """
    for hook in hooks_for(kind):
        name = f"{kind}:{key}"
        moment = at.astimezone(BANGKOK).isoformat()
        text = json.dumps({"type": kind, "timestamp": moment, "data": dict(told)})
        queue_message(
            key=f"hook:{hook.pk}:{name}",
            to=To(Channel.HOOK, str(hook.pk)),
            kind="hook",
            words=Words(text=text),
            about=str(hook.pk),
            at=at,
        )


def by_hook(at: datetime) -> Callable[[Message], None]:
    """How one message is told; a program that is away holds back no other, and is asked once."""
    away: set[str] = set()

    def send(message: Message) -> None:
        hook = open_hook(message.to)
        if hook is None:
            raise NobodyThereError
        if message.to in away:
            raise LaterError
        call = Call(id=message.key, body=message.text.encode(), at=at)
        try:
            call_hook(hook.url, call, secret=secret_of(hook), inside=_tells_inside())
        except HookGoneError:
            close_hook(pk=hook.pk, source=None, at=at)
            raise NobodyThereError from None
        except HookAwayError:
            away.add(message.to)
            raise LaterError from None

    return send


def _tells_inside() -> bool:
    return os.environ.get(INSIDE, "") == "1"

"""What is begun by time: services are asked every few minutes while a worker runs."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from sangsuk.flow.deliveries import FACEBOOK_HOOK
from sangsuk.flow.doors import facebook_door, line_door
from sangsuk.flow.facebook_poll import EDGES, poll_facebook
from sangsuk.flow.jobs import enqueue
from sangsuk.flow.line_chat import LINE_HOOK
from sangsuk.records.inbox.listening import note_listening
from sangsuk.records.jobs.queries import is_under_way

POLL_EVERY: Final = timedelta(minutes=10)


def begin_what_is_due(environ: Mapping[str, str], *, clock: datetime) -> None:
    """Put into the queue what has not been begun for its time and does not wait already."""
    hooks = {FACEBOOK_HOOK: facebook_door(environ), LINE_HOOK: line_door(environ)}
    for hook, door in hooks.items():
        if door:
            note_listening(door=hook, at=clock)
    for edge in EDGES if facebook_door(environ) else ():
        if not is_under_way(poll_facebook.module_path, [edge], since=clock - POLL_EVERY):
            enqueue(poll_facebook, edge)

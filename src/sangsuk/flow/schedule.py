"""What is begun by time: services are asked every few minutes while a worker runs."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from sangsuk.flow.doors import facebook_door
from sangsuk.flow.facebook_poll import EDGES, poll_facebook
from sangsuk.flow.jobs import enqueue
from sangsuk.records.jobs.queries import is_under_way

POLL_EVERY: Final = timedelta(minutes=10)


def begin_what_is_due(environ: Mapping[str, str], *, clock: datetime) -> None:
    """Put into the queue what has not been begun for its time and does not wait already."""
    for edge in EDGES if facebook_door(environ) else ():
        if not is_under_way(poll_facebook.module_path, [edge], since=clock - POLL_EVERY):
            enqueue(poll_facebook, edge)

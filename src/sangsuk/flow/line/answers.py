"""What is said in a chat goes out by a job of its own: the inbox never waits for LINE."""

import os
import uuid
from datetime import datetime
from typing import Final

from django_tasks import task

from sangsuk.connectors.line.client import LineClient, LineError
from sangsuk.flow.doors.settings import line_door
from sangsuk.records.chats.actions import note_said, reply_waiting
from sangsuk.records.chats.models import Reply

ASKED_WRONG: Final = 400  # also where the reply's token is used or too old


@task()
def answer_line(event_id: str, *, at: datetime) -> None:  # noqa: ARG001 - every job is given it
    """Say what waits to be said to a teller: as a reply, or pushed where that is too late.

    Raises:
        LineError: LINE cannot be reached or is busy; the job is tried again.
    """
    door = line_door(os.environ)
    reply = reply_waiting(event_id)
    if door is None or reply is None:
        return
    client = LineClient(door.url, door.token)
    try:
        _reply(client, reply)
    except LineError as error:
        if error.status != ASKED_WRONG:
            raise
        key = str(uuid.uuid5(uuid.NAMESPACE_OID, event_id))
        client.push(reply.user, reply.messages, retry_key=key)
    note_said(reply=reply)


def _reply(client: LineClient, reply: Reply) -> None:
    """Nothing was said just now where there is no token: it is as if that were too old."""
    if not reply.token:
        raise LineError(ASKED_WRONG)
    client.reply(reply.token, reply.messages)

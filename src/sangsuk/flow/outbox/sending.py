"""Sends what waits: none is lost when a worker is killed or a service is away, none sent twice.

LINE itself takes a message once by its retry key.  A mail server has no such key:
a letter whose worker died between the server's yes and our note is handed over
again under the same Message-ID, by which mailboxes know that it is the same.
"""

import hashlib
import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Final

from django_tasks import task

from sangsuk.connectors.asking import PASSING_WAIT, QUOTA_WAIT, Fault, ServiceError
from sangsuk.connectors.line.client import LineClient, LineError
from sangsuk.connectors.mail.sending import LaterError, Letter, NobodyThereError, open_carrier
from sangsuk.flow.doors.settings import line_door
from sangsuk.flow.outbox.hooks import by_hook
from sangsuk.flow.outbox.kinds import KINDS
from sangsuk.flow.outbox.quiet import next_waking_hour
from sangsuk.flow.outbox.quoting import words_that_stand
from sangsuk.flow.outbox.settings import mail_server
from sangsuk.records.outbox.actions import (
    claim,
    put_off,
    settle,
    try_again,
    wait_for_service,
)
from sangsuk.records.outbox.models import Channel, Message, State
from sangsuk.records.outbox.queries import due_messages

MOST: Final = 1000  # in one job: then it begins again, as of another moment
NOT_FOR_US: Final = frozenset({400, 404})  # LINE: there is no such person
GIVEN_UP_AFTER: Final = timedelta(days=5)  # as mail servers do
Send = Callable[[Message], None]


@task(priority=-20)  # what came in is taken in first
def send_messages(channel: str, *, at: datetime) -> None:
    """Send what is due on one way; what a service does not take now is tried again later."""
    due = due_messages(channel, at, most=MOST)
    ready = [message for message in due if _is_to_be_sent(message, at=at)]
    if not ready:
        return
    message = ready[0]
    try:
        with _way(channel, at=at) as send:
            for message in ready:
                _send(message, send, at=at)
    except ServiceError as error:  # nobody knocks a thousand times at a closed door
        wait_for_service(message, fault=error.fault.value, at=at)


def _is_to_be_sent(message: Message, *, at: datetime) -> bool:
    """Whether it is still wanted and it is no hour of rest; else that is noted."""
    kind = KINDS[message.kind]
    if not kind.is_wanted(message):
        settle(message, State.UNWANTED, at=at)
        return False
    waking = at if kind.is_urgent else next_waking_hour(at)
    if waking > at:
        put_off(message, until=waking)
    return waking <= at


def _send(message: Message, send: Send, *, at: datetime) -> None:
    """Send one and note what became of it.

    Raises:
        ServiceError: the service is away.
    """
    if not claim(message, at=at):
        return
    # Those before took a while: who has just said no is not written to, nor of what was taken back.
    kind = KINDS[message.kind]
    if kind.quotes:
        message.text = words_that_stand(message.text)
    if not message.text or not kind.is_wanted(message):
        settle(message, State.UNWANTED, at=at)
        return
    try:
        send(message)
    except NobodyThereError:
        settle(message, State.REFUSED, at=at)
    except LaterError:
        if at - message.kept_at > GIVEN_UP_AFTER:
            settle(message, State.REFUSED, at=at)
        else:
            try_again(message, fault=Fault.OUTAGE.value, at=at)
    else:
        settle(message, State.SENT, at=at)


@contextmanager
def _way(channel: str, *, at: datetime) -> Iterator[Send]:
    """How one message is sent on this way.

    Raises:
        ServiceError: it is not set up, or away.
    """
    if channel == Channel.LINE:
        yield _by_line()
        return
    if channel == Channel.HOOK:
        yield by_hook(at)
        return
    server = mail_server(os.environ)
    if server is None:
        raise ServiceError(Fault.TOKEN, 0, QUOTA_WAIT)
    with open_carrier(
        server.host,
        server.port,
        is_encrypted=server.is_encrypted,
        user=server.user,
        password=server.password,
        sender=server.sender,
    ) as carrier:
        yield lambda message: carrier.carry(_letter(message, server.sender, at=at))


def _by_line() -> Send:
    door = line_door(os.environ)
    if door is None:
        raise ServiceError(Fault.TOKEN, 0, QUOTA_WAIT)
    client = LineClient(door.url, door.token)

    def send(message: Message) -> None:
        key = str(uuid.uuid5(uuid.NAMESPACE_OID, message.key))
        try:
            client.push(message.to, [{"type": "text", "text": message.text}], retry_key=key)
        except LineError as error:
            if error.status in NOT_FOR_US:
                raise NobodyThereError from None
            raise ServiceError(Fault.OUTAGE, error.status, PASSING_WAIT) from None

    return send


def _letter(message: Message, sender: str, *, at: datetime) -> Letter:
    """The letter; its id says nothing of whom it is to, and is the same each time."""
    name = hashlib.sha256(message.key.encode()).hexdigest()[:32]
    host = sender.rpartition("@")[2].strip("> ") or "localhost"
    return Letter(
        message_id=f"<{name}@{host}>",
        to=message.to,
        subject=message.subject,
        text=message.text,
        at=at,
        stop=message.stop,
    )

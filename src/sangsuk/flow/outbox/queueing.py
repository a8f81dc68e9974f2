"""Puts a message into the outbox, in the transaction of what it tells of."""

from dataclasses import dataclass
from datetime import datetime

from sangsuk.flow.outbox.kinds import KINDS
from sangsuk.records.outbox.actions import keep_message
from sangsuk.records.outbox.models import Channel, Message


@dataclass(frozen=True, slots=True)
class To:
    """Who is written to, by e-mail at an address or by LINE under its id of a person."""

    channel: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is said, plain; of a story only what may be shown.

    `stop` is the address by which its reader ends such messages in one tap.
    """

    text: str
    subject: str = ""  # of a letter
    stop: str = ""


def queue_message(
    *,
    key: str,
    to: To,
    kind: str,
    words: Words,
    at: datetime,
    about: str = "",
    due_at: datetime | None = None,
) -> bool:
    """Keep a message for the worker to send: all or nothing with the transaction at hand.

    Args:
        key: which message it is, like `follow:12:2020-12-09`; a second one is not kept.
        to: whom.
        kind: one of `KINDS`: who is asked at sending whether it is still wanted.
        words: what is said.
        at: now.
        about: what `kind` looks up, like a key.
        due_at: not before; None: at once.

    Returns:
        Whether it is new.

    Raises:
        ValueError: there is no such kind or channel.
    """
    if kind not in KINDS or to.channel not in Channel.values:
        raise ValueError(f"no message {kind!r} by {to.channel!r}")
    message = Message(
        key=key,
        channel=to.channel,
        to=to.address,
        kind=kind,
        about=about,
        subject=words.subject,
        text=words.text,
        stop=words.stop,
        kept_at=at,
        due_at=due_at or at,
    )
    return keep_message(message)

"""What people say to the account: one event each; LINE adds fields and kinds without notice."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sangsuk.connectors.contract import Rejection
from sangsuk.connectors.facebook.hook import moment_of_epoch
from sangsuk.connectors.files import cells

Node = dict[str, Any]


class Kind(StrEnum):
    """What somebody did."""

    TEXT = "text"
    OTHER = "other"  # a picture, a voice, a place, a sticker
    UNSEND = "unsend"
    POSTBACK = "postback"  # a button was pressed
    FOLLOW = "follow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One event of a chat with one person."""

    event_id: str  # the same when it is delivered again
    kind: Kind
    user: str
    at: datetime
    message_id: str = ""
    text: str = ""  # of a message, or what a button stands for
    reply_token: str = ""
    raw: bytes = b""


def read_line(raw: bytes) -> list[Said | Rejection]:
    """Everything that a delivery says; the console's test delivers nothing."""
    try:
        told = json.loads(raw)
    except (ValueError, RecursionError):
        return [Rejection("the delivery", "it is no JSON")]
    events = told.get("events") if isinstance(told, dict) else None
    if not isinstance(events, list):
        return [Rejection("the delivery", "it holds no list named events")]
    return list(_said(events))


def _said(events: list[Any]) -> Iterator[Said | Rejection]:
    for n, event in enumerate(events, 1):
        try:
            yield _one(event)
        except cells.NoPost as fault:
            yield Rejection(f"event {n}", str(fault))


def _one(event: Any) -> Said:
    if not isinstance(event, dict):
        raise cells.NoPost("it is no object")
    source = _node(event, "source")
    if source.get("type") != "user" or event.get("mode") == "standby":
        raise cells.NoPost("it is not said to the account by one person")
    kind, about = _kind_of(event)
    return Said(
        event_id=cells.needed_handle(event.get("webhookEventId"), "webhookEventId"),
        kind=kind,
        user=cells.needed_handle(source.get("userId"), "userId"),
        at=moment_of_epoch(event.get("timestamp")).astimezone(UTC),
        message_id=cells.handle(about.get("messageId") or about.get("id"), "message") or "",
        text=cells.words(about.get("text") or about.get("data"), "text") or "",
        reply_token=cells.words(event.get("replyToken"), "replyToken") or "",
        raw=json.dumps(event, sort_keys=True, ensure_ascii=False).encode(),
    )


def _kind_of(event: Node) -> tuple[Kind, Node]:
    kind = event.get("type")
    if kind == "message":
        message = _node(event, "message")
        return (Kind.TEXT if message.get("type") == "text" else Kind.OTHER), message
    if kind in (Kind.UNSEND, Kind.POSTBACK, Kind.FOLLOW):
        return Kind(kind), _node(event, str(kind))
    raise cells.NoPost("an event of this kind tells nothing")


def _node(event: Node, name: str) -> Node:
    node = event.get(name)
    return node if isinstance(node, dict) else {}

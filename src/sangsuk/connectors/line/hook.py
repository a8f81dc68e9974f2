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
Spot = tuple[float, float]  # latitude and longitude in degrees


class Kind(StrEnum):
    """What somebody did."""

    TEXT = "text"
    PHOTO = "photo"
    VOICE = "voice"
    PLACE = "place"
    OTHER = "other"  # a film, a file, a sticker, or what LINE adds
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
    spot: Spot | None = None
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
        text=_text_of(about),
        spot=_spot_of(about),
        reply_token=cells.words(event.get("replyToken"), "replyToken") or "",
        raw=json.dumps(event, sort_keys=True, ensure_ascii=False).encode(),
    )


def _kind_of(event: Node) -> tuple[Kind, Node]:
    kind = event.get("type")
    if kind == "message":
        message = _node(event, "message")
        return _kind_of_message(message), message
    if kind in (Kind.UNSEND, Kind.POSTBACK, Kind.FOLLOW):
        return Kind(kind), _node(event, str(kind))
    raise cells.NoPost("an event of this kind tells nothing")


def _kind_of_message(message: Node) -> Kind:
    """Only what LINE itself holds can be fetched; what lies elsewhere is not taken."""
    given = message.get("type")
    if given in ("image", "audio"):
        is_held = _node(message, "contentProvider").get("type", "line") == "line"
        kind = Kind.PHOTO if given == "image" else Kind.VOICE
        return kind if is_held else Kind.OTHER
    if given == "location" and _spot_of(message):
        return Kind.PLACE
    return Kind.TEXT if given == "text" else Kind.OTHER


def _text_of(about: Node) -> str:
    given = about.get("text") or about.get("data") or about.get("address")
    return cells.words(given, "text") or ""


def _spot_of(about: Node) -> Spot | None:
    spot = about.get("latitude"), about.get("longitude")
    latitude, longitude = (one if isinstance(one, int | float) else 999.0 for one in spot)
    is_on_earth = abs(latitude) <= 90 and abs(longitude) <= 180
    return (float(latitude), float(longitude)) if is_on_earth else None


def _node(event: Node, name: str) -> Node:
    node = event.get(name)
    return node if isinstance(node, dict) else {}

"""What a LINE Official Account says to all who follow it; once said, it stays.

Source:
    LINE, Messaging API reference: broadcast message, text, image and video messages, statistics
    by user interaction; Retrying a failed API request: a key is known for 24 hours.
"""

import json
import uuid
from datetime import timedelta
from typing import Any, Final

from sangsuk.connectors.answers import count_of, node_of
from sangsuk.connectors.asking import PASSING_WAIT, QUOTA_WAIT, Fault, ServiceError
from sangsuk.connectors.line.client import LineClient, LineError
from sangsuk.connectors.outlets.contract import Before, Begun, Limits, Piece, Reach, Sent

LIMITS: Final = Limits(finds=False, letters=5000, biggest=200e6, fetches=True)
KEY_LIVES: Final = timedelta(hours=23)  # LINE says 24; a try is on its way for a while


class LineAccount:
    """One account."""

    def __init__(self, client: LineClient) -> None:
        self._client = client

    def publish(self, piece: Piece, before: Before) -> Sent | Begun:
        """By the same key it is said once, however often it is tried; never when that is over."""
        if before.tried_at and before.at and before.at - before.tried_at > KEY_LIVES:
            raise ServiceError(Fault.REQUEST, 0, PASSING_WAIT)  # it may be out: a person looks
        messages = _messages(piece)
        key = str(uuid.uuid5(uuid.NAMESPACE_OID, piece.key))
        try:
            return Sent(self._client.broadcast(messages, retry_key=key))
        except LineError as error:
            raise _fault_of(error) from None

    def find(self, _piece: Piece, _before: Before) -> Sent | None:
        """It does not tell what was said; it is asked again by the same key."""
        return None

    def take_down(self, _native_id: str) -> bool:
        """What is said in chats cannot be taken back."""
        return False

    def reach(self, native_id: str) -> Reach:
        """How many opened it; LINE says so a day later, and not where they are fewer than 20."""
        try:
            raw = self._client.interaction(native_id)
        except LineError as error:
            raise _fault_of(error) from None
        try:
            overview = node_of(json.loads(raw), "overview")
        except (ValueError, RecursionError):
            raise ServiceError(Fault.OUTAGE, 0, PASSING_WAIT) from None
        return Reach(views=count_of(overview, "uniqueImpression"))


def _messages(piece: Piece) -> list[dict[str, Any]]:
    """Words, and below them what is to be seen, which LINE fetches."""
    messages: list[dict[str, Any]] = [{"type": "text", "text": piece.text}]
    if piece.film:
        messages.append(_shown("video", piece.film.url, piece.film.picture_url))
    elif piece.picture:
        messages.append(_shown("image", piece.picture.url, piece.picture.url))
    return messages


def _shown(kind: str, url: str, picture_url: str) -> dict[str, Any]:
    return {"type": kind, "originalContentUrl": url, "previewImageUrl": picture_url}


def _fault_of(error: LineError) -> ServiceError:
    if error.status == 429:
        return ServiceError(Fault.QUOTA, error.status, QUOTA_WAIT)
    if error.status == 401:
        return ServiceError(Fault.TOKEN, error.status, QUOTA_WAIT)
    if error.status in (400, 403):
        return ServiceError(Fault.REQUEST, error.status, PASSING_WAIT)
    return ServiceError(Fault.OUTAGE, error.status, PASSING_WAIT)

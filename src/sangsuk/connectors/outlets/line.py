"""What a LINE Official Account says to all who follow it; once said, it stays.

Source:
    LINE, Messaging API reference: broadcast message, retry key, statistics by user interaction.
"""

import json
import uuid
from typing import Any, Final

from sangsuk.connectors.answers import count_of, node_of
from sangsuk.connectors.asking import PASSING_WAIT, QUOTA_WAIT, Fault, ServiceError
from sangsuk.connectors.line.client import LineClient, LineError
from sangsuk.connectors.outlets.contract import Before, Begun, Film, Limits, Piece, Reach, Sent

LIMITS: Final = Limits(letters=5000, longest=600.0, fetches=True)


class LineAccount:
    """One account."""

    def __init__(self, client: LineClient) -> None:
        self._client = client

    def publish(self, piece: Piece, _before: Before) -> Sent | Begun:
        """By the same key it is said once, however often it is tried."""
        messages: list[dict[str, Any]] = [{"type": "text", "text": piece.text}]
        if piece.film:
            messages.append(_film(piece.film))
        key = str(uuid.uuid5(uuid.NAMESPACE_OID, piece.key))
        try:
            return Sent(self._client.broadcast(messages, retry_key=key))
        except LineError as error:
            raise _fault_of(error) from None

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


def _film(film: Film) -> dict[str, Any]:
    return {
        "type": "video",
        "originalContentUrl": film.url,
        "previewImageUrl": film.picture_url,
    }


def _fault_of(error: LineError) -> ServiceError:
    if error.status == 429:
        return ServiceError(Fault.QUOTA, error.status, QUOTA_WAIT)
    if error.status == 401:
        return ServiceError(Fault.TOKEN, error.status, QUOTA_WAIT)
    if error.status in (400, 403):
        return ServiceError(Fault.REQUEST, error.status, PASSING_WAIT)
    return ServiceError(Fault.OUTAGE, error.status, PASSING_WAIT)

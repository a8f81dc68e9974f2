"""What the webhook of a LINE account delivers."""

import base64
import hashlib
import hmac
import json
from typing import Any

START = 1_608_436_800_000  # 20 December 2020, 11.00 in Bangkok


def event(
    n: int, kind: str = "message", *, user: str = "U1", again: bool = False, **about: Any
) -> dict[str, Any]:
    """One event; `n` gives its moment, its id and its reply's token."""
    told = {
        "type": kind,
        "mode": "active",
        "timestamp": START + n * 1000,
        "source": {"type": "user", "userId": user},
        "webhookEventId": f"01E{n}",
        "deliveryContext": {"isRedelivery": again},
        "replyToken": f"r{n}",
    }
    return told | about


def says(n: int, text: str, **more: Any) -> dict[str, Any]:
    message = {"id": f"m{n}", "type": "text", "text": text, "quoteToken": "q"}
    return event(n, message=message, **more)


def unsends(n: int, message: int) -> dict[str, Any]:
    return event(n, "unsend", unsend={"messageId": f"m{message}"})


def delivered(*events: dict[str, Any]) -> bytes:
    return json.dumps({"destination": "U0", "events": events}).encode()


def signature_of(raw: bytes, secret: str) -> str:
    return base64.b64encode(hmac.new(secret.encode(), raw, hashlib.sha256).digest()).decode()

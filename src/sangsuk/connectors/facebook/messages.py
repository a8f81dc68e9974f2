"""What people write to the page in Messenger: looked at for words of claims, for nothing else."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sangsuk.connectors.answers import list_of, node_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMessage:
    """One message of one account."""

    sender: str
    text: str


def read_messages(raw: bytes) -> list[PageMessage]:
    """Every message that a delivery of the webhook brings; those of the page itself are none."""
    try:
        told = json.loads(raw)
    except (ValueError, RecursionError):
        return []
    return [one for entry in list_of(told, "entry") for one in _messages(entry)]


def _messages(entry: Any) -> Iterator[PageMessage]:
    for item in list_of(entry, "messaging"):
        message = node_of(item, "message")
        sender, text = node_of(item, "sender").get("id"), message.get("text")
        if isinstance(sender, str) and isinstance(text, str) and not message.get("is_echo"):
            yield PageMessage(sender=sender, text=text)

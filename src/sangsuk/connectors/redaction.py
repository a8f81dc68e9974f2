"""Takes what a delivery tells of one post out of its bytes."""

import json
from typing import Any


def redact(raw: bytes, native_id: str) -> bytes:
    """The JSON without the innermost items of lists that name the id; nothing where it is no JSON.

    An item that answers to the post, like a comment, goes too: it is kept as
    an arrival of its own.
    """
    try:
        told = json.loads(raw)
    except (ValueError, RecursionError):
        return b""
    left = None if _names(told, native_id) else _without(told, native_id)
    return raw if left == told else json.dumps(left, ensure_ascii=False).encode()


def _without(node: Any, native_id: str) -> Any:
    if isinstance(node, dict):
        return {name: _without(value, native_id) for name, value in node.items()}
    if isinstance(node, list):
        return [_without(item, native_id) for item in node if not _names(item, native_id)]
    return node


def _names(node: Any, native_id: str) -> bool:
    """Whether it holds the id outside of lists of items of their own."""
    if isinstance(node, dict):
        return any(_names(value, native_id) for value in node.values())
    if isinstance(node, list):  # ids alone, like those of a post's former versions, are its own
        return any(not isinstance(item, dict | list) and str(item) == native_id for item in node)
    return str(node) == native_id

"""Lists of items in answers of services: each becomes a post or a rejection, in its place."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from sangsuk.connectors.contract import Event, Rejection, Told
from sangsuk.connectors.files import cells

Node = dict[str, Any]


def answer_of(raw: bytes) -> Node | Rejection:
    """The answer as an object, or why it is none."""
    try:
        told = json.loads(raw)
    except (ValueError, RecursionError):
        return Rejection("the answer", "it is no JSON")
    return told if isinstance(told, dict) else Rejection("the answer", "it is no object")


def told_of(nodes: list[Any], tell: Callable[[Node], Told], *, called: str) -> Iterator[Event]:
    """What each item tells; `called` is its place, like `item`."""
    for n, node in enumerate(nodes, 1):
        if not isinstance(node, dict):
            yield Rejection(f"{called} {n}", "it is no object")
            continue
        try:
            yield tell(node)
        except cells.NoPost as fault:
            yield Rejection(f"{called} {n}", str(fault))


def item_bytes(node: Node) -> bytes:
    """An item's own bytes, the same for the same item."""
    return json.dumps(node, sort_keys=True, ensure_ascii=False).encode()


def node_of(node: Any, name: str) -> Node:
    """What lies under a name where it is an object, else an empty one."""
    below = node.get(name) if isinstance(node, dict) else None
    return below if isinstance(below, dict) else {}


def list_of(node: Any, name: str) -> list[Any]:
    below = node.get(name) if isinstance(node, dict) else None
    return below if isinstance(below, list) else []


def count_of(node: Any, name: str) -> int | None:
    value = node.get(name) if isinstance(node, dict) else None
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None

"""A page of answers of the Graph API: posts or comments, as they stood when it was asked."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sangsuk.connectors.contract import Event, Rejection, Told
from sangsuk.connectors.facebook import PLATFORM
from sangsuk.connectors.facebook.hook import author_of
from sangsuk.connectors.files import cells
from sangsuk.core.terms.story import AuthorKind, Post

Node = dict[str, Any]


def read_page(raw: bytes, *, page_id: str, asked_at: datetime) -> list[Event]:
    """Every post or comment of a page; each stands so as of the moment it was asked."""
    try:
        answer = json.loads(raw)
    except (ValueError, RecursionError):
        return [Rejection("the answer", "it is no JSON")]
    nodes = answer.get("data") if isinstance(answer, dict) else None
    if not isinstance(nodes, list):
        return [Rejection("the answer", "it holds no list named data")]
    return list(_events(nodes, page_id, asked_at))


def with_comments(raw: bytes) -> list[str]:
    """The ids of the posts of a page that have been commented."""
    nodes = json.loads(raw)["data"]
    return [
        str(node["id"])
        for node in nodes
        if isinstance(node, dict) and "id" in node and (_total(node, "comments") or 0) > 0
    ]


def _events(nodes: list[Any], page_id: str, asked_at: datetime) -> Iterator[Event]:
    for n, node in enumerate(nodes, 1):
        try:
            yield _told(node, page_id, asked_at)
        except cells.NoPost as fault:
            yield Rejection(f"item {n}", str(fault))


def _told(node: Any, page_id: str, asked_at: datetime) -> Told:
    if not isinstance(node, dict):
        raise cells.NoPost("it is no object")
    if node.get("is_published") is False:
        raise cells.NoPost("the post is not published")
    author = author_of(node)
    post = Post(
        id=cells.needed_handle(node.get("id"), "id"),
        platform=PLATFORM,
        posted_at=cells.moment(node.get("created_time")),
        author=author,
        text=cells.story_text(node.get("message")),
        url=cells.words(node.get("permalink_url"), "permalink_url"),
        likes=_likes(node),
        shares=_number(node.get("shares"), "count"),
        comments=_total(node, "comments"),
        author_kind=AuthorKind.STAFF if author == page_id else None,
    )
    raw = json.dumps(node, sort_keys=True, ensure_ascii=False).encode()
    return Told(post=post, version_at=asked_at, raw=raw)


def _likes(node: Node) -> int | None:
    reactions = _total(node, "reactions")
    return _number(node, "like_count") if reactions is None else reactions


def _total(node: Node, name: str) -> int | None:
    edge = node.get(name)
    return _number(edge.get("summary"), "total_count") if isinstance(edge, dict) else None


def _number(node: Any, name: str) -> int | None:
    value = node.get(name) if isinstance(node, dict) else None
    return value if isinstance(value, int) and value >= 0 else None

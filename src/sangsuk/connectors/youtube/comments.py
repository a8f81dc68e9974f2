"""Comments of YouTube: threads with some of their replies, or replies alone, as they stood then."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sangsuk.connectors.answers import (
    Node,
    answer_of,
    count_of,
    item_bytes,
    list_of,
    node_of,
    told_of,
)
from sangsuk.connectors.contract import Event, Rejection, Told
from sangsuk.connectors.files import cells
from sangsuk.connectors.youtube import PLATFORM
from sangsuk.core.terms.story import Post


def read_comments(raw: bytes, *, video: str, asked_at: datetime) -> list[Event]:
    """Every comment and reply of a page of threads or of replies."""
    answer = answer_of(raw)
    if isinstance(answer, Rejection):
        return [answer]
    if not isinstance(answer.get("items"), list):
        return [Rejection("the answer", "it holds no list named items")]
    comments = list(_comments(answer["items"]))
    return list(told_of(comments, lambda node: _told(node, video, asked_at), called="comment"))


def with_more_replies(raw: bytes) -> list[str]:
    """The ids of comments of a page that have more replies than came with them."""
    answer = answer_of(raw)
    items = [] if isinstance(answer, Rejection) else list_of(answer, "items")
    return [
        str(item["id"])
        for item in items
        if isinstance(item, dict)
        and "id" in item
        and (count_of(node_of(item, "snippet"), "totalReplyCount") or 0) > len(_replies(item))
    ]


def _comments(items: list[Any]) -> Iterator[Any]:
    for item in items:
        top = node_of(node_of(item, "snippet"), "topLevelComment")
        yield top or item
        yield from _replies(item)


def _replies(item: Any) -> list[Any]:
    return list_of(node_of(item, "replies"), "comments")


def _told(node: Node, video: str, asked_at: datetime) -> Told:
    said = node_of(node, "snippet")
    native_id = cells.needed_handle(node.get("id"), "id")
    channel = node_of(said, "authorChannelId").get("value")
    post = Post(
        id=native_id,
        platform=PLATFORM,
        posted_at=cells.moment(said.get("publishedAt")),
        author=cells.handle(channel, "authorChannelId"),
        text=cells.story_text(said.get("textOriginal") or said.get("textDisplay")),
        url=f"https://www.youtube.com/watch?v={video}&lc={native_id}",
        likes=count_of(said, "likeCount"),
    )
    return Told(post=post, version_at=asked_at, raw=item_bytes(node))

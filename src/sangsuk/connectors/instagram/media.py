"""Media under a hashtag, as they stood when they were asked for; nobody is their author."""

import json
from datetime import datetime

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
from sangsuk.connectors.instagram import PLATFORM
from sangsuk.core.terms.story import Post


def read_media(raw: bytes, *, asked_at: datetime) -> list[Event]:
    """Every post of a page of `recent_media`."""
    answer = answer_of(raw)
    if isinstance(answer, Rejection):
        return [answer]
    if not isinstance(answer.get("data"), list):
        return [Rejection("the answer", "it holds no list named data")]
    return list(told_of(answer["data"], lambda node: _told(node, asked_at), called="item"))


def hashtag_id_of(raw: bytes) -> str | None:
    """The id of a hashtag that was searched; None where Instagram knows none."""
    try:
        found = list_of(json.loads(raw), "data")
    except (ValueError, RecursionError):
        return None
    given = node_of({"first": found[0] if found else None}, "first").get("id")
    return given if isinstance(given, str) and given.isdecimal() else None


def _told(node: Node, asked_at: datetime) -> Told:
    post = Post(
        id=cells.needed_handle(node.get("id"), "id"),
        platform=PLATFORM,
        posted_at=cells.moment(node.get("timestamp")),
        author=None,
        text=cells.story_text(node.get("caption")),
        url=cells.words(node.get("permalink"), "permalink"),
        likes=count_of(node, "like_count"),
        comments=count_of(node, "comments_count"),
    )
    return Told(post=post, version_at=asked_at, raw=item_bytes(node))

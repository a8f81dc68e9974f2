"""A page of X's search: posts as they stood when it was asked."""

import html
from datetime import datetime, timedelta
from typing import Final

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
from sangsuk.connectors.x import PLATFORM
from sangsuk.core.terms.story import Post

_LONGEST_TITLE: Final = 60


def read_search(raw: bytes, *, asked_at: datetime) -> list[Event]:
    """Every post of a page; `data` is left out where there is none."""
    answer = answer_of(raw)
    if isinstance(answer, Rejection):
        return [answer]
    if "data" not in answer and "meta" not in answer:
        return [Rejection("the answer", "it holds neither data nor meta")]
    told = list(told_of(list_of(answer, "data"), lambda node: _told(node, asked_at), called="item"))
    return [*told, *map(_partial, list_of(answer, "errors"))]


def posts_in(raw: bytes) -> int:
    """How many posts of a page are to be paid for."""
    answer = answer_of(raw)
    return 0 if isinstance(answer, Rejection) else len(list_of(answer, "data"))


def _told(node: Node, asked_at: datetime) -> Told:
    kinds = {one.get("type") for one in list_of(node, "referenced_tweets") if isinstance(one, dict)}
    if "retweeted" in kinds:
        raise cells.NoPost("it is a repost")
    newest = cells.needed_handle(node.get("id"), "id")
    versions = [str(one) for one in list_of(node, "edit_history_tweet_ids")] or [newest]
    metrics = node_of(node, "public_metrics")
    post = Post(
        # An edit has an id of its own: the first one stays the story's.
        id=cells.needed_handle(versions[0], "id"),
        platform=PLATFORM,
        posted_at=cells.moment(node.get("created_at")),
        author=cells.handle(node.get("author_id"), "author_id"),
        text=_text_of(node),
        url=f"https://x.com/i/web/status/{newest}" if newest.isdecimal() else None,
        likes=count_of(metrics, "like_count"),
        shares=_sum(count_of(metrics, "retweet_count"), count_of(metrics, "quote_count")),
        comments=count_of(metrics, "reply_count"),
    )
    # Of two versions on one page the later one stands.
    version_at = asked_at + timedelta(microseconds=len(versions) - 1)
    return Told(post=post, version_at=version_at, raw=item_bytes(node))


def _text_of(node: Node) -> str:
    """What is longer than 280 units is whole in `note_tweet` alone; & < > come as HTML."""
    whole = node_of(node, "note_tweet").get("text") or node.get("text")
    return html.unescape(cells.story_text(whole))


def _sum(*numbers: int | None) -> int | None:
    known = [one for one in numbers if one is not None]
    return sum(known) if known else None


def _partial(error: object) -> Rejection:
    """X says of single posts that it does not give them; its title is a term of its own."""
    title = error.get("title") if isinstance(error, dict) else None
    told = title if isinstance(title, str) and title.isascii() else "without a name"
    return Rejection("errors", f"X does not give a post: {told[:_LONGEST_TITLE]}")

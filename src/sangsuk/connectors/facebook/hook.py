"""What a page's webhook delivers: posts and comments told, told differently, or removed.

Facebook adds items and verbs without notice (restfb#520), and calls an edit
`edit` in one place and `edited` in another (restfb#749): what is not known is
a rejection that names it, never a failure.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sangsuk.connectors.contract import Event, Gone, Rejection, Told
from sangsuk.connectors.facebook import PLATFORM
from sangsuk.connectors.files import cells
from sangsuk.core.terms.story import AuthorKind, Post

TELLING: Final = frozenset({"post", "status", "photo", "video", "share", "link", "comment"})
EDITS: Final = frozenset({"edit", "edited"})
MILLISECONDS_FROM: Final = 100_000_000_000  # as seconds that would be the year 5138
_LONGEST_NAME: Final = 40  # of an item or verb that is quoted in a rejection

Node = dict[str, Any]


def read_hook(raw: bytes, *, page_id: str) -> list[Event]:
    """Everything that a delivery of the webhook says, in its order."""
    try:
        told = json.loads(raw)
    except (ValueError, RecursionError):
        return [Rejection("the delivery", "it is no JSON")]
    if not isinstance(told, dict) or not isinstance(told.get("entry"), list):
        return [Rejection("the delivery", "it holds no list named entry")]
    return list(_events(told["entry"], page_id))


def _events(entries: list[Any], page_id: str) -> Iterator[Event]:
    for n, entry in enumerate(entries, 1):
        if isinstance(entry, dict) and "messaging" in entry and "changes" not in entry:
            continue  # what people write to the page is no post: `messages` looks at it
        changes = entry.get("changes") if isinstance(entry, dict) else None
        if not isinstance(changes, list):
            yield Rejection(f"entry {n}", "it holds no list named changes")
            continue
        for m, change in enumerate(changes, 1):
            where = f"entry {n}, change {m}"
            try:
                yield _event(entry, change, page_id)
            except cells.NoPost as fault:
                yield Rejection(where, str(fault))


def _event(entry: Node, change: Any, page_id: str) -> Event:
    value = change.get("value") if isinstance(change, dict) else None
    if not isinstance(value, dict):
        raise cells.NoPost("the change holds no value")
    item, verb = _name(value.get("item")), _name(value.get("verb"))
    if item not in TELLING:
        raise cells.NoPost(f"the item {item} is no story")
    native_id = cells.needed_handle(
        value.get("comment_id" if item == "comment" else "post_id"), "id"
    )
    if verb == "remove":
        return Gone(platform=PLATFORM, id=native_id)
    if verb != "add" and verb not in EDITS:
        raise cells.NoPost(f"the verb {verb} of a {item} tells nothing")
    return _told(entry, change, native_id, page_id, is_edit=verb in EDITS)


def _told(entry: Node, change: Node, native_id: str, page_id: str, *, is_edit: bool) -> Told:
    value = change["value"]
    if str(value.get("published", 1)) == "0":
        raise cells.NoPost("the post is not published")
    posted_at = moment_of_epoch(value.get("created_time"))
    # An edit of the same second comes after what it edits.
    version_at = moment_of_epoch(entry.get("time")) + timedelta(microseconds=is_edit)
    author = author_of(value)
    post = Post(
        id=native_id,
        platform=PLATFORM,
        posted_at=posted_at,
        author=author,
        text=cells.story_text(value.get("message")),
        url=cells.words(value.get("permalink_url"), "permalink_url"),
        author_kind=AuthorKind.STAFF if author == page_id else None,
        revised_at=version_at if is_edit else None,
    )
    raw = json.dumps(
        {"time": entry.get("time"), "change": change}, sort_keys=True, ensure_ascii=False
    )
    return Told(post=post, version_at=version_at, raw=raw.encode())


def author_of(node: Node) -> str | None:
    """The author's id; None where Facebook hides it.  Older deliveries say `sender_id`."""
    sender = node.get("from")
    given = sender.get("id") if isinstance(sender, dict) else node.get("sender_id")
    return cells.handle(given, "from")


def moment_of_epoch(value: Any) -> datetime:
    """A moment from seconds or milliseconds since 1970."""
    if isinstance(value, bool) or not isinstance(value, int) or value <= 0:
        raise cells.NoPost("the time is no number of seconds since 1970")
    seconds = value / 1000 if value >= MILLISECONDS_FROM else value
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):
        raise cells.NoPost("the time is no number of seconds since 1970") from None


def _name(value: Any) -> str:
    """A word of Facebook's own, never a sentence: that might be a story."""
    if not isinstance(value, str) or not value.isascii() or not value.isidentifier():
        return "without a name"
    return value[:_LONGEST_NAME]

"""Posts that programs of others hand in, in batches."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, Final

from sangsuk.connectors.contract import Event, Rejection, Told
from sangsuk.connectors.files.rows import make_post
from sangsuk.core.errors import UnreadableSourceError
from sangsuk.core.terms.story import Post

MOST_POSTS: Final = 1_000


def read_push(raw: bytes, *, at: datetime) -> list[Event]:
    """Each post of a batch in its place, as told or as a rejection at `posts[n]`.

    Raises:
        UnreadableSourceError: it is no batch at all.
    """
    try:
        told = json.loads(raw)
    except (ValueError, RecursionError):
        raise _unreadable("The body is no JSON.") from None
    posts = told.get("posts") if isinstance(told, dict) else None
    if not isinstance(posts, list):
        raise _unreadable("The body holds no list named posts.")
    if len(posts) > MOST_POSTS:
        raise _unreadable(f"The batch holds {len(posts):,} posts.")
    return list(_events(posts, at))


def _events(posts: list[Any], at: datetime) -> Iterator[Event]:
    places: dict[tuple[str, str], str] = {}
    for n, row in enumerate(posts):
        where = f"posts[{n}]"
        post = make_post(row, where=where) if isinstance(row, dict) else None
        if post is None:
            yield Rejection(where, "it is no object")
        elif isinstance(post, Rejection):
            yield post
        elif (first := places.setdefault(post.key, where)) != where:
            yield Rejection(where, f"its platform and id are those of {first}, which is taken")
        else:
            yield Told(post=post, version_at=at, raw=_row(post, at))


def _row(post: Post, at: datetime) -> bytes:
    """With the moment: a post that is changed back is a version of its own."""
    given = {name: value for name, value in asdict(post).items() if value not in (None, ())}
    told = {
        "at": at.astimezone(UTC).isoformat(),
        "post": given | {"posted_at": post.posted_at.isoformat()},
    }
    return json.dumps(told, sort_keys=True, ensure_ascii=False).encode()


def _unreadable(what: str) -> UnreadableSourceError:
    return UnreadableSourceError(
        "push.unreadable",
        what=what,
        where="POST /api/v1/posts",
        remedy=f'send {{"posts": [...]}} as JSON in UTF-8, at most {MOST_POSTS:,} posts a batch.',
    )

"""Rows of connectors as batches of posts; what is no post is a rejection."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, Final, NamedTuple

import pyarrow as pa

from sangsuk.connectors.contract import Connector, Rejection
from sangsuk.core.terms.story import Post
from sangsuk.core.terms.tables import PLACES, POSTS

ROWS_A_PART: Final = 4096
LETTERS_A_PART: Final = 4_000_000  # long texts go in smaller parts
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND: Final = timedelta(microseconds=1)
KEY_BYTES: Final = 16
TOLD_BYTES: Final = 8
ARRIVING: Final = pa.unify_schemas([POSTS, PLACES])


class Rejected(NamedTuple):
    """A rejection and the number of its row."""

    row: int
    rejection: Rejection


@dataclass(slots=True)
class PostBatches:
    """All rows of some connectors, read once, in parts that do not depend on who reads them."""

    connectors: Sequence[Connector]
    on_rejection: Callable[[Rejected], None]
    portion: float = 0.0  # 0..1, how much has been read

    def read(self) -> Iterator[pa.RecordBatch]:
        """Batches of `ARRIVING`."""
        waiting: list[dict[str, Any]] = []
        letters = 0
        for row in self._posts():
            waiting.append(row)
            letters += len(row["text"])
            if len(waiting) >= ROWS_A_PART or letters >= LETTERS_A_PART:
                yield pa.RecordBatch.from_pylist(waiting, schema=ARRIVING)
                waiting, letters = [], 0
        if waiting:
            yield pa.RecordBatch.from_pylist(waiting, schema=ARRIVING)

    def _posts(self) -> Iterator[dict[str, Any]]:
        numbers = count()
        for n, connector in enumerate(self.connectors):
            for row in connector.read():
                self.portion = (n + connector.portion) / len(self.connectors)
                number = next(numbers)
                if isinstance(row, Rejection):
                    self.on_rejection(Rejected(number, row))
                else:
                    yield _arriving(row, number, connector.where)


def _arriving(post: Post, number: int, where: str) -> dict[str, Any]:
    moment = post.posted_at.isoformat()
    given = post.posted_at_given
    return {
        "id": post.id,
        "platform": post.platform,
        "posted_at": moment,
        "posted_at_given": given if given and given != moment else None,
        "author": post.author,
        "text": post.text,
        "author_kind": post.author_kind and post.author_kind.value,
        "chosen_district": post.chosen_district,
        "chosen_services": list(post.chosen_services),
        "found_at": post.found_at and post.found_at.isoformat(),
        "revised_at": post.revised_at and post.revised_at.isoformat(),
        "row": number,
        "where": where,
        "moment": (post.posted_at - EPOCH) // MICROSECOND,
        "key": _digest(post.platform, post.id, size=KEY_BYTES),
        "told": _digest(*_told(post), size=TOLD_BYTES),
    }


def _told(post: Post) -> Iterator[str]:
    """All that the row tells: what differs in one of these is no repeat."""
    yield post.text
    moments = (post.found_at, post.revised_at)
    beside = (
        *(post.posted_at_given, post.author, post.url, post.entered_by),
        *(post.likes, post.shares, post.comments, post.author_kind),
        *(post.chosen_district, post.chosen_services),
        *(moment and moment.isoformat() for moment in moments),
    )
    yield json.dumps(beside)


def _digest(*parts: str, size: int) -> bytes:
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=size).digest()

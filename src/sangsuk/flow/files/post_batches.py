"""Rows of connectors as batches of posts; what is no post is a rejection."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sangsuk.connectors.contract import Connector, InColumns, Rejection, SomeRows
from sangsuk.core.terms.story import Post
from sangsuk.flow.files.arriving import PLACED, arriving

ROWS_A_PART: Final = 4096
LETTERS_A_PART: Final = 4_000_000  # long texts go in smaller parts
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND: Final = timedelta(microseconds=1)
_TOGETHER: Final = 1024  # rows that come one by one


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
    _rows: int = field(default=0, init=False)  # how many came before, over all connectors

    def read(self) -> Iterator[pa.RecordBatch]:
        """Batches of `ARRIVING`."""
        return map(arriving, cut(self._placed()))

    def _placed(self) -> Iterator[pa.RecordBatch]:
        """Batches of `PLACED`, of any length."""
        for n, connector in enumerate(self.connectors):
            for batch in self._of(connector):
                self.portion = (n + connector.portion) / len(self.connectors)
                yield batch

    def _of(self, connector: Connector) -> Iterator[pa.RecordBatch]:
        if isinstance(connector, InColumns):
            return self._some(connector)
        return self._one_by_one(connector)

    def _some(self, connector: InColumns) -> Iterator[pa.RecordBatch]:
        for some in connector.read_some():
            yield self._place(some)
            self._rows += some.plain.size

    def _place(self, some: SomeRows) -> pa.RecordBatch:
        """The posts among some rows, in their order."""
        places = np.flatnonzero(some.plain)
        numbers = pa.array(places + some.first).cast(pa.string())
        where = pc.binary_join_element_wise(some.source, numbers, "")
        row = pa.array(places + self._rows)
        usual = pa.RecordBatch.from_arrays([*some.posts.columns, row, where], schema=PLACED)
        others = []
        for at, other in some.others.items():
            if isinstance(other, Rejection):
                self.on_rejection(Rejected(self._rows + at, other))
            else:
                where_it_stands = f"{some.source}{some.first + at}"
                others.append(_told(other, self._rows + at, where_it_stands))
        if not others:
            return usual
        both = pa.concat_batches([usual, pa.RecordBatch.from_pylist(others, schema=PLACED)])
        return both.sort_by("row")

    def _one_by_one(self, connector: Connector) -> Iterator[pa.RecordBatch]:
        waiting: list[dict[str, Any]] = []
        letters = 0
        for row in connector.read():
            if isinstance(row, Rejection):
                self.on_rejection(Rejected(self._rows, row))
            else:
                waiting.append(_told(row, self._rows, connector.where))
                letters += len(row.text)
            self._rows += 1
            if len(waiting) >= _TOGETHER or letters >= LETTERS_A_PART:
                yield pa.RecordBatch.from_pylist(waiting, schema=PLACED)
                waiting, letters = [], 0
        yield pa.RecordBatch.from_pylist(waiting, schema=PLACED)


def cut(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The same posts in parts, which end where there are rows or letters enough."""
    waiting: list[pa.RecordBatch] = []
    rows = letters = 0
    for batch in batches:
        ahead = batch
        while ahead.num_rows:
            lengths = pc.utf8_length(ahead.column("text")).to_numpy().astype(np.int64)
            enough = int(np.searchsorted(np.cumsum(lengths), LETTERS_A_PART - letters)) + 1
            taken = min(enough, ROWS_A_PART - rows, ahead.num_rows)
            waiting.append(ahead.slice(0, taken))
            rows, letters = rows + taken, letters + int(lengths[:taken].sum())
            ahead = ahead.slice(taken)
            if rows >= ROWS_A_PART or letters >= LETTERS_A_PART:
                yield pa.concat_batches(waiting)
                waiting, rows, letters = [], 0, 0
    if waiting:
        yield pa.concat_batches(waiting)


def _told(post: Post, row: int, where: str) -> dict[str, Any]:
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
        "chosen_services": list(post.chosen_services) or None,
        "found_at": post.found_at and post.found_at.isoformat(),
        "revised_at": post.revised_at and post.revised_at.isoformat(),
        "url": post.url,
        "entered_by": post.entered_by,
        "likes": post.likes,
        "shares": post.shares,
        "comments": post.comments,
        "moment": (post.posted_at - EPOCH) // MICROSECOND,
        "row": row,
        "where": where,
    }

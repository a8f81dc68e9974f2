"""What the reader asks of many posts as arrays: out of columns of Arrow, or posts one by one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sangsuk.core.terms.campaign import Window
from sangsuk.core.terms.story import AuthorKind, Post
from sangsuk.core.thai.texts import Texts

Bools = NDArray[np.bool_]
Moments = NDArray[np.int64]  # in microseconds since 1970; UNTOLD where none is told

UNTOLD: Final = -(1 << 63)
NOT_DECLARED: Final = -1
KINDS: Final = tuple(AuthorKind)
_FIRST: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


class Times(NamedTuple):
    """Moments by post: when it was posted, first collected, last changed."""

    posted: Moments
    found: Moments
    revised: Moments

    def outside(self, window: Window) -> Bools:
        opens, closes = moment_of(window.opens), moment_of(window.closes)
        return (self.posted < opens) | (self.posted >= closes)

    def late(self, window: Window) -> Bools:
        return self.found >= moment_of(window.collect_until)

    def changed_late(self, window: Window) -> Bools:
        return self.revised >= moment_of(window.closes)


@dataclass(frozen=True, slots=True, eq=False)
class PostArrays:
    """Many posts, each column in their order; what few posts have is told by post."""

    texts: Texts
    times: Times
    kinds: NDArray[np.int8]  # who speaks, of KINDS; NOT_DECLARED
    chosen: Mapping[int, str]  # the district that the teller chose
    services: Mapping[int, Sequence[str]]  # and the services

    def __len__(self) -> int:
        return self.kinds.size

    @classmethod
    def of(cls, posts: Sequence[Post]) -> "PostArrays":
        return cls(
            texts=Texts.of([post.text for post in posts]),
            times=Times(
                _moments(post.posted_at for post in posts),
                _moments(post.found_at for post in posts),
                _moments(post.revised_at for post in posts),
            ),
            kinds=np.array([_kind(post.author_kind) for post in posts], np.int8),
            chosen={at: p.chosen_district for at, p in enumerate(posts) if p.chosen_district},
            services={at: p.chosen_services for at, p in enumerate(posts) if p.chosen_services},
        )

    @classmethod
    def of_columns(cls, posts: pa.RecordBatch) -> "PostArrays":
        """The same of columns of `tables.POSTS`, of which `are_posts` refuses no row.

        Raises:
            ValueError: a text is no UTF-8, a moment has no time zone, a kind is none of KINDS.
        """
        kinds = np.full(posts.num_rows, NOT_DECLARED, np.int8)
        for at, kind in _told(posts.column("author_kind")).items():
            kinds[at] = _kind(AuthorKind(kind))
        names = ("posted_at", "found_at", "revised_at")
        return cls(
            texts=texts_in(posts.column("text")),
            times=Times(*(_all_moments(posts.column(name)) for name in names)),
            kinds=kinds,
            chosen=_told(posts.column("chosen_district")),
            services=_told(posts.column("chosen_services")),
        )


def moment_of(moment: datetime | None) -> int:
    """Microseconds since 1970."""
    return UNTOLD if moment is None else (moment - _FIRST) // _MICROSECOND


def moments_in(column: pa.StringArray) -> Moments:
    """The moments of a column, in ISO 8601; UNTOLD where none stands with a time zone."""
    if column.null_count == len(column):
        return np.full(len(column), UNTOLD, np.int64)
    moments = usual_moments_in(column)
    for at in np.flatnonzero(moments == UNTOLD).tolist():
        moments[at] = _unusual(column[at].as_py())
    return moments


def usual_moments_in(column: pa.StringArray) -> Moments:
    """The moments that are written like 2020-12-05T10:00:00+07:00; UNTOLD for all others."""
    # why: compiled loops are slow to load, and not every command reads
    from sangsuk.core.understand.column_loops import read_moments  # noqa: PLC0415

    return read_moments(*memory_of(column))


def letters_in(column: pa.StringArray) -> NDArray[np.int64]:
    """How many code points each text of a column has, if it is UTF-8."""
    # why: compiled loops are slow to load, and not every command reads
    from sangsuk.core.understand.column_loops import count_letters  # noqa: PLC0415

    return count_letters(*memory_of(column))


def texts_in(column: pa.StringArray) -> Texts:
    """The texts of a column.

    Raises:
        UnicodeDecodeError: one is no UTF-8.
    """
    # why: compiled loops are slow to load, and not every command reads
    from sangsuk.core.understand.column_loops import read_letters  # noqa: PLC0415

    told, offsets = memory_of(column)
    codes = np.empty(int(offsets[-1] - offsets[0]), np.uint32)
    bounds, is_whole = read_letters(told, offsets, codes)
    return Texts(codes[: bounds[-1]], bounds) if is_whole else Texts.of(column.to_pylist())


def _all_moments(column: pa.StringArray) -> Moments:
    moments = moments_in(column)
    if column.null_count < len(column):
        for at in np.flatnonzero(moments == UNTOLD).tolist():
            if column[at].as_py():
                raise ValueError(f"row {at} has a moment without a time zone")
    return moments


def _unusual(given: str | None) -> int:
    """A moment that is not written as most are."""
    try:
        moment = datetime.fromisoformat(given or "")
    except ValueError:
        return UNTOLD
    return UNTOLD if moment.utcoffset() is None else moment_of(moment)


def memory_of(column: pa.StringArray) -> tuple[NDArray[np.uint8], NDArray[np.int32]]:
    """The bytes of a column of strings, and where each of them begins and the last one ends."""
    _, offsets, told = column.buffers()
    memory = np.zeros(1, np.uint8) if told is None else np.frombuffer(told, np.uint8)
    memory.flags.writeable = False  # loops are compiled for one kind alone
    firsts = np.frombuffer(offsets, np.int32)[column.offset : column.offset + len(column) + 1]
    return memory, firsts.copy()


def _told(column: pa.Array) -> dict[int, Any]:
    """By row, what is told and not empty."""
    if column.null_count == len(column):
        return {}
    some = np.flatnonzero(column.is_valid())
    each = zip(some.tolist(), column.take(pa.array(some)).to_pylist(), strict=True)
    return {at: told for at, told in each if told}


def _moments(moments: Iterable[datetime | None]) -> Moments:
    return np.array([moment_of(moment) for moment in moments], np.int64)


def _kind(kind: AuthorKind | None) -> int:
    return NOT_DECLARED if kind is None else KINDS.index(kind)

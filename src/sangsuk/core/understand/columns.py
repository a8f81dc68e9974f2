"""What is told of a batch of posts as columns: the rows of `reading_row.row_of`, made at once."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from sangsuk.core.terms.codes import DRIVERS, SERVICES
from sangsuk.core.terms.reading import Role
from sangsuk.core.terms.tables import SIGNED
from sangsuk.core.thai.texts import bounds_of
from sangsuk.core.understand.eligibility import NO_REASON, REASONS
from sangsuk.core.understand.heads import SENTIMENTS
from sangsuk.core.understand.office_spans import Spans
from sangsuk.core.understand.offices import Bools
from sangsuk.core.understand.post_arrays import memory_of
from sangsuk.core.understand.telling import REVIEWS
from sangsuk.core.understand.told_rows import ToldRows

Bounds = NDArray[np.int64]
_SAME: Final = ("id", "platform", "author")  # as they came
_ROLES: Final = (Role.NAMED, Role.SERVED)


def tell_columns(told: ToldRows, posts: pa.RecordBatch, goes_by: str) -> pa.RecordBatch:
    """What is told of some posts as a batch of `tables.SIGNED`.

    Args:
        told: of the posts.
        posts: columns of `tables.POSTS`; a moment comes out as its source wrote it.
        goes_by: `eligibility_digest` of the campaign whose rules they were read by.
    """
    columns = _as_they_came(posts) | _judged(told, posts) | _places(told) | _said(told)
    columns["signature"] = _bytes(told.signatures)
    number = posts.num_rows
    for name, value in (("reader", told.reader), ("eligibility_digest", goes_by or None)):
        columns[name] = pa.repeat(pa.scalar(value, pa.string()), number)
    columns["duplicate_of"] = pa.nulls(number, pa.string())
    return pa.RecordBatch.from_arrays([columns[name] for name in SIGNED.names], schema=SIGNED)


def _as_they_came(posts: pa.RecordBatch) -> dict[str, pa.Array]:
    given, posted = posts.column("posted_at_given"), posts.column("posted_at")
    if given.null_count < len(given):
        posted = pc.if_else(pc.fill_null(pc.not_equal(given, ""), False), given, posted)
    return {"posted_at": posted} | {name: posts.column(name) for name in _SAME}


def _judged(told: ToldRows, posts: pa.RecordBatch) -> dict[str, pa.Array]:
    reason, personal = told.reason, told.personal
    found, counts = sorted(personal), reason == NO_REASON
    return {
        "eligible": pa.array(counts),
        "ineligible_reason": _of([*REASONS, None], np.where(counts, len(REASONS), reason)),
        "pii": _lists(told.number, {at: personal[at].substrings for at in found}),
        "masked": _masked(posts.column("text"), {at: personal[at].masked for at in found}),
        "review": _labels(told.review, REVIEWS),
    }


def _masked(texts: pa.StringArray, masked: Mapping[int, str]) -> pa.StringArray:
    """The texts, those of some places replaced; what stands between them is copied as it is."""
    if not masked:
        return texts
    told, firsts = memory_of(texts)
    lengths, at = np.diff(firsts).astype(np.int64), int(firsts[0])
    parts: list[bytes | memoryview] = []
    for row in sorted(masked):
        words = masked[row].encode()
        parts += [told[at : firsts[row]].data, words]
        lengths[row], at = len(words), int(firsts[row + 1])
    whole = pa.py_buffer(b"".join([*parts, told[at : firsts[-1]].data]))
    bounds = pa.array(bounds_of(lengths)).cast(pa.int32())  # too long a column is refused
    return pa.StringArray.from_buffers(len(texts), bounds.buffers()[1], whole)


def _said(told: ToldRows) -> dict[str, pa.Array]:
    moods = told.moods.astype(np.float64)
    kind = list(SIGNED.field("sentiment_p").type)
    shares = [pa.array(moods[:, SENTIMENTS.index(field.name)]) for field in kind]
    return {
        "sentiment": _of(SENTIMENTS, told.sentiment),
        "sentiment_p": pa.StructArray.from_arrays(shares, fields=kind),
        "services": _labels(told.services, tuple(SERVICES)),
        "drivers": _labels(told.drivers, tuple(DRIVERS)),
    }


def _places(told: ToldRows) -> dict[str, pa.Array]:
    given, named, mentioned = told.offices, told.localities, told.mentioned
    order = mentioned.order
    mentions = {
        "code": _of(told.codes, given.district[order]),
        "polarity": _of(SENTIMENTS, mentioned.polarity[order]),
        "confidence": pa.array(mentioned.confidence[order]),
        "spans": _spans(given.firsts, given.spans).take(pa.array(order)),
    }
    localities = {
        "code": _of(told.codes, named.district),
        "role": _of(_ROLES, told.served.astype(np.int64)),
        "spans": _spans(named.firsts, named.spans),
    }
    return {
        "districts": _structs("districts", given.bounds, mentions),
        "localities": _structs("localities", named.bounds, localities),
    } | _open_places(told)


def _open_places(told: ToldRows) -> dict[str, pa.Array]:
    """Which posts are ambiguous, and whom these may mean."""
    places = sorted(told.ambiguous)
    ambiguous, totals = np.zeros(told.number, np.bool_), np.zeros(told.number, np.int32)
    ambiguous[places] = True
    totals[places] = [told.ambiguous[at][1] for at in places]
    return {
        "ambiguous": pa.array(ambiguous),
        "candidates": _lists(told.number, {at: told.ambiguous[at][0] for at in places}),
        "candidates_total": pa.array(totals),
    }


def _bytes(rows: NDArray[np.uint8]) -> pa.BinaryArray:
    """Each row by itself."""
    number, size = rows.shape
    bounds = np.arange(number + 1, dtype=np.int32) * size
    memory = pa.py_buffer(np.ascontiguousarray(rows))
    return pa.BinaryArray.from_buffers(pa.binary(), number, [None, pa.py_buffer(bounds), memory])


def _of(labels: Sequence[str | None], which: NDArray[np.int64]) -> pa.Array:
    """By number, the label."""
    return _strings(tuple(labels)).take(pa.array(which))


@lru_cache(maxsize=64)
def _strings(labels: tuple[str | None, ...]) -> pa.StringArray:
    return pa.array(labels, pa.string())


def _labels(holds: Bools, labels: Sequence[str]) -> pa.ListArray:
    """By row, the labels that hold."""
    number, width = holds.shape
    rows, which = np.divmod(np.flatnonzero(holds), width)
    each = np.bincount(rows, minlength=number)
    return pa.ListArray.from_arrays(_bounds(bounds_of(each)), _of(labels, which))


def _lists(number: int, some: Mapping[int, Sequence[str]]) -> pa.ListArray:
    """As many lists of strings, most of them empty; some are given by place, in order."""
    lengths = np.zeros(number, np.int64)
    lengths[[*some]] = [len(each) for each in some.values()]
    strings = pa.array([*chain.from_iterable(some.values())], pa.string())
    return pa.ListArray.from_arrays(_bounds(bounds_of(lengths)), strings)


def _structs(name: str, bounds: Bounds, parts: dict[str, pa.Array]) -> pa.ListArray:
    kind = list(SIGNED.field(name).type.value_type)
    structs = pa.StructArray.from_arrays([parts[field.name] for field in kind], fields=kind)
    return pa.ListArray.from_arrays(_bounds(bounds), structs)


def _spans(firsts: Bounds, spans: Spans) -> pa.ListArray:
    places = pa.array(np.ascontiguousarray(spans).reshape(-1), pa.int32())
    pairs = pa.ListArray.from_arrays(_bounds(np.arange(spans.shape[0] + 1) * 2), places)
    return pa.ListArray.from_arrays(_bounds(firsts), pairs)


def _bounds(bounds: Bounds) -> pa.Int32Array:
    return pa.array(bounds.astype(np.int32))

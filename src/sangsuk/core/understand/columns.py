"""What is told of a batch of posts as columns: the rows of `reading_row.row_of`, made at once."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sangsuk.core.terms.codes import DRIVERS, SERVICES
from sangsuk.core.terms.reading import Role
from sangsuk.core.terms.tables import SIGNED
from sangsuk.core.thai.texts import bounds_of
from sangsuk.core.understand.heads import SENTIMENTS
from sangsuk.core.understand.office_spans import Spans
from sangsuk.core.understand.offices import Bools
from sangsuk.core.understand.telling import REVIEWS, Told

Bounds = NDArray[np.int64]
_ROLES: Final = (Role.NAMED, Role.SERVED)


def tell_columns(told: Told, goes_by: str) -> pa.RecordBatch:
    """What is told of some posts as a batch of `tables.SIGNED`.

    Args:
        told: of posts in their order; a moment comes out as its source wrote it.
        goes_by: `eligibility_digest` of the campaign whose rules they were read by.
    """
    columns = _as_they_came(told) | _judged(told) | _places(told) | _said(told)
    number = len(told.seen.posts)
    for name, value in (("reader", told.reader), ("eligibility_digest", goes_by or None)):
        columns[name] = pa.repeat(pa.scalar(value, pa.string()), number)
    columns["duplicate_of"] = pa.nulls(number, pa.string())
    return pa.RecordBatch.from_arrays([columns[name] for name in SIGNED.names], schema=SIGNED)


def _as_they_came(told: Told) -> dict[str, pa.Array]:
    posts = told.seen.posts
    return {
        "id": _column("id", (post.id for post in posts)),
        "platform": _column("platform", (post.platform for post in posts)),
        "posted_at": _column(
            "posted_at", (post.posted_at_given or post.posted_at.isoformat() for post in posts)
        ),
        "author": _column("author", (post.author for post in posts)),
        "signature": _column("signature", told.seen.signatures),
    }


def _judged(told: Told) -> dict[str, pa.Array]:
    reasons = [judgement.reason for judgement in told.seen.judged]
    personal = told.seen.personal
    return {
        "eligible": _column("eligible", (reason is None for reason in reasons)),
        "ineligible_reason": _column("ineligible_reason", reasons),
        "pii": _lists([each.substrings for each in personal]),
        "masked": _column("masked", (each.masked for each in personal)),
        "review": _labels(told.review, REVIEWS),
    }


def _said(told: Told) -> dict[str, pa.Array]:
    moods = told.seen.story.sentiment.astype(np.float64)
    kind = list(SIGNED.field("sentiment_p").type)
    shares = [pa.array(moods[:, SENTIMENTS.index(field.name)]) for field in kind]
    return {
        "sentiment": _of(SENTIMENTS, told.sentiment),
        "sentiment_p": pa.StructArray.from_arrays(shares, fields=kind),
        "services": _labels(told.services, tuple(SERVICES)),
        "drivers": _labels(told.drivers, tuple(DRIVERS)),
    }


def _places(told: Told) -> dict[str, pa.Array]:
    offices, order = told.seen.offices, told.order
    given, named = offices.given, told.localities
    ambiguous = [at in offices.ambiguous for at in range(len(told.seen.posts))]
    mentions = {
        "code": _of(told.codes, offices.district[order]),
        "polarity": _of(SENTIMENTS, told.mentions.polarity[order]),
        "confidence": pa.array(told.mentions.confidence[order]),
        "spans": _spans(given.firsts, given.spans).take(pa.array(order)),
    }
    localities = {
        "code": _of(told.codes, named.district),
        "role": _of(_ROLES, named.served.astype(np.int64)),
        "spans": _spans(named.firsts, named.spans),
    }
    totals = (len(offices.ambiguous.get(at, ())) for at in range(len(ambiguous)))
    return {
        "districts": _structs("districts", given.bounds, mentions),
        "localities": _structs("localities", named.bounds, localities),
        "ambiguous": _column("ambiguous", ambiguous),
        "candidates": _lists([offices.candidates(at) for at in range(len(ambiguous))]),
        "candidates_total": _column("candidates_total", totals),
    }


def _column(name: str, values: Iterable[Any]) -> pa.Array:
    return pa.array(list(values), SIGNED.field(name).type)


def _of(labels: Sequence[str], which: NDArray[np.int64]) -> pa.Array:
    """By number, the label."""
    return pa.array(labels, pa.string()).take(pa.array(which))


def _labels(holds: Bools, labels: Sequence[str]) -> pa.ListArray:
    """By row, the labels that hold."""
    return pa.ListArray.from_arrays(
        _bounds(bounds_of(holds.sum(axis=1))), _of(labels, np.nonzero(holds)[1])
    )


def _lists(each: Sequence[Sequence[str]]) -> pa.ListArray:
    strings = pa.array(chain.from_iterable(each), pa.string())
    return pa.ListArray.from_arrays(_bounds(bounds_of([len(some) for some in each])), strings)


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

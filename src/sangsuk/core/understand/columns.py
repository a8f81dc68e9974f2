"""Readings as columns: the batch that `reading_row.row_of` would give row by row, made at once."""

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, chain
from operator import attrgetter
from typing import Any, Final

import pyarrow as pa

from sangsuk.core.terms.reading import Locality, Mention, Reading, Span
from sangsuk.core.terms.story import Post
from sangsuk.core.terms.tables import SIGNED

# What is in a reading as it is in its column.
_AS_IT_IS: Final = (
    *("id", "platform", "author", "eligible", "ineligible_reason", "duplicate_of"),
    *("ambiguous", "candidates_total", "sentiment", "masked", "reader", "signature"),
)
_LISTS: Final = ("candidates", "services", "drivers", "pii", "review")


def tell_columns(
    readings: Sequence[Reading], posts: Sequence[Post], goes_by: str
) -> pa.RecordBatch:
    """The readings of some posts as a batch of `tables.SIGNED`.

    Args:
        readings: one a post.
        posts: in the same order; a moment comes out as its source wrote it.
        goes_by: `eligibility_digest` of the campaign whose rules they were read by.
    """
    columns = {name: _column(name, map(attrgetter(name), readings)) for name in _AS_IT_IS}
    for name in _LISTS:
        strings = pa.array(_flat(readings, attrgetter(name)), pa.string())
        columns[name] = pa.ListArray.from_arrays(_bounds(readings, attrgetter(name)), strings)
    moments = (
        post.posted_at_given or reading.posted_at.isoformat()
        for post, reading in zip(posts, readings, strict=True)
    )
    columns["posted_at"] = _column("posted_at", moments)
    columns["eligibility_digest"] = _column("eligibility_digest", [goes_by or None] * len(readings))
    columns["sentiment_p"] = _moods(readings)
    columns["districts"] = _nested("districts", readings, ("code", "polarity", "confidence"))
    columns["localities"] = _nested("localities", readings, ("code", "role"))
    return pa.RecordBatch.from_arrays([columns[name] for name in SIGNED.names], schema=SIGNED)


def _column(name: str, values: Iterable[Any]) -> pa.Array:
    return pa.array(list(values), SIGNED.field(name).type)


def _moods(readings: Sequence[Reading]) -> pa.StructArray:
    kind = SIGNED.field("sentiment_p").type
    moods = [reading.sentiment_p for reading in readings]
    parts = [pa.array(map(attrgetter(field.name), moods), field.type) for field in kind]
    return pa.StructArray.from_arrays(parts, fields=list(kind))


def _nested(name: str, readings: Sequence[Reading], plain: Sequence[str]) -> pa.ListArray:
    """Mentions or localities: lists of structs, each with its spans."""
    parts: list[Mention | Locality] = _flat(readings, attrgetter(name))
    kind = SIGNED.field(name).type.value_type
    columns = {
        part: pa.array(map(attrgetter(part), parts), kind.field(part).type) for part in plain
    }
    columns["spans"] = _spans(parts)
    structs = pa.StructArray.from_arrays([columns[field.name] for field in kind], fields=list(kind))
    return pa.ListArray.from_arrays(_bounds(readings, attrgetter(name)), structs)


def _spans(parts: Sequence[Mention | Locality]) -> pa.ListArray:
    spans: list[Span] = _flat(parts, attrgetter("spans"))
    places = pa.array(chain.from_iterable(spans), pa.int32())
    pairs = pa.ListArray.from_arrays(pa.array(range(0, 2 * len(spans) + 1, 2), pa.int32()), places)
    return pa.ListArray.from_arrays(_bounds(parts, attrgetter("spans")), pairs)


def _flat(wholes: Sequence[Any], several: Callable[[Any], Sequence[Any]]) -> list[Any]:
    return list(chain.from_iterable(map(several, wholes)))


def _bounds(wholes: Sequence[Any], several: Callable[[Any], Sequence[Any]]) -> pa.Int32Array:
    lengths = (len(several(whole)) for whole in wholes)
    return pa.array(accumulate(lengths, initial=0), pa.int32())

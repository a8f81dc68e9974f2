"""A batch of readings as the count asks for them: without spans, places named, and moods."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sangsuk.core.terms.reading import Mention, Moods, Polarity, Reading, Reason, Review

COLUMNS: Final = (
    *("id", "platform", "posted_at", "author", "ineligible_reason", "duplicate_of"),
    *("services", "masked", "review", "reader"),
)
_NO_MOODS: Final = Moods(positive=0.0, neutral=1.0, negative=0.0)
_POLARITIES: Final = {each.value: each for each in Polarity}
_REASONS: Final = {None: None} | {each.value: each for each in Reason}
_REVIEWS: Final = {each.value: each for each in Review}


def readings_to_count(batch: pa.RecordBatch) -> Iterator[Reading]:
    """The readings of a batch of our own, each with what voices, quotes and exclusions need."""
    columns = (batch.column(name).to_pylist() for name in COLUMNS)
    for values, mentions in zip(
        zip(*columns, strict=True), _mentions(batch.column("districts")), strict=True
    ):
        yield _reading(mentions, *values)


def may_be_quoted(batch: pa.RecordBatch) -> pa.BooleanArray:
    """Readings of which a quote book may keep something; of all others it keeps nothing."""
    said, review = batch.column("districts"), batch.column("review")
    polarity = pc.struct_field(said.flatten(), "polarity")
    praised = np.ones(batch.num_rows, np.bool_)
    others = pc.not_equal(polarity, Polarity.POSITIVE.value)
    praised[pc.list_parent_indices(said).filter(others).to_numpy()] = False
    speaks = pc.greater(pc.list_value_length(said), 0)
    clear = pc.equal(pc.list_value_length(review), 0)
    return pc.and_(pc.and_(pc.and_(speaks, clear), batch.column("eligible")), pa.array(praised))


def _reading(mentions: tuple[Mention, ...], *values: Any) -> Reading:
    id_, platform, posted_at, author, reason, duplicate_of, services, masked, review, reader = (
        values
    )
    return Reading(
        id=id_,
        platform=platform,
        posted_at=datetime.fromisoformat(posted_at),
        author=author,
        ineligible_reason=_REASONS[reason],
        duplicate_of=duplicate_of,
        districts=mentions,
        localities=(),
        ambiguous=False,
        candidates=(),
        candidates_total=0,
        sentiment=Polarity.NEUTRAL,
        sentiment_p=_NO_MOODS,
        services=tuple(services),
        drivers=(),
        pii=(),
        masked=masked,
        review=tuple(_REVIEWS[why] for why in review),
        reader=reader,
    )


def _mentions(districts: pa.ListArray) -> Iterator[tuple[Mention, ...]]:
    said = districts.flatten()
    parts = (pc.struct_field(said, name).to_pylist() for name in ("code", "polarity", "confidence"))
    mentions = (
        Mention(code=code, polarity=_POLARITIES[polarity], confidence=confidence, spans=())
        for code, polarity, confidence in zip(*parts, strict=True)
    )
    for length in pc.list_value_length(districts).to_pylist():
        yield tuple(next(mentions) for _ in range(length)) if length else ()

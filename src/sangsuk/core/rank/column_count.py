"""The count of readings that come as columns and that nobody ruled on: `count.Count`, in bulk."""

from collections import Counter
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from sangsuk.core.rank.count import Counting
from sangsuk.core.rank.exclusions import Keep, Kept, Listed, exclusions_by_reader
from sangsuk.core.rank.heard import COPY, COUNTED, SUSPECTED, Heard
from sangsuk.core.rank.heard_columns import days_of, services_of, signs_of
from sangsuk.core.rank.rules import RULE_OF
from sangsuk.core.terms.reading import Reason, Review


class ColumnCount(Counting):
    """Hears batches of `tables.READINGS` in which each post stands once, in any order."""

    def __init__(self, kept: Keep | None = None) -> None:
        super().__init__()
        self._kept = kept or Kept()  # what is not counted
        self._stories = 0
        self._said: list[dict[str, pa.Array]] = []

    def add_batch(self, readings: pa.RecordBatch) -> None:
        reasons, reviews = readings.column("ineligible_reason"), readings.column("review")
        self.posts += readings.num_rows
        self.readers |= set(pc.unique(readings.column("reader")).to_pylist())
        for each in pc.value_counts(reasons.drop_null()).to_pylist():
            self.ineligible[Reason(each["values"])] += each["counts"]
        for each in pc.value_counts(reviews.flatten()).to_pylist():
            self.review[Review(each["values"])] += each["counts"]
        self.for_review += int(pc.sum(pc.greater(pc.list_value_length(reviews), 0)).as_py() or 0)
        self._kept.add(exclusions_by_reader(readings))
        copies = pc.fill_null(pc.equal(reasons, Reason.DUPLICATE.value), False)
        heard = readings.filter(pc.or_(reasons.is_null(), copies))
        self._said.append(_said(heard, self._stories))
        self._stories += heard.num_rows

    def listed(self) -> Listed:
        return self._kept.listed()

    def excluded_by_rule(self) -> Counter[str]:
        by_rule: Counter[str] = Counter()
        for reason, stories in self.ineligible.items():
            by_rule[RULE_OF[reason]] += stories
        return by_rule

    def ruled_on(self) -> int:
        return 0

    def heard(self) -> Heard:
        names = ("district", "citizen")
        encoded = {name: self._joined(name, pa.string()).dictionary_encode() for name in names}
        numbers = {name: _numbers(encoded[name]) for name in names}
        codes = _words(encoded["district"])
        known = len(_words(encoded["citizen"]))
        story, identified = self._plain("story", pa.int64()), self._plain("identified", pa.bool_())
        return Heard(
            codes=tuple(codes),
            citizens=known + self._stories,
            stories=self._stories,
            district=numbers["district"],
            citizen=np.where(identified, numbers["citizen"], known + story),
            story=story,
            sign=self._plain("sign", pa.int8()),
            day=self._plain("day", pa.int32()),
            services=self._plain("services", pa.int32()),
            identified=identified.astype(np.int8),
            copy=self._plain("copy", pa.int8()),
        )

    def _joined(self, name: str, kind: pa.DataType) -> pa.ChunkedArray:
        return pa.chunked_array([said[name] for said in self._said], kind)

    def _plain(self, name: str, kind: pa.DataType) -> NDArray[Any]:
        plain: NDArray[Any] = self._joined(name, kind).to_numpy()
        return plain


def _said(readings: pa.RecordBatch, stories: int) -> dict[str, pa.Array]:
    """One row a mention."""
    mentions = readings.column("districts")
    parents = pc.list_parent_indices(mentions)
    author = readings.column("author")
    known = pc.fill_null(pc.not_equal(author, ""), False)
    account = pc.binary_join_element_wise(readings.column("platform"), author, "\0")
    of_story = {
        "citizen": pc.if_else(known, account, ""),
        "identified": known,
        "story": pa.array(np.arange(readings.num_rows) + stories),
        "day": pa.array(days_of(readings.column("posted_at"))),
        "services": pa.array(services_of(readings.column("services"))),
        "copy": pa.array(_copy(readings)),
    }
    columns = {name: column.take(parents) for name, column in of_story.items()}
    columns["district"] = pc.struct_field(mentions.flatten(), "code")
    columns["sign"] = pa.array(signs_of(mentions.flatten()))
    return columns


def _copy(readings: pa.RecordBatch) -> NDArray[np.int8]:
    kind = np.full(readings.num_rows, COUNTED, np.int8)
    review = readings.column("review")
    suspected = pc.equal(review.flatten(), Review.COPY_SUSPECTED.value)
    kind[pc.list_parent_indices(review).filter(suspected).to_numpy()] = SUSPECTED
    kind[readings.column("ineligible_reason").is_valid().to_numpy(zero_copy_only=False)] = COPY
    return kind


def _numbers(column: pa.ChunkedArray) -> NDArray[np.int64]:
    chunks = [chunk.indices.to_numpy().astype(np.int64) for chunk in column.chunks]
    return np.concatenate(chunks) if chunks else np.empty(0, np.int64)


def _words(column: pa.ChunkedArray) -> list[str]:
    words: list[str] = column.chunk(0).dictionary.to_pylist() if column.num_chunks else []
    return words

"""The count of readings that come as columns and that nobody ruled on: `count.Count`, in bulk."""

from collections import Counter
from typing import Any, Final

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

PARTS: Final = 16  # of accounts, by their endings: each is numbered by itself


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
        """Asked for once: it is held here no longer."""
        codes, district = _numbered(self._taken("district"))
        known, citizen = _numbered_in_parts(self._taken("citizen"))
        kind = np.int32 if known + self._stories < 1 << 31 else np.int64
        story, identified = self._plain("story", kind), self._plain("identified", np.bool_)
        citizen = citizen.astype(kind, copy=False)
        citizen[~identified] = story[~identified] + known
        return Heard(
            codes=tuple(codes.to_pylist()),
            citizens=known + self._stories,
            stories=self._stories,
            district=district,
            citizen=citizen,
            story=story,
            sign=self._plain("sign", np.int8),
            day=self._plain("day", np.int32),
            services=self._plain("services", np.int32),
            identified=identified.view(np.int8),
            copy=self._plain("copy", np.int8),
        )

    def _taken(self, name: str) -> list[pa.Array]:
        return [said.pop(name) for said in self._said]

    def _plain(self, name: str, kind: type[np.generic]) -> NDArray[Any]:
        each = [column.to_numpy(zero_copy_only=False) for column in self._taken(name)]
        if not each:
            return np.empty(0, kind)
        return np.concatenate(each, dtype=kind, casting="same_kind")


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
        "story": pa.array(np.arange(stories, stories + readings.num_rows)),
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


def _numbered(names: list[pa.Array]) -> tuple[pa.StringArray, NDArray[Any]]:
    """The distinct names, and the number of each row's among them; `names` are lost over it."""
    encoded = pa.chunked_array(names, pa.string())
    names.clear()
    encoded = encoded.dictionary_encode()
    if not encoded.num_chunks:
        return pa.array([], pa.string()), np.empty(0, np.int32)
    numbers = np.concatenate([chunk.indices.to_numpy() for chunk in encoded.chunks])
    return encoded.chunk(encoded.num_chunks - 1).dictionary, numbers


def _numbered_in_parts(names: list[pa.Array]) -> tuple[int, NDArray[Any]]:
    """How many distinct names there are, and each one's number; `names` are lost over it.

    Only a part of the names is looked through at once: those that end alike.
    """
    endings = [_endings(some) for some in names]
    numbers = np.empty(sum(map(len, names)), np.int32)
    ending = np.concatenate([np.empty(0, np.uint8), *endings])
    known = 0
    for part in range(PARTS):
        mine = [
            some.filter(pa.array(ends == part)) for some, ends in zip(names, endings, strict=True)
        ]
        distinct, numbers_of_part = _numbered(mine)
        numbers[ending == part] = numbers_of_part + known
        known += len(distinct)
    names.clear()
    return known, numbers


def _endings(names: pa.StringArray) -> NDArray[np.uint8]:
    """For each name the number of its part, by its last byte."""
    ending = np.zeros(len(names), np.uint8)
    _, bounds, letters = names.buffers()
    if letters is None or not len(names):
        return ending
    ends = np.frombuffer(bounds, np.int32)[names.offset : names.offset + len(names) + 1]
    named = ends[1:] > ends[:-1]
    ending[named] = np.frombuffer(letters, np.uint8)[ends[1:][named] - 1]
    return ending % PARTS

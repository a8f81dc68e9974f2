"""What is not counted, as a table: one row a story, or what it says of one district."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, Final, Protocol

import pyarrow as pa
import pyarrow.compute as pc

from sangsuk.core.rank.rules import EXCLUSION_RULES, RULE_OF
from sangsuk.core.terms.reading import Reason
from sangsuk.core.terms.ruling import Exclusion

EXCLUSIONS: Final = pa.schema(
    [
        *(
            (name, pa.string())
            for name in ("platform", "story", "district", "rule", "by", "reason")
        ),
        ("restored", pa.bool_()),
    ]
)
_REASONS: Final = tuple(reason.value for reason in Reason)
_RULES: Final = [RULE_OF[reason] for reason in Reason]
_WORDS: Final = [EXCLUSION_RULES[rule].th for rule in _RULES]


class Listed(Protocol):
    """Rows of `EXCLUSIONS`, some at a time: a table is one."""

    @property
    def column_names(self) -> list[str]: ...

    def to_batches(self, most: int) -> Iterable[pa.RecordBatch]:
        """In their order, so many rows at most in each."""


class Keep(Protocol):
    """Takes batches of `EXCLUSIONS` and lists their rows by platform and id."""

    def add(self, batch: pa.RecordBatch) -> None: ...

    def listed(self) -> Listed: ...


class Kept:
    """Keeps them in memory."""

    def __init__(self) -> None:
        self._batches: list[pa.RecordBatch] = []

    def add(self, batch: pa.RecordBatch) -> None:
        self._batches.append(batch)

    def listed(self) -> pa.Table:
        """They are held here no longer."""
        table = pa.Table.from_batches(self._batches, EXCLUSIONS)
        self._batches = []
        order = pc.sort_indices(table, [("platform", "ascending"), ("story", "ascending")])
        return table.take(order)


def list_exclusions(exclusions: Iterable[Exclusion]) -> pa.Table:
    """Exclusions in the order given."""
    rows: list[Mapping[str, Any]] = [asdict(one) for one in exclusions]
    return pa.Table.from_pylist(rows, schema=EXCLUSIONS)


def exclusions_by_reader(readings: pa.RecordBatch) -> pa.RecordBatch:
    """What the reader leaves out of a batch of `tables.READINGS`, in its order."""
    out = readings.filter(readings.column("ineligible_reason").is_valid())
    which = pc.index_in(out.column("ineligible_reason"), value_set=pa.array(_REASONS))
    reason = pa.array(_WORDS).take(which)
    original = out.column("duplicate_of")
    told = pc.binary_join_element_wise(reason, original, ": ")
    named = pc.fill_null(pc.not_equal(original, ""), False)
    columns = {
        "platform": out.column("platform"),
        "story": out.column("id"),
        "rule": pa.array(_RULES).take(which),
        "reason": pc.if_else(named, told, reason),
        "restored": pa.array([False] * out.num_rows, pa.bool_()),
    }
    nothing = pa.nulls(out.num_rows, pa.string())
    cells = [columns.get(name, nothing) for name in EXCLUSIONS.names]
    return pa.RecordBatch.from_arrays(cells, schema=EXCLUSIONS)

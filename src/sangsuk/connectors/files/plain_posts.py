"""Rows of a table that are plainly posts, known by whole columns; `make_post` need not see them.

Only what it would take as it stands is plain.  Whatever is in any way unusual
is left to it: it alone says what a post is, and why a row is none.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from sangsuk.connectors.files.cells import FIRST_BUDDHIST_YEAR, MOST_ID, MOST_PLATFORM
from sangsuk.connectors.files.rows import NEEDED
from sangsuk.core.terms.story import MOST_TEXT_BYTES, AuthorKind
from sangsuk.core.terms.tables import TOLD
from sangsuk.core.understand.post_arrays import (
    UNTOLD,
    memory_of,
    moment_of,
    usual_moments_in,
)

Bools = NDArray[np.bool_]

_SEEN: Final = "[!-~ก-๛]"  # a sign that is surely no blank
_ZERO_EAST: Final = "-00:00"  # comes back as +00:00
# Two days before any time zone's first day of a Buddhist year.
_LAST: Final = moment_of(datetime(FIRST_BUDDHIST_YEAR, 1, 1, tzinfo=UTC) - timedelta(days=2))
_MOST_TOGETHER: Final = 1 << 30  # bytes of a column in one array of strings
_MOST_NUMBER: Final = 10**18
_MOST_BYTES: Final = {"id": MOST_ID, "platform": MOST_PLATFORM, "text": MOST_TEXT_BYTES}
_KINDS: Final = pa.array([kind.value for kind in AuthorKind], pa.string())


def plain_posts(batch: pa.RecordBatch) -> tuple[pa.RecordBatch, Bools]:
    """The rows that are plainly posts, in their order, and which rows these are.

    Args:
        batch: known columns by their names, of any types.

    Returns:
        Columns of `tables.TOLD`; True for each of its rows.
    """
    plain = np.ones(batch.num_rows, np.bool_)
    given = {name: _decoded(batch.column(name)) for name in batch.schema.names}
    columns: dict[str, pa.Array] = {}
    for field in TOLD:
        if field.name == "moment":
            columns[field.name] = pa.array(usual_moments_in(columns["posted_at"]))
        elif field.name in given:
            columns[field.name] = _typed(given[field.name], field.type)
        else:
            columns[field.name] = pa.nulls(batch.num_rows, field.type)
    for name, column in given.items():
        fits = _bools(_fits(name, columns[name]))
        plain &= fits if name in NEEDED else fits | _bools(column.is_null())
    told = pa.RecordBatch.from_arrays([columns[name] for name in TOLD.names], names=TOLD.names)
    return told.filter(pa.array(plain)).cast(TOLD), plain


def _decoded(column: pa.Array) -> pa.Array:
    return column.dictionary_decode() if pa.types.is_dictionary(column.type) else column


def _typed(column: pa.Array, kind: pa.DataType) -> pa.Array:
    """The column in its own type; nulls where it is of none that is plain."""
    if kind == pa.int64():
        is_plain = pa.types.is_integer(column.type) and column.type != pa.uint64()
        return column.cast(kind) if is_plain else pa.nulls(len(column), kind)
    is_string = pa.types.is_string(column.type) or pa.types.is_large_string(column.type)
    if kind == pa.string() and is_string and column.nbytes < _MOST_TOGETHER:
        strings = column.cast(kind)
        if _is_whole(strings):
            return strings
    return pa.nulls(len(column), kind)


def _is_whole(column: pa.StringArray) -> bool:
    """Whether all of it is UTF-8 without a zero byte."""
    try:
        column.validate(full=True)
    except pa.ArrowInvalid:
        return False
    told, firsts = memory_of(column)
    return bool(told[firsts[0] : firsts[-1]].all())


def _fits(name: str, column: pa.Array) -> pa.BooleanArray:
    """Which cells are taken as they stand; null or False: not that one."""
    if column.type == pa.int64():
        return pc.and_(pc.greater_equal(column, 0), pc.less(column, _MOST_NUMBER))
    if name in _FITS:
        return _FITS[name](column)
    fits = pc.match_substring_regex(column, _SEEN)
    if name in _MOST_BYTES:
        fits = pc.and_(fits, pc.less_equal(pc.binary_length(column), _MOST_BYTES[name]))
    if name in ("text", "url"):
        return fits
    return pc.and_(fits, pc.invert(pc.match_substring(column, "+")))  # 1.2E+17: rounded


def _usual_moments(column: pa.StringArray) -> pa.BooleanArray:
    moments = usual_moments_in(column)
    usual = pa.array((moments != UNTOLD) & (moments < _LAST))
    return pc.and_(usual, pc.invert(pc.ends_with(column, _ZERO_EAST)))


_FITS: Final[dict[str, Callable[[pa.Array], pa.BooleanArray]]] = {
    "posted_at": _usual_moments,
    "found_at": _usual_moments,
    "revised_at": _usual_moments,
    "author_kind": lambda column: pc.is_in(column, value_set=_KINDS),
    "chosen_district": lambda column: pc.match_substring_regex(column, "^[0-9]{4}$"),
    "chosen_services": lambda column: pa.array(np.zeros(len(column), np.bool_)),
}


def _bools(column: pa.BooleanArray) -> Bools:
    known: Bools = pc.fill_null(column, False).to_numpy(zero_copy_only=False)
    return known

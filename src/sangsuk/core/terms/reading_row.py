"""A reading as one row of `tables.READINGS`, and back."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from enum import Enum
from typing import Any, Final, TypeVar

from sangsuk.core.terms.reading import (
    Locality,
    Mention,
    Moods,
    Polarity,
    Reading,
    Reason,
    Review,
    Role,
    Span,
)

# Without these nothing can be counted; what else is missing in a row is empty.
NEEDED: Final = ("id", "platform", "posted_at", "eligible", "districts")

_Kind = TypeVar("_Kind", bound=Enum)
_Value = TypeVar("_Value")


class NoReading(Exception):  # noqa: N818 - a verdict on a row, not a failure of the program
    """Why a row is no reading."""


def row_of(reading: Reading, *, posted_at: str = "", goes_by: str = "") -> dict[str, Any]:
    """The row of a reading.

    Args:
        reading: what was read.
        posted_at: the moment as the source wrote it, if it is known.
        goes_by: `eligibility_digest` of the campaign whose rules it was read by, if it is known.
    """
    moods = reading.sentiment_p
    return {
        "id": reading.id,
        "platform": reading.platform,
        "posted_at": posted_at or reading.posted_at.isoformat(),
        "author": reading.author,
        "eligible": reading.eligible,
        "ineligible_reason": reading.ineligible_reason and reading.ineligible_reason.value,
        "duplicate_of": reading.duplicate_of,
        "districts": [_mention_row(mention) for mention in reading.districts],
        "localities": [_locality_row(locality) for locality in reading.localities],
        "ambiguous": reading.ambiguous,
        "candidates": list(reading.candidates),
        "candidates_total": reading.candidates_total,
        "sentiment": reading.sentiment.value,
        "sentiment_p": {mood.value: getattr(moods, mood.value) for mood in Polarity},
        "services": list(reading.services),
        "drivers": list(reading.drivers),
        "pii": list(reading.pii),
        "masked": reading.masked,
        "review": [why.value for why in reading.review],
        "reader": reading.reader,
        "eligibility_digest": goes_by or None,
    }


def reading_of(row: Mapping[str, Any]) -> Reading:
    """The reading of a row.

    Raises:
        NoReading: a needed column is missing, or a value is none of the column's.
    """
    if missing := [column for column in NEEDED if row.get(column) is None]:
        raise NoReading(f"it has no {', '.join(missing)}")
    return Reading(
        id=_text(row, "id"),
        platform=_text(row, "platform"),
        posted_at=_moment(row["posted_at"]),
        author=_text(row, "author") if row.get("author") is not None else None,
        ineligible_reason=_reason(row),
        duplicate_of=row.get("duplicate_of"),
        districts=_each(_mention, row, "districts"),
        localities=_each(_locality, row, "localities"),
        ambiguous=bool(row.get("ambiguous")),
        candidates=_each(str, row, "candidates"),
        candidates_total=row.get("candidates_total") or 0,
        sentiment=_optional(Polarity, row, "sentiment") or Polarity.NEUTRAL,
        sentiment_p=_part("sentiment_p", _moods, row.get("sentiment_p")),
        services=_each(str, row, "services"),
        drivers=_each(str, row, "drivers"),
        pii=_each(str, row, "pii"),
        masked=row.get("masked") or "",
        review=_each(Review, row, "review"),
        reader=row.get("reader") or "",
    )


def _reason(row: Mapping[str, Any]) -> Reason | None:
    reason = _optional(Reason, row, "ineligible_reason")
    if row["eligible"] is not (reason is None):
        raise NoReading("eligible and ineligible_reason contradict each other")
    return reason


def _mention_row(mention: Mention) -> dict[str, Any]:
    return {
        "code": mention.code,
        "polarity": mention.polarity.value,
        "confidence": mention.confidence,
        "spans": [list(span) for span in mention.spans],
    }


def _locality_row(locality: Locality) -> dict[str, Any]:
    return {
        "code": locality.code,
        "spans": [list(span) for span in locality.spans],
        "role": locality.role.value,
    }


def _mention(row: Any) -> Mention:
    return Mention(
        code=_code(row["code"]),
        polarity=Polarity(row["polarity"]),
        confidence=_portion(row["confidence"]),
        spans=_spans(row.get("spans")),
    )


def _locality(row: Any) -> Locality:
    return Locality(code=_code(row["code"]), spans=_spans(row.get("spans")), role=Role(row["role"]))


def _spans(spans: Any) -> tuple[Span, ...]:
    return tuple((int(start), int(end)) for start, end in spans or ())


def _code(code: Any) -> str:
    if not (isinstance(code, str) and len(code) == 4 and code.isascii() and code.isdecimal()):
        raise ValueError(code)
    return code


def _portion(value: Any) -> float:
    portion = float(value)
    if not 0 <= portion <= 1:
        raise ValueError(value)
    return portion


def _moods(row: Any) -> Moods:
    if row is None:
        return Moods(positive=0.0, neutral=1.0, negative=0.0)
    return Moods(**{mood.value: _portion(row[mood.value]) for mood in Polarity})


def _moment(written: Any) -> datetime:
    moment = _part("posted_at", datetime.fromisoformat, written)
    if moment.utcoffset() is None:
        raise NoReading("posted_at has no offset from UTC")
    return moment


def _text(row: Mapping[str, Any], column: str) -> str:
    value = row[column]
    if not isinstance(value, str):
        raise NoReading(f"{column} is not text")
    return value


def _optional(kind: type[_Kind], row: Mapping[str, Any], column: str) -> _Kind | None:
    value = row.get(column)
    return None if value is None else _part(column, kind, value)


def _each(make: Callable[[Any], _Value], row: Mapping[str, Any], column: str) -> tuple[_Value, ...]:
    values: Iterable[Any] = row.get(column) or ()
    return _part(column, lambda parts: tuple(map(make, parts)), values)


def _part(column: str, make: Callable[[Any], _Value], value: Any) -> _Value:
    try:
        return make(value)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise NoReading(f"{column} holds what does not belong there") from None

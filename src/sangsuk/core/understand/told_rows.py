"""What is told of posts that were read part by part, laid behind each other for their columns."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.understand.heads import Floats
from sangsuk.core.understand.office_spans import Spans
from sangsuk.core.understand.offices import Bools
from sangsuk.core.understand.personal import PersonalReading
from sangsuk.core.understand.signatures import Signatures
from sangsuk.core.understand.telling import Told

Bounds = NDArray[np.int64]
Numbers = NDArray[np.int64]


class Given(NamedTuple):
    """Offices or localities: those of post p from `bounds[p]`, their spans from `firsts`."""

    bounds: Bounds
    district: Numbers
    firsts: Bounds
    spans: Spans


class Mentioned(NamedTuple):
    """Beside the offices as they were given: how they are told, in order of post and code."""

    order: Numbers
    polarity: Numbers
    confidence: NDArray[np.float64]


class ToldRows(NamedTuple):
    """What columns ask of what is told, one row a post."""

    reason: NDArray[np.int8]
    signatures: Signatures
    moods: Floats
    sentiment: Numbers
    services: Bools
    drivers: Bools
    review: Bools
    offices: Given
    mentioned: Mentioned
    localities: Given
    served: Bools
    personal: Mapping[int, PersonalReading]
    ambiguous: Mapping[int, tuple[tuple[str, ...], int]]  # whom one may mean, and how many
    codes: Sequence[str]
    reader: str

    @property
    def number(self) -> int:
        return self.reason.size


def rows_of(told: Told) -> ToldRows:
    """What columns ask; the rest, the texts above all, need not be kept."""
    seen, offices, named = told.seen, told.seen.offices, told.localities
    given = offices.given
    return ToldRows(
        reason=seen.judged.reason,
        signatures=seen.signatures,
        moods=seen.story.sentiment,
        sentiment=told.sentiment,
        services=told.services,
        drivers=told.drivers,
        review=told.review,
        offices=Given(given.bounds, offices.district, given.firsts, given.spans),
        mentioned=Mentioned(told.order, told.mentions.polarity, told.mentions.confidence),
        localities=Given(named.bounds, named.district, named.firsts, named.spans),
        served=named.served,
        personal=seen.personal,
        ambiguous={
            at: (offices.candidates(at), len(some)) for at, some in offices.ambiguous.items()
        },
        codes=told.codes,
        reader=told.reader,
    )


def join_rows(parts: Sequence[ToldRows]) -> ToldRows:
    """The rows of one part behind those of another; at least one part, all by one reader."""
    if len(parts) == 1:
        return parts[0]
    firsts = np.cumsum([0, *(part.number for part in parts)]).tolist()
    return ToldRows(
        reason=np.concatenate([part.reason for part in parts]),
        signatures=np.concatenate([part.signatures for part in parts]),
        moods=np.concatenate([part.moods for part in parts]),
        sentiment=np.concatenate([part.sentiment for part in parts]),
        services=np.concatenate([part.services for part in parts]),
        drivers=np.concatenate([part.drivers for part in parts]),
        review=np.concatenate([part.review for part in parts]),
        offices=_given([part.offices for part in parts]),
        mentioned=_mentioned([part.mentioned for part in parts]),
        localities=_given([part.localities for part in parts]),
        served=np.concatenate([part.served for part in parts]),
        personal=_by_row((part.personal for part in parts), firsts),
        ambiguous=_by_row((part.ambiguous for part in parts), firsts),
        codes=parts[0].codes,
        reader=parts[0].reader,
    )


def _mentioned(parts: Sequence[Mentioned]) -> Mentioned:
    before = np.cumsum([0, *(part.order.size for part in parts)])
    return Mentioned(
        np.concatenate([part.order + n for part, n in zip(parts, before, strict=False)]),
        np.concatenate([part.polarity for part in parts]),
        np.concatenate([part.confidence for part in parts]),
    )


def _given(parts: Sequence[Given]) -> Given:
    return Given(
        _chained([part.bounds for part in parts]),
        np.concatenate([part.district for part in parts]),
        _chained([part.firsts for part in parts]),
        np.concatenate([part.spans for part in parts]),
    )


def _chained(parts: Sequence[Bounds]) -> Bounds:
    """Bounds that begin at 0, each part's behind the last of the part before it."""
    ends = np.cumsum([0, *(part[-1] for part in parts)])
    return np.concatenate(
        [ends[:1], *(part[1:] + end for part, end in zip(parts, ends, strict=False))]
    )


def _by_row(parts: Iterable[Mapping[int, Any]], firsts: Sequence[int]) -> dict[int, Any]:
    each = zip(parts, firsts, strict=False)
    return {first + at: told for part, first in each for at, told in part.items()}

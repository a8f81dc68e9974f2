"""What is told of a batch of posts as readings, one by one."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

from sangsuk.core.terms.codes import DRIVERS, SERVICES
from sangsuk.core.terms.reading import Locality, Mention, Moods, Reading, Review, Role, Span
from sangsuk.core.terms.story import Post
from sangsuk.core.understand.heads import SENTIMENTS
from sangsuk.core.understand.office_spans import Spans
from sangsuk.core.understand.offices import Bools
from sangsuk.core.understand.personal import PersonalReading
from sangsuk.core.understand.telling import REVIEWS, Told

_Label = TypeVar("_Label")


class _Parts(NamedTuple):
    """What the arrays of one post come to."""

    districts: tuple[Mention, ...]
    localities: tuple[Locality, ...]
    sentiment: int
    moods: Moods
    services: tuple[str, ...]
    drivers: tuple[str, ...]
    review: tuple[Review, ...]


def tell_readings(told: Told, posts: Sequence[Post]) -> list[Reading]:
    """The reading of each of the posts, in their order; copies are for `mark_copies`."""
    each = zip(
        _by_post(told.seen.offices.given.bounds, _mentions(told)),
        _by_post(told.localities.bounds, _localities(told)),
        told.sentiment.tolist(),
        _moods(told),
        _listed(told.services, tuple(SERVICES)),
        _listed(told.drivers, tuple(DRIVERS)),
        _listed(told.review, REVIEWS),
        strict=True,
    )
    return [
        _reading(told, at, post, _Parts(*parts))
        for at, (post, parts) in enumerate(zip(posts, each, strict=True))
    ]


def _reading(told: Told, at: int, post: Post, parts: _Parts) -> Reading:
    seen, offices = told.seen, told.seen.offices
    personal = seen.personal.get(at, PersonalReading((), post.text, unsure=False))
    return Reading(
        id=post.id,
        platform=post.platform,
        posted_at=post.posted_at,
        author=post.author,
        ineligible_reason=seen.judged.reason_of(at),
        duplicate_of=None,
        districts=parts.districts,
        localities=parts.localities,
        ambiguous=at in offices.ambiguous,
        candidates=offices.candidates(at),
        candidates_total=len(offices.ambiguous.get(at, ())),
        sentiment=SENTIMENTS[parts.sentiment],
        sentiment_p=parts.moods,
        services=parts.services,
        drivers=parts.drivers,
        pii=personal.substrings,
        masked=personal.masked,
        review=parts.review,
        reader=told.reader,
        signature=seen.signatures[at].tobytes(),
    )


def _moods(told: Told) -> Iterator[Moods]:
    for positive, neutral, negative in told.seen.story.sentiment.tolist():
        yield Moods(positive=positive, neutral=neutral, negative=negative)


def _mentions(told: Told) -> Iterator[Mention]:
    """By post, then by code."""
    offices, (polarity, confidence) = told.seen.offices, told.mentions
    _, firsts, spans = offices.given
    for office in told.order.tolist():
        yield Mention(
            code=told.codes[offices.district[office]],
            polarity=SENTIMENTS[polarity[office]],
            confidence=float(confidence[office]),
            spans=_pairs(spans[firsts[office] : firsts[office + 1]]),
        )


def _localities(told: Told) -> Iterator[Locality]:
    _, district, served, firsts, spans = told.localities
    for at, number in enumerate(district.tolist()):
        yield Locality(
            code=told.codes[number],
            spans=_pairs(spans[firsts[at] : firsts[at + 1]]),
            role=Role.SERVED if served[at] else Role.NAMED,
        )


def _pairs(spans: Spans) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in spans.tolist())


def _by_post(bounds: Any, each: Iterable[_Label]) -> list[tuple[_Label, ...]]:
    whole = tuple(each)
    return [whole[first:last] for first, last in pairwise(bounds.tolist())]


def _listed(holds: Bools, labels: Sequence[_Label]) -> list[tuple[_Label, ...]]:
    """By post, the labels that hold."""
    rows = holds.tolist()
    return [tuple(label for label, is_so in zip(labels, row, strict=True) if is_so) for row in rows]

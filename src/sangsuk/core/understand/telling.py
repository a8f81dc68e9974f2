"""What was found out of a batch of posts, told as readings."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.terms.codes import DRIVERS, SERVICES
from sangsuk.core.terms.reading import Mention, Moods, Reading, Reason, Review
from sangsuk.core.terms.story import Post
from sangsuk.core.understand.blend import Blend
from sangsuk.core.understand.eligibility import Judgement
from sangsuk.core.understand.heads import SENTIMENTS, Floats, StoryModel, StoryReadings
from sangsuk.core.understand.localities import DistrictsNamed, localities_of
from sangsuk.core.understand.mentions import tell_all_mentions
from sangsuk.core.understand.offices import Settled
from sangsuk.core.understand.personal import PersonalReading
from sangsuk.core.understand.services import hold_services

LOW_CONFIDENCE: Final = 0.5

Codes = tuple[str, ...]


class Seen(NamedTuple):
    """All that was found out of some posts, each list in their order."""

    posts: Sequence[Post]
    near_misses: Sequence[bool]  # whether a tag is missing of which something close stands there
    signatures: Sequence[bytes]
    judged: Sequence[Judgement]
    settled: Sequence[Settled]
    named: DistrictsNamed
    personal: Sequence[PersonalReading]
    polarity: Sequence[Floats]  # offices x SENTIMENTS
    story: StoryReadings


class Thresholds(NamedTuple):
    """From which probability a service and a driver are told, one row a post."""

    services: Floats
    drivers: Floats


def thresholds_of(fast: StoryModel, blend: Blend | None, careful: Sequence[bool]) -> Thresholds:
    """The fast tier's, or those of both tiers for what the careful one has read."""
    told_by = [blend if blend and read else fast for read in careful]
    return Thresholds(
        np.array([tier.service_thresholds for tier in told_by]),
        np.array([tier.driver_thresholds for tier in told_by]),
    )


class _Told(NamedTuple):
    """What is told of some posts, each list in their order."""

    mentions: list[tuple[Mention, ...]]
    sentiment: list[int]  # of SENTIMENTS
    moods: list[Moods]
    services: list[Codes]
    drivers: list[Codes]


def tell_readings(
    seen: Seen, thresholds: Thresholds, *, sure_from: Floats, reader: str
) -> list[Reading]:
    """The reading of each post, in their order; copies are for `mark_copies`."""
    told = _Told(
        mentions=tell_all_mentions(seen.settled, seen.polarity, sure_from=sure_from),
        sentiment=seen.story.sentiment.argmax(axis=1).tolist(),
        moods=_moods(seen.story.sentiment),
        services=_services(seen, thresholds),
        drivers=_codes(tuple(DRIVERS), seen.story.drivers > thresholds.drivers),
    )
    return [_tell(seen, told, at, reader) for at in range(len(seen.posts))]


def _tell(seen: Seen, told: _Told, at: int, reader: str) -> Reading:
    post, settled, personal = seen.posts[at], seen.settled[at], seen.personal[at]
    return Reading(
        id=post.id,
        platform=post.platform,
        posted_at=post.posted_at,
        author=post.author,
        ineligible_reason=seen.judged[at].reason,
        duplicate_of=None,
        districts=told.mentions[at],
        localities=localities_of(seen.named.named(at), settled.spans),
        ambiguous=settled.ambiguous,
        candidates=settled.listed,
        candidates_total=len(settled.candidates),
        sentiment=SENTIMENTS[told.sentiment[at]],
        sentiment_p=told.moods[at],
        services=told.services[at],
        drivers=told.drivers[at],
        pii=personal.substrings,
        masked=personal.masked,
        review=_review(seen, at, told.mentions[at]),
        reader=reader,
        signature=seen.signatures[at],
    )


def _moods(shares: Floats) -> list[Moods]:
    return [
        Moods(positive=positive, neutral=neutral, negative=negative)
        for positive, neutral, negative in shares.tolist()
    ]


def _services(seen: Seen, thresholds: Thresholds) -> list[Codes]:
    """What the tellers chose and what the texts tell."""
    held = hold_services(seen.story.services, seen.story.belongs, thresholds.services)
    told = _codes(tuple(SERVICES), held)
    return [
        tuple(code for code in SERVICES if code in codes or code in post.chosen_services)
        if post.chosen_services
        else codes
        for post, codes in zip(seen.posts, told, strict=True)
    ]


def _codes(codes: Codes, held: NDArray[np.bool_]) -> list[Codes]:
    told: list[list[str]] = [[] for _ in held]
    for at, which in np.argwhere(held).tolist():
        told[at].append(codes[which])
    return [tuple(some) for some in told]


def _review(seen: Seen, at: int, mentions: Sequence[Mention]) -> tuple[Review, ...]:
    """Why a person should look."""
    judged, settled = seen.judged[at], seen.settled[at]
    reasons = (
        (Review.AMBIGUOUS_PLACE, settled.unsure or seen.named.contradicts(at)),
        (Review.LOW_CONFIDENCE, any(said.confidence < LOW_CONFIDENCE for said in mentions)),
        (Review.PII_UNSURE, seen.personal[at].unsure),
        (Review.NEAR_MISS_HASHTAG, judged.reason is Reason.HASHTAG and seen.near_misses[at]),
        (Review.STAFF_SUSPECTED, judged.staff_suspected),
    )
    return tuple(why for why, holds in reasons if holds)

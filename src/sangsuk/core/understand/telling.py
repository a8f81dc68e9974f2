"""What was found out of a batch of posts, as it is told of all of them at once: arrays."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.terms.codes import SERVICES
from sangsuk.core.terms.reading import Reason, Review
from sangsuk.core.understand.blend import Blend
from sangsuk.core.understand.eligibility import REASONS, Judged
from sangsuk.core.understand.heads import Floats, StoryModel, StoryReadings
from sangsuk.core.understand.localities import DistrictsNamed, Localities, gather_localities
from sangsuk.core.understand.mentions import Mentions, give_polarity
from sangsuk.core.understand.offices import Bools, Offices
from sangsuk.core.understand.personal import PersonalReading
from sangsuk.core.understand.post_arrays import PostArrays
from sangsuk.core.understand.services import hold_services
from sangsuk.core.understand.signatures import Signatures

LOW_CONFIDENCE: Final = 0.5
# Why a person should look, in the order told.
REVIEWS: Final = (
    *(Review.AMBIGUOUS_PLACE, Review.LOW_CONFIDENCE, Review.PII_UNSURE),
    *(Review.NEAR_MISS_HASHTAG, Review.STAFF_SUSPECTED),
)
_UNTAGGED: Final = REASONS.index(Reason.HASHTAG)
_SERVICES: Final = {code: at for at, code in enumerate(SERVICES)}


class Seen(NamedTuple):
    """All that was found out of some posts, each list in their order."""

    posts: PostArrays
    near_misses: Bools  # whether a tag is missing of which something close stands there
    signatures: Signatures
    judged: Judged
    offices: Offices
    named: DistrictsNamed
    personal: Mapping[int, PersonalReading]  # by post, where something personal stands
    polarity: Floats  # offices x SENTIMENTS
    story: StoryReadings


class Thresholds(NamedTuple):
    """From which probability a service and a driver are told, one row a post, or one for all."""

    services: Floats
    drivers: Floats


class Told(NamedTuple):
    """What is told of some posts, each in their order; `codes` are those of the districts."""

    seen: Seen
    codes: Sequence[str]
    mentions: Mentions  # in the order of the offices
    order: NDArray[np.int64]  # of the offices, by post and code
    localities: Localities
    sentiment: NDArray[np.int64]  # of SENTIMENTS
    services: Bools  # one row a post
    drivers: Bools
    review: Bools  # by REVIEWS
    reader: str


def thresholds_of(fast: StoryModel, blend: Blend | None, careful: Sequence[bool]) -> Thresholds:
    """The fast tier's, or those of both tiers for what the careful one has read."""
    if blend is None:
        return Thresholds(fast.service_thresholds[None], fast.driver_thresholds[None])
    read, by_both = np.array(careful, np.bool_)[:, None], blend
    return Thresholds(
        np.where(read, by_both.service_thresholds, fast.service_thresholds),
        np.where(read, by_both.driver_thresholds, fast.driver_thresholds),
    )


def tell(seen: Seen, thresholds: Thresholds, *, sure_from: Floats, reader: str) -> Told:
    """What is told of each post; copies are for `mark_copies`."""
    offices = seen.offices
    mentions = give_polarity(offices.probability, seen.polarity, sure_from=sure_from)
    return Told(
        seen=seen,
        codes=seen.named.codes,
        mentions=mentions,
        order=offices.in_order(),
        localities=gather_localities(seen.named, offices.given, offices.district),
        sentiment=seen.story.sentiment.argmax(axis=1),
        services=_services(seen, thresholds),
        drivers=seen.story.drivers > thresholds.drivers,
        review=_reviews(seen, mentions),
        reader=reader,
    )


def _services(seen: Seen, thresholds: Thresholds) -> Bools:
    """What the tellers chose and what the texts tell."""
    services = hold_services(seen.story.services, seen.story.belongs, thresholds.services)
    for at, chosen in seen.posts.services.items():
        for code in chosen:
            if code in _SERVICES:
                services[at, _SERVICES[code]] = True
    return services


def _reviews(seen: Seen, mentions: Mentions) -> Bools:
    """Why a person should look."""
    review = np.zeros((len(seen.posts), len(REVIEWS)), np.bool_)
    review[:, 0] = seen.offices.unsure | seen.named.contradicted()
    review[seen.offices.owner[mentions.confidence < LOW_CONFIDENCE], 1] = True
    review[[at for at, personal in seen.personal.items() if personal.unsure], 2] = True
    review[:, 3] = (seen.judged.reason == _UNTAGGED) & seen.near_misses
    review[:, 4] = seen.judged.staff_suspected
    return review

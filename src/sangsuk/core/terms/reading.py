"""A reading: what the reader says of one story, with the words that show it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

Span = tuple[int, int]  # [start, end) in code points of the raw text


class Polarity(StrEnum):
    """How it was: of one mention (polarity) or of a whole story (sentiment)."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"


class Reason(StrEnum):
    """Why a post is not counted; the first that applies, in this order (decisions.md)."""

    HASHTAG = "hashtag"
    WINDOW = "window"
    LATE = "late"  # found after the collecting ended
    REVISED = "revised"  # changed after the close; what stood then is not known
    STAFF = "staff"
    SPAM = "spam"
    NOT_ABOUT = "not_about_district_office"
    DUPLICATE = "duplicate"


class Role(StrEnum):
    """What a named district is to the story."""

    SERVED = "served"
    NAMED = "named"  # home, route, landmark, another agency's


class Review(StrEnum):
    """Why a person should look."""

    AMBIGUOUS_PLACE = "ambiguous_place"
    LOW_CONFIDENCE = "low_confidence"
    PII_UNSURE = "pii_unsure"
    NEAR_MISS_HASHTAG = "near_miss_hashtag"
    STAFF_SUSPECTED = "staff_suspected"
    COPY_SUSPECTED = "copy_suspected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One story speaking of one district's office."""

    code: str
    polarity: Polarity
    confidence: float  # 0..1, P(office and polarity right)
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Locality:
    """One district that the text names, whatever for."""

    code: str
    spans: tuple[Span, ...]
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Moods:
    """Calibrated probabilities of the whole text's sentiment; they sum to 1."""

    positive: float
    neutral: float
    negative: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that the reader says of one post; the columns are those of `tables.READINGS`.

    `eligible` is `ineligible_reason is None`.  Mentions and localities are
    given for ineligible posts too.  `signature` is the copy-finder's key of the
    text (not written out).
    """

    id: str
    platform: str
    posted_at: datetime
    author: str | None
    ineligible_reason: Reason | None
    duplicate_of: str | None
    districts: tuple[Mention, ...]
    localities: tuple[Locality, ...]
    ambiguous: bool
    candidates: tuple[str, ...]  # at most 10
    candidates_total: int
    sentiment: Polarity
    sentiment_p: Moods
    services: tuple[str, ...]
    drivers: tuple[str, ...]
    pii: tuple[str, ...]  # exact substrings of the raw text
    masked: str
    review: tuple[Review, ...]
    reader: str
    signature: bytes = b""

    @property
    def eligible(self) -> bool:
        return self.ineligible_reason is None

"""What a count gives (ผลการนับ): the standings, their summary and some of what people said."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

import pyarrow as pa

from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.reader_error import NO_ERROR, ReaderError
from sangsuk.core.terms.reading import Reason, Review
from sangsuk.core.terms.ruling import Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Something a citizen said in praise of a district, masked and fit to be shown."""

    code: str
    text: str
    posted_at: datetime
    platform: str
    id: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The count in a few numbers; `as_json` is the content of summary.json.

    `voices` counts (citizen, district) pairs with any eligible mention; the
    positive and negative ones among them are given beside it.  A district is
    heard when an eligible story speaks of it.
    """

    campaign: str
    rules_digest: str
    reader: str | None  # None where there was nothing to read; several versions are joined by ", "
    posts: int
    eligible: int
    ineligible: Mapping[Reason, int]
    voices: int
    positive_voices: int
    negative_voices: int
    unidentified_voices: int
    mentions: int
    districts: int
    districts_heard: int
    prize_places: tuple[str, ...]  # codes, best first; ties share
    review: int  # posts that a person should look at
    review_reasons: Mapping[Review, int]
    excluded_by_rule: Mapping[str, int] = field(default_factory=dict)  # by id of the rulebook
    ruled_on: int = 0  # stories, or what they say of a district, that a person's ruling changed
    reader_error: ReaderError = NO_ERROR  # from which the estimates come

    def as_json(self) -> dict[str, Any]:
        return {
            "campaign": self.campaign,
            "rules_digest": self.rules_digest,
            "reader": self.reader,
            "posts": self.posts,
            "eligible": self.eligible,
            "ineligible": {reason.value: self.ineligible.get(reason, 0) for reason in Reason},
            "voices": self.voices,
            "positive_voices": self.positive_voices,
            "negative_voices": self.negative_voices,
            "unidentified_voices": self.unidentified_voices,
            "mentions": self.mentions,
            "districts": self.districts,
            "districts_heard": self.districts_heard,
            "prize_places": list(self.prize_places),
            "review": self.review,
            "review_reasons": {why.value: self.review_reasons.get(why, 0) for why in Review},
            "excluded_by_rule": dict(sorted(self.excluded_by_rule.items())),
            "ruled_on": self.ruled_on,
            "reader_error": asdict(self.reader_error),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One whole count: `standings` has the columns of `tables.STANDINGS`."""

    campaign: Campaign
    standings: pa.Table
    summary: Summary
    quotes: Mapping[str, tuple[Quote, ...]]  # by district code, best first
    tables: Mapping[str, pa.Table] = field(default_factory=dict)  # beside the standings, by name
    other_rules: tuple[Mapping[str, Any], ...] = ()  # who would win under each
    rulings: tuple[Ruling, ...] = ()  # as they were made

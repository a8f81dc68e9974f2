"""A campaign (แคมเปญ) as data: one run with its window, hashtags, rules and prizes.

`campaign_file.py` reads it from TOML; here is only what it is.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum

from sangsuk.core.terms.codes import Words
from sangsuk.core.terms.judging import Round


class TieRule(StrEnum):
    """What settles equal counts, tried in the campaign's order; never a lot (decisions.md)."""

    FEWER_NEGATIVE_VOICES = "fewer_negative_voices"
    MORE_PRAISE_DAYS = "more_praise_days"
    MORE_SERVICES_PRAISED = "more_services_praised"
    HIGHER_PER_100K = "higher_per_100k"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Half-open: opens <= t < closes, both with offset; decided by the post's own time."""

    opens: datetime
    closes: datetime
    collect_until: datetime  # what is found later is listed, not counted

    def holds(self, moment: datetime) -> bool:
        return self.opens <= moment < self.closes

    def was_late(self, found_at: datetime | None) -> bool:
        """Whether a post is known to have been found after the collecting ended."""
        return found_at is not None and found_at >= self.collect_until

    def changed_late(self, revised_at: datetime | None) -> bool:
        """Whether a text is known not to be the one that stood at the close."""
        return revised_at is not None and revised_at >= self.closes


@dataclass(frozen=True, slots=True, kw_only=True)
class Prize:
    """What an activity offers: `count` awards of `baht` each."""

    count: int
    baht: int
    plaque: bool  # โล่ประกาศเกียรติคุณ
    film: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One of the campaign's contests; `honours` is "stories" or "districts"."""

    slug: str
    name: Words
    honours: str
    about: Words
    prize: Prize


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueService:
    """One public service as the site shows it; `code` is one of the 19 codes."""

    slug: str
    name: Words
    said: tuple[str, ...]  # the words citizens use
    code: str
    group: str  # agenda, function or area


@dataclass(frozen=True, slots=True, kw_only=True)
class Flagship:
    """A yearly policy that the campaign stands under."""

    number: int
    name: Words
    part: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagshipYear:
    """The flagships of one Buddhist year; `complete` is False where sources are cut off."""

    year_be: int
    title: Words
    complete: bool
    source: str
    flagships: tuple[Flagship, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentLayer:
    """One thing a teller may allow or take back: count, quote, publish, film."""

    slug: str
    name: Words
    asks: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A rule changed after opening, which the site shows."""

    on: date
    what: Words
    why: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """All rules of one campaign.  `digest` is the SHA-256 of the rules and travels with results."""

    slug: str
    name: Words
    host: Words
    question: Words
    hashtags: tuple[str, ...]  # with '#', all needed
    window: Window
    doors_that_add_hashtags: tuple[str, ...]  # platforms: web, line, counter, kiosk
    provinces: tuple[str, ...]  # 2-digit codes; empty: all 76
    metric: str  # "positive_voices"
    shown_beside: tuple[str, ...]  # "mentioned_voices"
    tie_chain: tuple[TieRule, ...]
    activities: tuple[Activity, ...]
    services: tuple[CatalogueService, ...]
    flagship_years: tuple[FlagshipYear, ...]
    sdg_targets: tuple[tuple[str, Words], ...]
    consent: tuple[ConsentLayer, ...]
    amendments: tuple[Amendment, ...]
    digest: str
    written: str = field(repr=False)  # the rules as canonical JSON; the digest is of these bytes
    template: tuple[str, ...] = ()  # words given to all to begin with: no copies are told by them
    rounds: tuple[Round, ...] = ()  # in which stories are judged, in their order; none: not judged

    def covers(self, district_code: str) -> bool:
        return not self.provinces or district_code[:2] in self.provinces

    @property
    def eligibility_digest(self) -> str:
        """SHA-256 of the rules by which the reader calls a post eligible: hashtags and window."""
        window = self.window
        moments = (window.opens, window.closes, window.collect_until)
        opens, closes, until = (at.astimezone(UTC).isoformat() for at in moments)
        asked = [sorted(self.hashtags), sorted(self.doors_that_add_hashtags)]
        written = f"{asked} {opens} {closes} {until}"
        return hashlib.sha256(written.encode()).hexdigest()

    @property
    def district_prize(self) -> Prize | None:
        """The prize for districts; None where the campaign honours stories alone."""
        return next((a.prize for a in self.activities if a.honours == "districts"), None)

    @property
    def prize_places(self) -> int:
        return self.district_prize.count if self.district_prize else 0

"""The whole count: readings in, standings and their summary out."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from sangsuk.core.rank.exclusions import Listed, list_exclusions
from sangsuk.core.rank.heard import Heard, Hearing
from sangsuk.core.rank.rulings import Rulings
from sangsuk.core.rank.standings import prize_places, rank_surely
from sangsuk.core.rank.voices import tally_voices
from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.district import Gazetteer
from sangsuk.core.terms.identity import Identities
from sangsuk.core.terms.reader_error import NO_ERROR, ReaderError
from sangsuk.core.terms.reading import Reading, Reason, Review
from sangsuk.core.terms.result import Summary
from sangsuk.core.terms.ruling import Exclusion


class Counted(NamedTuple):
    """What a whole count comes to."""

    standings: pa.Table  # `tables.STANDINGS`
    summary: Summary
    sureness: pa.Table
    heard: Heard
    exclusions: Listed  # by platform and id


class Counting(ABC):
    """What was heard of all readings, and what it comes to."""

    def __init__(self) -> None:
        self.posts = 0
        self.readers: set[str] = set()
        self.ineligible: Counter[Reason] = Counter()
        self.review: Counter[Review] = Counter()
        self.for_review = 0

    @abstractmethod
    def heard(self) -> Heard: ...

    @abstractmethod
    def listed(self) -> Listed:
        """What is not counted and why, by platform and id; asked for once."""

    @abstractmethod
    def excluded_by_rule(self) -> Counter[str]:
        """How many rows of it are not counted by each rule."""

    @abstractmethod
    def ruled_on(self) -> int:
        """Of how many rows of it people ruled."""

    def finish(
        self, campaign: Campaign, gazetteer: Gazetteer, *, error: ReaderError = NO_ERROR
    ) -> tuple[pa.Table, Summary]:
        """The standings (`tables.STANDINGS`) and the summary of what was heard so far."""
        counted = self.finish_whole(campaign, gazetteer, error=error)
        return counted.standings, counted.summary

    def finish_whole(
        self, campaign: Campaign, gazetteer: Gazetteer, *, error: ReaderError = NO_ERROR
    ) -> Counted:
        """The same with all that other tables are made of."""
        heard = self.heard()
        tallies = tally_voices(heard)
        ranked = rank_surely(tallies, gazetteer.districts, campaign, error=error)
        codes = set(ranked.standings["code"].to_pylist())
        unidentified = sum(
            tally.unidentified_voices for code, tally in tallies.items() if code in codes
        )
        summary = self._sum_up(ranked.standings, campaign, unidentified, error)
        summary = replace(
            summary,
            excluded_by_rule=dict(self.excluded_by_rule()),
            ruled_on=self.ruled_on(),
        )
        return Counted(ranked.standings, summary, ranked.sureness, heard, self.listed())

    def _sum_up(
        self, standings: pa.Table, campaign: Campaign, unidentified: int, error: ReaderError
    ) -> Summary:
        return Summary(
            campaign=campaign.slug,
            rules_digest=campaign.digest,
            reader=", ".join(sorted(self.readers)) or None,
            posts=self.posts,
            eligible=self.posts - self.ineligible.total(),
            ineligible=dict(self.ineligible),
            voices=_sum(standings, "mentioned_voices"),
            positive_voices=_sum(standings, "positive_voices"),
            negative_voices=_sum(standings, "negative_voices"),
            unidentified_voices=unidentified,
            mentions=_sum(standings, "mentions"),
            districts=standings.num_rows,
            districts_heard=standings.num_rows - standings["place"].null_count,
            prize_places=prize_places(standings, campaign),
            review=self.for_review,
            review_reasons=dict(self.review),
            reader_error=error,
        )


class Count(Counting):
    """Hears all readings once, in any order, then says what they come to.

    Every reading is counted somewhere: as eligible, or as ineligible by its
    reason; rulings are applied first.
    """

    def __init__(
        self, *, identities: Identities | None = None, rulings: Rulings | None = None
    ) -> None:
        super().__init__()
        self._hearing = Hearing(identities)
        self._rulings = rulings or Rulings()
        self._excluded: list[Exclusion] = []

    def add(self, reading: Reading) -> None:
        reading, excluded = self._rulings.apply(reading)
        self.posts += 1
        self.readers.add(reading.reader)
        self._hearing.add(reading)
        self._excluded += excluded
        if reading.ineligible_reason is not None:
            self.ineligible[reading.ineligible_reason] += 1
        self.review.update(set(reading.review))
        self.for_review += bool(reading.review)

    def exclusions(self) -> list[Exclusion]:
        """What is not counted and why, by platform and id; what rulings brought back, too."""
        return sorted(self._excluded, key=lambda one: (one.platform, one.story, one.district or ""))

    def listed(self) -> pa.Table:
        return list_exclusions(self.exclusions())

    def excluded_by_rule(self) -> Counter[str]:
        return Counter(one.rule for one in self._excluded if not one.restored)

    def ruled_on(self) -> int:
        return sum(one.by is not None for one in self._excluded)

    def heard(self) -> Heard:
        return self._hearing.heard()


def count_readings(
    readings: Iterable[Reading],
    campaign: Campaign,
    gazetteer: Gazetteer,
    *,
    error: ReaderError = NO_ERROR,
    identities: Identities | None = None,
    rulings: Rulings | None = None,
) -> tuple[pa.Table, Summary]:
    """Count all readings of a campaign; the same readings in any order give the same result."""
    count = Count(identities=identities, rulings=rulings)
    for reading in readings:
        count.add(reading)
    return count.finish(campaign, gazetteer, error=error)


def _sum(standings: pa.Table, column: str) -> int:
    return int(pc.sum(standings[column]).as_py() or 0)

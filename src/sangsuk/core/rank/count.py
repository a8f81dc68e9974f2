"""The whole count: readings in, standings and their summary out."""

from collections import Counter
from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

from sangsuk.core.rank.standings import prize_places, rank_districts
from sangsuk.core.rank.voices import VoiceCount
from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.district import Gazetteer
from sangsuk.core.terms.reader_error import NO_ERROR, ReaderError
from sangsuk.core.terms.reading import Reading, Reason, Review
from sangsuk.core.terms.result import Summary


class Count:
    """Hears all readings once, in any order, then says what they come to.

    Every reading is counted somewhere: as eligible, or as ineligible by its
    reason.
    """

    def __init__(self) -> None:
        self._voices = VoiceCount()
        self._posts = 0
        self._readers: set[str] = set()
        self._ineligible: Counter[Reason] = Counter()
        self._review: Counter[Review] = Counter()
        self._for_review = 0

    def add(self, reading: Reading) -> None:
        self._posts += 1
        self._readers.add(reading.reader)
        self._voices.add(reading)
        if reading.ineligible_reason is not None:
            self._ineligible[reading.ineligible_reason] += 1
        self._review.update(set(reading.review))
        self._for_review += bool(reading.review)

    def finish(
        self, campaign: Campaign, gazetteer: Gazetteer, *, error: ReaderError = NO_ERROR
    ) -> tuple[pa.Table, Summary]:
        """The standings (`tables.STANDINGS`) and the summary of what was heard so far."""
        tallies = self._voices.tallies()
        standings = rank_districts(tallies, gazetteer.districts, campaign, error=error)
        codes = set(standings["code"].to_pylist())
        unidentified = sum(
            tally.unidentified_voices for code, tally in tallies.items() if code in codes
        )
        return standings, self._sum_up(standings, campaign, unidentified)

    def _sum_up(self, standings: pa.Table, campaign: Campaign, unidentified: int) -> Summary:
        return Summary(
            campaign=campaign.slug,
            rules_digest=campaign.digest,
            reader=", ".join(sorted(self._readers)) or None,
            posts=self._posts,
            eligible=self._posts - self._ineligible.total(),
            ineligible=dict(self._ineligible),
            voices=_sum(standings, "mentioned_voices"),
            positive_voices=_sum(standings, "positive_voices"),
            negative_voices=_sum(standings, "negative_voices"),
            unidentified_voices=unidentified,
            mentions=_sum(standings, "mentions"),
            districts=standings.num_rows,
            districts_heard=standings.num_rows - standings["place"].null_count,
            prize_places=prize_places(standings, campaign),
            review=self._for_review,
            review_reasons=dict(self._review),
        )


def count_readings(
    readings: Iterable[Reading],
    campaign: Campaign,
    gazetteer: Gazetteer,
    *,
    error: ReaderError = NO_ERROR,
) -> tuple[pa.Table, Summary]:
    """Count all readings of a campaign; the same readings in any order give the same result."""
    count = Count()
    for reading in readings:
        count.add(reading)
    return count.finish(campaign, gazetteer, error=error)


def _sum(standings: pa.Table, column: str) -> int:
    return int(pc.sum(standings[column]).as_py() or 0)

"""Readings in, voices out: one citizen, one voice for one district (หนึ่งคน หนึ่งอำเภอ หนึ่งเสียง)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sangsuk.core.terms.reading import Mention, Polarity, Reading
from sangsuk.core.thai.dates import BANGKOK

Story = tuple[str, str]  # platform, id
Citizen = tuple[str, str, bool]  # platform, author or post id, whether the author is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What was heard of one district, from eligible stories alone.

    A citizen who both praised and blamed one office, in one story or in two, is
    a positive voice and a negative voice of it; so net is the one count less
    the other, and neither act erases the other.
    """

    positive_voices: int = 0
    negative_voices: int = 0
    mentioned_voices: int = 0
    unidentified_voices: int = 0  # among the mentioned: the source hides the author
    mentions: int = 0  # stories, however many by one citizen
    praise_days: int = 0  # dates in Bangkok on which somebody praised
    services_praised: int = 0  # of the 19 codes, "other" included

    @property
    def net(self) -> int:
        return self.positive_voices - self.negative_voices

    @property
    def unidentified_share(self) -> float | None:
        return self.unidentified_voices / self.mentioned_voices if self.mentioned_voices else None


SILENT: Final = Tally()


@dataclass(slots=True)
class _Heard:
    """The sets behind one district's tally; sets, so that neither order nor repetition counts."""

    positive: set[Citizen] = field(default_factory=set)
    negative: set[Citizen] = field(default_factory=set)
    mentioned: set[Citizen] = field(default_factory=set)
    stories: set[Story] = field(default_factory=set)
    days: set[date] = field(default_factory=set)
    services: set[str] = field(default_factory=set)

    def add(self, reading: Reading, mention: Mention, citizen: Citizen) -> None:
        self.mentioned.add(citizen)
        self.stories.add((reading.platform, reading.id))
        if mention.polarity is Polarity.NEGATIVE:
            self.negative.add(citizen)
        if mention.polarity is Polarity.POSITIVE:
            self.positive.add(citizen)
            self.days.add(reading.posted_at.astimezone(BANGKOK).date())
            self.services.update(reading.services)

    def tally(self) -> Tally:
        return Tally(
            positive_voices=len(self.positive),
            negative_voices=len(self.negative),
            mentioned_voices=len(self.mentioned),
            unidentified_voices=sum(not known for _, _, known in self.mentioned),
            mentions=len(self.stories),
            praise_days=len(self.days),
            services_praised=len(self.services),
        )


class VoiceCount:
    """Hears readings one by one and keeps, for each district, who spoke of it.

    Only eligible readings count; a copy is never eligible, so what counts is
    original.  Thin: a citizen is (platform, author); one person under two
    handles is two voices until identities are joined by claim, receipt or LINE
    id.  A post whose author is hidden is a voice of its own.
    """

    def __init__(self) -> None:
        self._heard: defaultdict[str, _Heard] = defaultdict(_Heard)

    def add(self, reading: Reading) -> None:
        if not reading.eligible:
            return
        citizen = _citizen(reading)
        for mention in reading.districts:
            self._heard[mention.code].add(reading, mention, citizen)

    def tallies(self) -> dict[str, Tally]:
        """By district code; a district that nobody mentioned is absent."""
        return {code: heard.tally() for code, heard in sorted(self._heard.items())}


def count_voices(readings: Iterable[Reading]) -> dict[str, Tally]:
    """Count each district's voices; the order of the readings does not matter."""
    count = VoiceCount()
    for reading in readings:
        count.add(reading)
    return count.tallies()


def _citizen(reading: Reading) -> Citizen:
    if not reading.author:  # an empty handle identifies nobody
        return (reading.platform, reading.id, False)
    return (reading.platform, reading.author, True)

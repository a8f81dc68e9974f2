"""Readings in, voices out: one citizen, one voice for one district (หนึ่งคน หนึ่งอำเภอ หนึ่งเสียง)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from sangsuk.core.rank.heard import DAYS, Heard, Hearing, Ints
from sangsuk.core.terms.identity import Identities
from sangsuk.core.terms.reading import Reading


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


def count_voices(
    readings: Iterable[Reading], identities: Identities | None = None
) -> dict[str, Tally]:
    """Count each district's voices; the order of the readings does not matter.

    Only eligible readings count; a copy is never eligible, so what counts is
    original.  Accounts that `identities` joins are one citizen; a post whose
    author is hidden is a voice of its own until it is claimed.
    """
    hearing = Hearing(identities)
    for reading in readings:
        hearing.add(reading)
    return tally_voices(hearing.heard())


def tally_voices(heard: Heard) -> dict[str, Tally]:
    """By district code; a district that nobody mentioned is absent."""
    counted = heard.counted
    praised = counted & (heard.sign > 0)
    hidden = counted & (heard.identified == 0)

    def citizens(rows: np.ndarray) -> Ints:
        return heard.distinct(heard.citizen, heard.citizens, rows)

    columns = {
        "positive_voices": citizens(praised),
        "negative_voices": citizens(counted & (heard.sign < 0)),
        "mentioned_voices": citizens(counted),
        "unidentified_voices": citizens(hidden),
        "mentions": heard.distinct(heard.story, heard.stories, counted),
        "praise_days": heard.distinct(heard.day, DAYS, praised),
        "services_praised": _services(heard, praised),
    }
    rows = zip(*(column.tolist() for column in columns.values()), strict=True)
    tallies = {
        code: Tally(**dict(zip(columns, row, strict=True)))
        for code, row in zip(heard.codes, rows, strict=True)
    }
    return {code: tallies[code] for code in sorted(tallies) if tallies[code].mentions}


def _services(heard: Heard, praised: np.ndarray) -> Ints:
    """How many services are praised in each district."""
    of_district = np.zeros(len(heard.codes), dtype=np.int64)
    np.bitwise_or.at(of_district, heard.district[praised], heard.services[praised])
    return np.bitwise_count(of_district).astype(np.int64)

"""What a finding would do to the places if a person excluded its posts."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

import numpy as np

from sangsuk.core.rank.heard import Heard, Hearing
from sangsuk.core.rank.standings import Placed, place_tallies
from sangsuk.core.rank.voices import SILENT, tally_voices
from sangsuk.core.terms.campaign import Campaign
from sangsuk.core.terms.district import Gazetteer
from sangsuk.core.terms.identity import Identities
from sangsuk.core.terms.reading import Reading

Story = tuple[str, str]  # platform, id


class Effect(NamedTuple):
    """A district's place and positive voices before and after."""

    code: str
    place: int | None
    voices: int
    place_after: int | None
    voices_after: int


class Places:
    """The count as it stands, to be asked what would be without some stories."""

    def __init__(
        self,
        readings: Iterable[Reading],
        campaign: Campaign,
        gazetteer: Gazetteer,
        identities: Identities | None = None,
    ) -> None:
        hearing = Hearing(identities)
        for reading in readings:
            hearing.add(reading)
        self._heard, self._numbers = hearing.heard(), hearing.stories
        self._campaign, self._gazetteer = campaign, gazetteer
        self._now = self._count(self._heard)

    def without(self, stories: Collection[Story], district: str) -> list[Effect]:
        """The district's place if these stories were no voices of it, and all prize places.

        Copies of what is excluded are not promoted here: they are among the
        stories named, or a ruling on them is another.

        Returns:
            The district first, then those that hold a prize place before or after.
        """
        numbers = [self._numbers[story] for story in stories if story in self._numbers]
        heard = self._heard
        at = heard.codes.index(district) if district in heard.codes else -1
        gone = np.isin(heard.story, numbers) & (heard.district == at)
        after = self._count(heard.only(~gone))
        prizes = self._campaign.prize_places
        told = {district} | {
            code
            for placed in (self._now, after)
            for code, (place, voices) in placed.items()
            if place is not None and place <= prizes and voices
        }
        order = sorted(told, key=lambda code: (code != district, _place(self._now, code), code))
        nobody: Placed = (None, 0)
        return [
            Effect(code, *self._now.get(code, nobody), *after.get(code, nobody)) for code in order
        ]

    def _count(self, heard: Heard) -> dict[str, Placed]:
        return place_tallies(tally_voices(heard), self._gazetteer.districts, self._campaign)


def _place(placed: Mapping[str, Placed], code: str) -> int:
    return placed.get(code, (None, SILENT.positive_voices))[0] or 10**6

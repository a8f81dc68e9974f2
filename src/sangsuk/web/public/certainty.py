"""How sure the standings are: which places are too close to tell, and who is likely on top."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sangsuk.core.rank.bands import Band, band_places
from sangsuk.records.standings.models import Standing

NARROW: Final = 20  # places: a wider band is told once above the table, not in it
SUREST: Final = 6
WORTH_SAYING: Final = 0.05  # P(among the prize places)


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """What is sure of a table, for its page.

    `bands` are the narrow ones by the place where they begin; `wide` is the
    first band where it is wider than can be shown in the table; `surest` are
    the districts that are likeliest among the prize places.
    """

    bands: dict[int, Band]
    wide: Band | None
    surest: Sequence[Standing]


NOTHING: Final = Certainty(bands={}, wide=None, surest=())


def how_certain(ranked: Sequence[Standing]) -> Certainty:
    """What is sure of ranked rows, best first: of the whole country or of a part."""
    bands = band_places([(row.place or 0, row.place_low) for row in ranked])
    wide = bands[0] if bands and _reach(bands[0]) > NARROW else None
    likely = [(row.p_top or 0, row) for row in ranked if (row.p_top or 0) >= WORTH_SAYING]
    surest = sorted(likely, key=lambda one: (-one[0], one[1].place))[:SUREST]
    return Certainty(
        bands={band.first: band for band in bands if 0 < _reach(band) <= NARROW},
        wide=wide,
        surest=[row for _, row in surest],
    )


def _reach(band: Band) -> int:
    return band.last - band.first

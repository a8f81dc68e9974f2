"""Bands of the standings: districts that the count cannot surely tell apart."""

from collections.abc import Sequence
from typing import NamedTuple


class Band(NamedTuple):
    """The first and the last place of one band."""

    first: int
    last: int


def band_places(likely: Sequence[tuple[int, int | None]]) -> list[Band]:
    """Cut the standings where everyone above likely stands above everyone below.

    Args:
        likely: place and the best likely place of each district, in the order of places.

    Returns:
        The bands from above; all places lie in one of them.
    """
    bands: list[Band] = []
    best_below: int | None = None
    for place, best in reversed(likely):
        reaches = min(place, best if best is not None else place)
        best_below = reaches if best_below is None else best_below
        if bands and best_below <= place:
            bands[-1] = Band(place, bands[-1].last)
        else:
            bands.append(Band(place, place))
            best_below = reaches
        best_below = min(best_below, reaches)
    return _joined(bands[::-1])


def _joined(bands: Sequence[Band]) -> list[Band]:
    """Districts that share a place are in one band."""
    joined: list[Band] = []
    for band in bands:
        if joined and joined[-1].last == band.first:
            joined[-1] = Band(joined[-1].first, band.last)
        else:
            joined.append(band)
    return joined

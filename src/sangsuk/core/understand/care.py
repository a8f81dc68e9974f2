"""Both tiers at work: the careful one reads again what the fast one is unsure of."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.understand.blend import Blend
from sangsuk.core.understand.encoder import Encoder
from sangsuk.core.understand.heads import Floats, StoryReadings


class Care(NamedTuple):
    """The encoder, and how its word counts beside the fast tier's."""

    encoder: Encoder
    blend: Blend

    def reread(
        self, texts: Sequence[str], fast: StoryReadings
    ) -> tuple[StoryReadings, NDArray[np.bool_]]:
        """Read the doubtful texts again and blend; the others stay as the fast tier has them.

        Args:
            texts: as `model_text` made them, one for each row of `fast`.
            fast: the fast tier's readings.

        Returns:
            The readings, and which rows the careful tier has read.
        """
        doubted = self.blend.doubtful(fast)
        rows = np.flatnonzero(doubted)
        if not rows.size:
            return fast, doubted
        together = self.encoder.heads([texts[row] for row in rows.tolist()])
        again = self.blend.stories(_rows_of(fast, rows), together)
        return _with(fast, again, rows), doubted


def _rows_of(readings: StoryReadings, rows: NDArray[np.intp]) -> StoryReadings:
    return StoryReadings(
        sentiment=readings.sentiment[rows],
        belongs=readings.belongs[rows],
        services=readings.services[rows],
        drivers=readings.drivers[rows],
        polarity={view: shares[rows] for view, shares in readings.polarity.items()},
    )


def _with(fast: StoryReadings, again: StoryReadings, rows: NDArray[np.intp]) -> StoryReadings:
    def blended(one: Floats, other: Floats) -> Floats:
        both = one.copy()
        both[rows] = other
        return both

    return StoryReadings(
        sentiment=blended(fast.sentiment, again.sentiment),
        belongs=blended(fast.belongs, again.belongs),
        services=blended(fast.services, again.services),
        drivers=blended(fast.drivers, again.drivers),
        polarity=fast.polarity,
    )

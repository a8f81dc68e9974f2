"""Which values share a colour on the map."""

import math
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

STEPS: Final = 5
# The upper steps are narrow: who leads shall stand out among hundreds who were praised once.
SHARES: Final = (0.0, 0.35, 0.65, 0.85, 0.96)


@dataclass(frozen=True, slots=True)
class MapScale:
    """The lowest value of each colour, rising; fewer than five where few values differ."""

    bounds: tuple[float, ...]

    def step_of(self, value: float) -> int:
        """1 (palest) to 5 (deepest); 0 where there is nothing to praise."""
        if value <= 0 or not self.bounds:
            return 0
        return self.step_at(max(bisect_right(self.bounds, value) - 1, 0))

    def step_at(self, index: int) -> int:
        last = len(self.bounds) - 1
        return 3 if last == 0 else 1 + round(index * (STEPS - 1) / last)


def choose_scale(values: Iterable[float | None]) -> MapScale:
    """Cut the values above zero where a share of the districts lies below, at round figures."""
    praised = sorted(value for value in values if value is not None and value > 0)
    if not praised:
        return MapScale(())
    cuts = {_round_down(praised[int(share * len(praised))]) for share in SHARES}
    return MapScale(tuple(sorted(cuts)))


def _round_down(value: float) -> float:
    """Two significant figures: 1,234 becomes 1,200 and 0.0345 becomes 0.034."""
    unit = math.floor(math.log10(value)) - 1
    if value == int(value) and unit <= 0:
        return value
    figures = math.floor(value / 10.0**unit)
    return float(figures * 10**unit) if unit >= 0 else figures / 10**-unit

"""How often something is told, and the range in which that share lies."""

from math import sqrt
from typing import Final, NamedTuple

Z: Final = 1.645  # of a 90 % interval


class Share(NamedTuple):
    """A share of all, 0..1, with its 90 % interval."""

    likely: float
    low: float
    high: float


def share_of(count: int, all_told: int) -> Share:
    """The share with Wilson's interval; nothing is known where nothing was told.

    Source:
        Wilson (1927), Probable inference, the law of succession, and
        statistical inference, JASA 22.
    """
    if all_told <= 0:
        return Share(0.0, 0.0, 1.0)
    share, spread = count / all_told, Z * Z / all_told
    middle = (share + spread / 2) / (1 + spread)
    reach = Z * sqrt(share * (1 - share) / all_told + spread / (4 * all_told)) / (1 + spread)
    return Share(share, max(0.0, middle - reach), min(1.0, middle + reach))

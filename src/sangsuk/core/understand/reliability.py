"""How honest probabilities are: what was said beside what came true."""

from collections.abc import Sequence
from typing import Final, NamedTuple

BINS: Final = 10  # of equal width


class Bin(NamedTuple):
    """Everything said with a probability in [least, most); the last bin holds 1 too."""

    least: float
    most: float
    told: int  # how many
    said: float  # mean probability
    came_true: float  # share, 0..1


def bin_reliability(
    said: Sequence[float], came_true: Sequence[bool], *, bins: int = BINS
) -> list[Bin]:
    """Gather what was said into bins of equal width; a bin that nothing falls into is left out."""
    filled: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for probability, true in zip(said, came_true, strict=True):
        filled[min(int(probability * bins), bins - 1)].append((probability, true))
    return [
        Bin(
            at / bins,
            (at + 1) / bins,
            len(some),
            sum(probability for probability, _ in some) / len(some),
            sum(true for _, true in some) / len(some),
        )
        for at, some in enumerate(filled)
        if some
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error: mean distance of said and true, bins by what they hold.

    Source:
        Naeini, Cooper, Hauskrecht (2015), Obtaining Well Calibrated Probabilities.
    """
    total = sum(each.told for each in bins)
    apart = sum(each.told * abs(each.said - each.came_true) for each in bins)
    return apart / total if total else 0.0

"""A share of stories as it would be without the reader's errors, and the range in which it lies."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum, sqrt
from typing import Final, NamedTuple

Z: Final = 1.959964  # of a 95 % interval


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverError:
    """How a reader told one driver in stories whose truth is known."""

    found: int  # it is there, and was read
    missed: int
    made_up: int  # it is not there, and was read
    passed: int

    @property
    def there(self) -> int:
        return self.found + self.missed

    @property
    def not_there(self) -> int:
        return self.made_up + self.passed


class Corrected(NamedTuple):
    """A share of 0..1: as it was read, as it probably is, and its 95 % interval."""

    stories: int
    of: int
    read: float
    likely: float
    low: float
    high: float


def correct_share(
    stories: int, of: int, error: DriverError | None, *, spread: float = 1.0
) -> Corrected:
    """Correct a share for what a reader misses and makes up.

    Args:
        stories: how many were read as having it.
        of: among how many.
        error: None: read by people.
        spread: the design effect, by which stories of one place are more alike than by chance.

    Source:
        Lang, Reiczigel (2014), Confidence limits for prevalence of disease adjusted for
        estimated sensitivity and specificity, Preventive Veterinary Medicine 113.
    """
    if of <= 0:
        return Corrected(0, 0, 0.0, 0.0, 0.0, 1.0)
    read = stories / of
    many = of / max(spread, 1.0)
    told = (many * read + Z * Z / 2) / (many + Z * Z)
    chance = told * (1 - told) / (many + Z * Z)
    if error is None:
        reach = Z * sqrt(chance)
        return Corrected(stories, of, read, read, _share(told - reach), _share(told + reach))
    hears, seen = (error.found + 1) / (error.there + 2), error.there + 2
    passes, unseen = (error.passed + 1) / (error.not_there + 2), error.not_there + 2
    tells_apart = hears + passes - 1
    if tells_apart <= 0:
        return Corrected(stories, of, read, read, 0.0, 1.0)
    middle = (told + passes - 1) / tells_apart
    true, false = hears * (1 - hears) / seen, passes * (1 - passes) / unseen
    drift = 2 * Z * Z * (middle * true - (1 - middle) * false)
    reach = Z * sqrt(chance + middle**2 * true + (1 - middle) ** 2 * false) / tells_apart
    low, high = _share(middle + drift - reach), _share(middle + drift + reach)
    high = max(high, read)  # misreadings may explain all that was read, but need not
    likely = _share((read + passes - 1) / tells_apart)
    return Corrected(stories, of, read, min(max(likely, low), high), low, high)


def design_effect(clusters: Mapping[str, tuple[int, int]]) -> float:
    """By how much a share varies more than if each story were told by itself.

    Args:
        clusters: of each district, stories that have it, and all.

    Source:
        Ratio estimator of a sample of clusters; Cochran (1977), Sampling Techniques, 9A.
    """
    of = sum(each for _, each in clusters.values())
    have = sum(each for each, _ in clusters.values())
    many = len(clusters)
    if many < 2 or not 0 < have < of:
        return 1.0
    share = have / of
    apart = fsum((has - share * each) ** 2 for has, each in clusters.values())
    variance = many / (many - 1) * apart / of**2
    return max(1.0, variance * of / (share * (1 - share)))


def _share(value: float) -> float:
    return min(1.0, max(0.0, value))

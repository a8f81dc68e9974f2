"""Whether the intervals of shares hold: campaigns made up, of which the truth is known."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np

from sangsuk.core.tell.answers.corrected import DriverError, correct_share, design_effect

SHARES: Final = (0.05, 0.6)  # the driver's true share in the country
DISTRICTS: Final = (60, 400)
ALIKE: Final = (
    8.0,
    80.0,
)  # concentration of the districts' own shares; the smaller, the less alike
TOLD: Final = 2.0  # stories of a district, beside the first, are geometric


def try_shares(errors: Mapping[str, DriverError], *, runs: int, seed: int) -> dict[str, Any]:
    """In how many made-up campaigns the 95 % interval holds the true share.

    In each, districts differ in how often they give reason for the driver; a reader with errors
    like the measured ones reads their stories, and its errors are known by a sample as large as
    the one that they were measured on.
    """
    chance = np.random.default_rng(seed)
    tried = [_try(chance, list(errors.values())) for _ in range(runs)]
    held = sum(low <= true <= high for true, _, low, high in tried)
    plain = sum(low <= true <= high for true, (low, high), _, _ in tried)
    return {
        "runs": runs,
        "seed": seed,
        "level": 0.95,
        "covered": round(held / runs, 4),
        "covered_uncorrected": round(plain / runs, 4),
        "mean_width": round(float(np.mean([high - low for *_, low, high in tried])), 4),
    }


def _try(
    chance: np.random.Generator, errors: list[DriverError]
) -> tuple[float, tuple[float, float], float, float]:
    true = chance.uniform(*SHARES)
    kind = errors[chance.integers(len(errors))]
    hears = (kind.found + 1) / (kind.there + 2)
    makes_up = (kind.made_up + 1) / (kind.not_there + 2)
    clusters = _read(chance, true, hears, makes_up)
    found = sum(has for has, _ in clusters.values())
    of = sum(each for _, each in clusters.values())
    known = int(chance.binomial(kind.there, hears))
    wrong = int(chance.binomial(kind.not_there, makes_up))
    measured = DriverError(
        found=known, missed=kind.there - known, made_up=wrong, passed=kind.not_there - wrong
    )
    share = correct_share(found, of, measured, spread=design_effect(clusters))
    plain = correct_share(found, of, None)
    return true, (plain.low, plain.high), share.low, share.high


def _read(
    chance: np.random.Generator, true: float, hears: float, makes_up: float
) -> dict[str, tuple[int, int]]:
    many = int(chance.integers(*DISTRICTS))
    alike = chance.uniform(*ALIKE)
    shares = chance.beta(true * alike, (1 - true) * alike, size=many)
    stories = 1 + chance.geometric(1 / (1 + TOLD), size=many)
    have = chance.binomial(stories, shares)
    read = chance.binomial(have, hears) + chance.binomial(stories - have, makes_up)
    return {f"{n}": (int(read[n]), int(stories[n])) for n in range(many)}

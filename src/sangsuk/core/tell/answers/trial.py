"""Whether the intervals of shares hold: campaigns made up, of which the truth is known."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.tell.answers.alike import neighbours_of, spread_in
from sangsuk.core.tell.answers.corrected import (
    Corrected,
    DriverError,
    correct_share,
    design_effect,
)
from sangsuk.core.tell.answers.heard import FEWEST

SHARES: Final = (0.05, 0.6)  # the driver's true share in the country
DISTRICTS: Final = (60, 400)
ALIKE: Final = (
    8.0,
    80.0,
)  # concentration of the districts' own shares; the smaller, the less alike
TOLD: Final = 2.0  # stories of a district, beside the first, are geometric
PARTS: Final = (0.05, 0.5)  # of the districts, or of the stories, that lie in a part
Counts = NDArray[np.int64]


class Tried(NamedTuple):
    """One campaign: the true share, what is said without correction, with it, and of a part."""

    true: float
    plain: Corrected
    whole: Corrected
    part: Corrected


def try_shares(errors: Mapping[str, DriverError], *, runs: int, seed: int) -> dict[str, Any]:
    """In how many made-up campaigns the 95 % interval holds the true share.

    In each, districts differ in how often they give reason for the driver; a reader with errors
    like the measured ones reads their stories, and its errors are known by a sample as large as
    the one that they were measured on. A part is of some districts, as a region is, or of some
    stories of all, as a service or a week is, and has thirty stories at least.
    """
    chance, parting = np.random.default_rng(seed), np.random.default_rng((seed, 1))
    tried = [_try(chance, parting, list(errors.values())) for _ in range(runs)]
    wide = [one.whole.high - one.whole.low for one in tried]
    return {
        "runs": runs,
        "seed": seed,
        "level": 0.95,
        "covered": _covered([(one.true, one.whole) for one in tried]),
        "covered_in_parts": _covered([(one.true, one.part) for one in tried]),
        "covered_uncorrected": _covered([(one.true, one.plain) for one in tried]),
        "mean_width": round(float(np.mean(wide)), 4),
    }


def _covered(tried: Sequence[tuple[float, Corrected]]) -> float:
    return round(sum(one.low <= true <= one.high for true, one in tried) / len(tried), 4)


def _try(
    chance: np.random.Generator, parting: np.random.Generator, errors: list[DriverError]
) -> Tried:
    true = chance.uniform(*SHARES)
    kind = errors[chance.integers(len(errors))]
    hears = (kind.found + 1) / (kind.there + 2)
    makes_up = (kind.made_up + 1) / (kind.not_there + 2)
    read, stories = _read(chance, true, hears, makes_up)
    known = int(chance.binomial(kind.there, hears))
    wrong = int(chance.binomial(kind.not_there, makes_up))
    measured = DriverError(
        found=known, missed=kind.there - known, made_up=wrong, passed=kind.not_there - wrong
    )
    spread = design_effect({f"{n}": (int(read[n]), int(stories[n])) for n in range(len(stories))})
    some, of = _part(parting, read, stories)
    here = spread_in(spread, neighbours_of(of), neighbours_of(stories))
    return Tried(
        true=true,
        plain=correct_share(int(read.sum()), int(stories.sum()), None),
        whole=correct_share(int(read.sum()), int(stories.sum()), measured, spread=spread),
        part=correct_share(int(some.sum()), int(of.sum()), measured, spread=here),
    )


def _read(
    chance: np.random.Generator, true: float, hears: float, makes_up: float
) -> tuple[Counts, Counts]:
    """Of each district in how many stories the driver is read, and how many there are."""
    many = int(chance.integers(*DISTRICTS))
    alike = chance.uniform(*ALIKE)
    shares = chance.beta(true * alike, (1 - true) * alike, size=many)
    stories = 1 + chance.geometric(1 / (1 + TOLD), size=many)
    have = chance.binomial(stories, shares)
    read = chance.binomial(have, hears) + chance.binomial(stories - have, makes_up)
    return read, stories


def _part(parting: np.random.Generator, read: Counts, stories: Counts) -> tuple[Counts, Counts]:
    """The same of a part of the districts, or of a part of the stories of each."""
    while True:
        some = parting.uniform(*PARTS)
        if parting.random() < 0.5:
            of = stories * (parting.random(len(stories)) < some)
        else:
            of = parting.binomial(stories, some)
        if of.sum() >= FEWEST:
            return parting.hypergeometric(read, stories - read, of), of

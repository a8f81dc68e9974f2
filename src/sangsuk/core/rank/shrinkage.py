"""How often people praise, drawn towards the country: the gamma-Poisson model of the count."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.special import gammaincinv, gammaln

Floats = NDArray[np.float64]

SHAPES: Final = (1e-3, 1e3)  # between nearly all silence and no difference between districts
SHAPE_SPREAD: Final = 2.0  # sd of log shape around shape 1: felt only where the counts say little


@dataclass(frozen=True, slots=True)
class Prior:
    """How the districts' true rates are spread: Gamma(shape, rate), mean shape / rate."""

    shape: float
    rate: float


def fit_prior(counts: Floats, exposures: Floats) -> Prior:
    """Find the gamma from which the districts' rates most plausibly come.

    A count is Poisson(rate_d x exposure_d) and rate_d is Gamma(a, b), so that a
    count is negative binomial; with the mean a/b held at the country's rate

        m = (sum of counts + 1/2) / sum of exposures

    the shape a maximises the marginal likelihood times a weak log-normal
    weight.  The half and the weight decide only where all districts are silent
    or all alike.

    Args:
        counts: voices of each district.
        exposures: what the rate is per, of each district, above 0.

    Source:
        Clayton & Kaldor (1987), Empirical Bayes estimates of age-standardized
        relative risks, Biometrics 43.
    """
    mean = (counts.sum() + 0.5) / exposures.sum()

    def loss(log_shape: float) -> float:
        shape = np.exp(log_shape)
        rate = shape / mean
        likelihood = (
            gammaln(shape + counts)
            - gammaln(shape)
            + shape * np.log(rate / (rate + exposures))
            + counts * np.log(exposures / (rate + exposures))
        )
        return float(0.5 * (log_shape / SHAPE_SPREAD) ** 2 - likelihood.sum())

    found = minimize_scalar(loss, bounds=tuple(np.log(SHAPES)), method="bounded")
    shape = float(np.exp(found.x))
    return Prior(shape, shape / float(mean))


def rate_quantiles(prior: Prior, counts: Floats, exposures: Floats, *, at: float) -> Floats:
    """The `at` quantile of each district's rate, Gamma(shape + count, rate + exposure)."""
    quantiles = gammaincinv(prior.shape + counts, at) / (prior.rate + exposures)
    return np.asarray(quantiles, dtype=np.float64)


def rate_means(prior: Prior, counts: Floats, exposures: Floats) -> Floats:
    """The mean of each district's rate, Gamma(shape + count, rate + exposure)."""
    return (prior.shape + counts) / (prior.rate + exposures)

"""What the counts would be if every story had been read rightly: drawn from their posterior."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.special import gammaln, logsumexp

from sangsuk.core.rank.shrinkage import SHAPE_SPREAD, SHAPES, Floats, Prior
from sangsuk.core.terms.reader_error import ReaderError

Ints = NDArray[np.int64]

STRAY_TAIL: Final = 8.0  # standard deviations of strays looked at beyond their mean


class Draws(NamedTuple):
    """[draw, district], in the order of the counts given."""

    true: Ints  # voices that a faultless reader would have counted this time
    expected: Floats  # what another month like this would be expected to give, up to a factor


class TrueCounts:
    """The posterior of all districts' true counts, given what the reader counted.

    A district's own counted voices are Poisson(m), m ~ Gamma(a, b) over the
    districts; strays, which belong to other districts, are Poisson(s) in each
    alike.  Of its own voices a share is truly due, and others are due that the
    reader missed, Poisson(m x missed for each counted).  How many are missed and
    wrongly counted is itself known from so many stories only, and differs
    between districts: both are drawn anew each time.
    """

    def __init__(self, counts: Ints, error: ReaderError) -> None:
        self._counts, self._error = counts, error
        self._values, self._kinds = np.unique(counts, return_inverse=True)
        share = error.misplaced / error.given if error.given else 0.0
        self._strays = share * float(counts.mean()) if counts.size else 0.0
        most = self._strays + STRAY_TAIL * np.sqrt(self._strays) + STRAY_TAIL
        self._most = int(most) if self._strays else 0
        self.prior = self._fit()
        self._reached = np.cumsum(self._stray_chances(), axis=1)

    def draw(self, generator: np.random.Generator, size: int) -> Draws:
        """Draw the true counts `size` times."""
        shape = (size, len(self._counts))
        own = self._counts - self._draw_strays(generator, shape)
        rate = generator.gamma(self.prior.shape + own, 1 / (self.prior.rate + 1))
        if self._error.is_none:
            return Draws(own, rate)
        found, wrong = self._draw_shares(generator, shape)
        right = generator.binomial(own, found / (found + wrong))
        due = rate / (found + wrong)  # voices due, for a rate of counted ones
        return Draws(right + generator.poisson(due * (1 - found)), due)

    def _draw_strays(self, generator: np.random.Generator, shape: tuple[int, int]) -> Ints:
        strays = np.zeros(shape, dtype=np.int64)
        if not self._most:
            return strays
        chance = generator.random(shape)
        for kind, reached in enumerate(self._reached):
            of_kind = self._kinds == kind
            strays[:, of_kind] = np.searchsorted(reached, chance[:, of_kind])
        return np.minimum(strays, self._counts)

    def _draw_shares(
        self, generator: np.random.Generator, shape: tuple[int, int]
    ) -> tuple[Floats, Floats]:
        """Of each due voice: the share found, and how many wrong ones come with it."""
        error = self._error
        share = generator.beta(error.found + 0.5, error.due - error.found + 0.5, (shape[0], 1))
        wrong = share * generator.gamma(
            error.miscounted + 0.5, 1 / (error.found + 0.5), share.shape
        )
        alpha = share * error.concentration
        return generator.beta(alpha, error.concentration - alpha, shape), wrong

    def _fit(self) -> Prior:
        """The gamma of the districts' own voices; see `shrinkage.fit_prior` for its weights."""
        districts = max(len(self._counts), 1)
        mean = max(float(self._counts.sum()) - self._strays * districts, 0.0) + 0.5
        mean /= districts
        times = np.bincount(self._kinds, minlength=len(self._values))

        def loss(log_shape: float) -> float:
            shape = float(np.exp(log_shape))
            chances = logsumexp(self._joint(Prior(shape, shape / mean)), axis=1)
            return float(0.5 * (log_shape / SHAPE_SPREAD) ** 2 - (times * chances).sum())

        found = minimize_scalar(loss, bounds=tuple(np.log(SHAPES)), method="bounded")
        shape = float(np.exp(found.x))
        return Prior(shape, shape / mean)

    def _joint(self, prior: Prior) -> Floats:
        """Log P(count, strays) of each count that occurs: [count, strays]."""
        strays = np.arange(self._most + 1)
        own = self._values[:, None] - strays
        poisson = _log_poisson(strays, self._strays)
        known = np.maximum(own, 0)
        chance = (
            gammaln(prior.shape + known)
            - gammaln(prior.shape)
            - gammaln(known + 1)
            + prior.shape * np.log(prior.rate / (prior.rate + 1))
            - known * np.log(prior.rate + 1)
        )
        return np.asarray(np.where(own >= 0, chance + poisson, -np.inf), dtype=np.float64)

    def _stray_chances(self) -> Floats:
        joint = self._joint(self.prior)
        return np.asarray(np.exp(joint - logsumexp(joint, axis=1, keepdims=True)))


def _log_poisson(values: Ints, mean: float) -> Floats:
    if not mean:
        return np.where(values == 0, 0.0, -np.inf)
    return np.asarray(values * np.log(mean) - mean - gammaln(values + 1), dtype=np.float64)

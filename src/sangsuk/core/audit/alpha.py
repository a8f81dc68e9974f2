"""ALPHA: a martingale that grows while the sample speaks for an assertion.

Under the null hypothesis (the mean is at most `null_mean`, given what was drawn before) the
product of the factors is a nonnegative supermartingale that starts at 1, so it ever reaches 1/p
with a probability of at most p (Ville): the audit may look after every card.

Source:
    Stark, P. B. (2023), ALPHA: Audit that learns from previously hand-audited
    ballots, Annals of Applied Statistics 17(1), sections 2.1 to 2.4.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_HAIR = float(np.finfo(np.float64).eps)


def null_means(x: Floats, *, cards: float, mean: float = 0.5) -> Floats:
    """The mean of what is left before each draw without replacement, were `mean` that of all cards.

    Args:
        x: the draws in order.
        cards: how many there are; infinite where cards are put back.
        mean: of the null hypothesis.
    """
    if np.isinf(cards):
        return np.full(len(x), mean)
    before = np.cumsum(x) - x
    return np.asarray((cards * mean - before) / (cards - np.arange(len(x))))


def shrink_truncate(
    x: Floats, means: Floats, *, upper: float, eta: float, c: float, d: float
) -> Floats:
    """ALPHA's guess of the mean before each draw: the sample's so far, drawn towards `eta`.

    It is kept above the null mean by c/sqrt(d + j - 1), and below `upper`.

    Args:
        x: the draws in order; of a draw only the earlier ones are used.
        means: null means, from `null_means`.
        upper: the most that a draw can be.
        eta: the guess before the first draw.
        c: how far the guess keeps above the null mean.
        d: how many draws `eta` weighs.

    Source:
        Stark (2023), section 2.5.2.
    """
    weight = d + np.arange(len(x))
    guess = (d * eta + np.cumsum(x) - x) / weight
    low = means + c / np.sqrt(weight)
    return np.asarray(np.minimum(upper * (1 - _HAIR), np.maximum(guess, low)))


def alpha_factors(x: Floats, means: Floats, uppers: Floats | float, etas: Floats) -> Floats:
    """What each draw multiplies the martingale by.

    [x eta/mu + (u - x)(u - eta)/(u - mu)] / u, written as 1 + (eta/mu - 1)(x - mu)/(u - mu).
    A null mean below 0 is impossible, so the factor is infinite; at or above
    the upper bound nothing can speak against the null, so it is 1.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        factors = 1 + (etas / means - 1) * (x - means) / (uppers - means)
    certain = (means < 0) | ((means == 0) & (x > 0))
    factors = np.where((means >= uppers) | ((means == 0) & (x == 0)), 1.0, factors)
    return np.where(certain, np.inf, np.maximum(factors, 0.0))


def p_values(factors: Floats) -> Floats:
    """The p-value after each draw: 1 over the greatest value of the martingale so far, 1 at most.

    Along the last axis, so that many assertions may be tested at once.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        height = np.cumsum(np.log(factors), axis=-1)
    # Once impossible always impossible, though a later factor be 0.
    height = np.where(np.maximum.accumulate(np.isinf(factors), axis=-1), np.inf, height)
    return np.asarray(np.exp(-np.maximum(np.maximum.accumulate(height, axis=-1), 0.0)))

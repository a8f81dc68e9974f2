"""How strong each story is by all comparisons together, how sure that is, and who is reliable.

The strengths are the mode of their posterior under a normal prior, found by Fisher scoring; how
sure they are is Laplace's approximation there.  In turn with them are fitted how reliable each
juror is (a step of EM, with a beta prior that trusts people), how ready the panel is to call a
tie, and how far the stories lie apart.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.linalg import cho_factor, cho_solve
from scipy.linalg.lapack import dtrtri

from sangsuk.core.judge.choice import blend, chances, slopes
from sangsuk.core.judge.comparisons import TIE, Comparisons, Floats

SPREAD: Final = (
    2.0  # prior sd of strengths, logits: some 83 % of random pairs are then judged alike
)
SPREAD_WEIGHT: Final = 100  # stories that this expectation weighs
TRUST: Final = (20.0, 1.0)  # beta prior of reliability: as if 20 choices had gone well and 1 not
TIES: Final = 0.2  # nu expected before the first comparison
TIES_WEIGHT: Final = 10  # ties that this expectation weighs
STEPS: Final = 50
CLOSE: Final = 1e-4  # logits
LEAP: Final = 2.0  # logits: the most that a step moves a story


@dataclass(frozen=True, slots=True)
class Strengths:
    """`mean` in logits, `factor` the lower Cholesky factor of the precision around it.

    `reliability` is each juror's, 0..1; `tie` the panel's nu; `spread` the sd of
    strengths.
    """

    mean: Floats
    factor: Floats
    reliability: Floats
    tie: float
    spread: float

    def covariance(self) -> Floats:
        inverse, _ = dtrtri(self.factor, lower=1)
        return np.asarray(inverse.T @ inverse)

    def order(self) -> list[int]:
        """Stories from the strongest down; equals by their number."""
        return [int(story) for story in np.argsort(-self.mean, kind="stable")]


def expect_strengths(stories: int, jurors: int) -> Strengths:
    """What is known before the first comparison."""
    return Strengths(
        mean=np.zeros(stories),
        factor=np.eye(stories) / SPREAD,
        reliability=np.full(jurors, TRUST[0] / sum(TRUST)),
        tie=TIES,
        spread=SPREAD,
    )


def fit_strengths(
    comparisons: Comparisons, start: Strengths, *, steps: int = STEPS, close: float = CLOSE
) -> Strengths:
    """The strengths by these comparisons.

    Args:
        comparisons: all of them.
        start: where to begin, `expect_strengths` or an earlier fit.
        steps: the most.
        close: when no story moves by more, it is done.
    """
    found = start
    for _ in range(steps):
        moved = _step(comparisons, found)
        far = float(np.abs(moved.mean - found.mean).max(initial=0))
        found = moved
        if far < close:
            break
    return found


def _step(comparisons: Comparisons, now: Strengths) -> Strengths:
    """One step of all: strengths first, then what they say of jurors, ties and the spread."""
    factor = _precision_factor(comparisons, now)
    pull = -now.mean / now.spread**2
    differences = now.mean[comparisons.left] - now.mean[comparisons.right]
    reliability = now.reliability[comparisons.juror]
    score = slopes(differences, comparisons.said, now.tie, reliability).score
    size = len(now.mean)
    pull += np.bincount(comparisons.left, score, size) - np.bincount(comparisons.right, score, size)
    move = cho_solve((factor, True), pull)
    move *= min(1.0, LEAP / max(float(np.abs(move).max(initial=0)), LEAP))
    mean = now.mean + move
    return Strengths(
        mean=mean,
        factor=factor,
        reliability=_reliability(comparisons, mean, now),
        tie=_tie(comparisons, mean, now.tie),
        spread=_spread(mean, factor),
    )


def _precision_factor(comparisons: Comparisons, now: Strengths) -> Floats:
    size = len(now.mean)
    differences = now.mean[comparisons.left] - now.mean[comparisons.right]
    reliability = now.reliability[comparisons.juror]
    known = slopes(differences, comparisons.said, now.tie, reliability).information
    cells = comparisons.left * size + comparisons.right
    across = np.bincount(cells, known, size * size).reshape(size, size)
    across += across.T
    precision = np.diag(across.sum(axis=1) + 1 / now.spread**2) - across
    return np.asarray(np.tril(cho_factor(precision, lower=True)[0]))


def _reliability(comparisons: Comparisons, mean: Floats, now: Strengths) -> Floats:
    """How often each juror is likely to have meant what the panel finds; ties tell nothing."""
    told = chances(mean[comparisons.left] - mean[comparisons.right], now.tie)
    eta = now.reliability[comparisons.juror]
    meant = eta * told.of(comparisons.said) / blend(told, eta).of(comparisons.said)
    tells = comparisons.said != TIE
    jurors = len(now.reliability)
    well = np.bincount(comparisons.juror, np.where(tells, meant, 0), jurors)
    judged = np.bincount(comparisons.juror, tells, jurors)
    return np.asarray((TRUST[0] + well) / (sum(TRUST) + judged))


def _tie(comparisons: Comparisons, mean: Floats, tie: float) -> float:
    """nu, so that as many ties are expected as were called."""
    expected = chances(mean[comparisons.left] - mean[comparisons.right], tie).tie.sum()
    called = (comparisons.said == TIE).sum()
    return float(tie * (called + TIES_WEIGHT) / (expected + TIES_WEIGHT * tie / TIES))


def _spread(mean: Floats, factor: Floats) -> float:
    """The sd of strengths, by what is known and what is not yet known of each."""
    inverse, _ = dtrtri(factor, lower=1)
    squares = (mean**2).sum() + (inverse**2).sum()
    return float(np.sqrt((SPREAD_WEIGHT * SPREAD**2 + squares) / (SPREAD_WEIGHT + len(mean))))

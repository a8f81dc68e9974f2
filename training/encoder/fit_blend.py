"""The shares of both tiers and the thresholds, from stories that neither had seen."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from sangsuk.core.understand.blend import log_shares
from sangsuk.core.understand.heads import Floats

THRESHOLDS: Final = np.arange(0.04, 0.8, 0.01)
HOLD: Final = 1.0  # how strongly weights are held to an even share, in stories


def fit_shares(sources: Sequence[Floats], wanted: Floats) -> Floats:
    """Weights for `mix_shares`: the likeliest on stories left out, softly held.

    Args:
        sources: log-probabilities, stories x labels, one matrix a reader.
        wanted: the right label of each story, one column a label.
    """
    number, labels = len(sources), wanted.shape[1]
    beside = np.stack(sources).astype(np.float64)
    even = np.append(np.full(number, 1 / number), np.zeros(labels))

    def lost(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        mixed = np.tensordot(weights[:number], beside, 1) + weights[number:]
        logs = log_shares(mixed)  # type: ignore[arg-type] # in double precision here
        wrong = np.exp(logs) - wanted
        slope = np.append((beside * wrong).sum(axis=(1, 2)), wrong.sum(axis=0))
        away = weights - even
        loss = -(logs * wanted).sum() + HOLD * (away**2).sum() / 2
        return float(loss), slope + HOLD * away

    found: Floats = minimize(lost, even, jac=True, method="L-BFGS-B").x.astype(np.float32)
    return found


def fit_labels(sources: Sequence[Floats], wanted: Floats) -> Floats:
    """Weights for `mix_labels`, one set for all labels of a head."""
    number = len(sources)
    beside = np.stack([each.ravel() for each in sources]).astype(np.float64)
    right = wanted.ravel()
    even = np.append(np.full(number, 1 / number), 0.0)

    def lost(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        mixed = weights[:number] @ beside + weights[number]
        wrong = 1 / (1 + np.exp(-mixed)) - right
        away = weights - even
        loss = (np.logaddexp(0, mixed) - right * mixed).sum() + HOLD * (away**2).sum() / 2
        return float(loss), np.append(beside @ wrong, wrong.sum()) + HOLD * away

    found: Floats = minimize(lost, even, jac=True, method="L-BFGS-B").x.astype(np.float32)
    return found


def best_threshold(wanted: Floats, probability: Floats) -> float:
    """The one threshold with the best micro-F1 over a head's labels."""
    return float(THRESHOLDS[np.argmax([micro_f1(wanted, probability > t) for t in THRESHOLDS])])


def micro_f1(wanted: Floats, given: NDArray[np.bool_]) -> float:
    both = float((wanted * given).sum())
    return 2 * both / max(1.0, float(wanted.sum() + given.sum()))

"""Fitting labels of which several may hold: a stack that sees all heads, one threshold a head."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

Floats = NDArray[np.float32]

REST: Final = "rest"  # in a recipe's lines: all labels without a line of their own
NEVER_SEEN: Final = -9.0  # log-odds of a label without a single story
THRESHOLDS: Final = np.arange(0.04, 0.61, 0.01)


def fit_stack(beside: Floats, wanted: Floats, *, strength: float) -> Floats:
    """For each label a logistic regression on what unseen stories were given for all labels."""
    stack = np.zeros((beside.shape[1] + 1, wanted.shape[1]), np.float32)
    for label in range(wanted.shape[1]):
        if not 0 < wanted[:, label].sum() < len(wanted):
            stack[-1, label] = NEVER_SEEN if not wanted[:, label].any() else -NEVER_SEEN
            continue
        model = LogisticRegression(C=strength, max_iter=1000)
        model.fit(beside, wanted[:, label])
        stack[:-1, label] = model.coef_[0]
        stack[-1, label] = model.intercept_[0]
    return stack


def best_threshold(wanted: Floats, probability: Floats) -> float:
    """The one threshold of a head with the best micro-F1 on stories left out."""

    def micro_f1(threshold: float) -> float:
        given = probability > threshold
        hit = float((wanted * given).sum())
        return 2 * hit / max(1.0, float(wanted.sum() + given.sum()))

    return float(THRESHOLDS[int(np.argmax([micro_f1(t) for t in THRESHOLDS]))])


def draw_lines(
    codes: Sequence[str], wanted: Floats, probability: Floats, given: Mapping[str, float]
) -> Floats:
    """The probability from which each label is told.

    Args:
        codes: the labels, in the order of the columns.
        wanted: 1 where a label holds, stories x labels.
        probability: what was said of the stories left out, stories x labels.
        given: the recipe's lines by code, and of the rest; empty: one line, the best here.
    """
    if not given:
        return np.full(len(codes), best_threshold(wanted, probability), np.float32)
    return np.array([given.get(code, given[REST]) for code in codes], np.float32)

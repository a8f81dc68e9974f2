"""Jurors who stand out from their panel: severe or kind beyond all others, or in step with nobody.

Each is held beside all the others: the difference to their mean over what such a difference varies
by, Student's t with two degrees of freedom less than there are jurors.  Nobody is compared with an
ideal, so whatever shifts a whole panel alarms about nobody.

Source:
    Cook, R. D. and Weisberg, S. (1982), Residuals and influence in regression.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from scipy.stats import t as student

from sangsuk.core.judge.beyond_others import Beyond
from sangsuk.core.judge.comparisons import Floats

FEWEST: Final = 4  # jurors: from fewer nobody can stand out
OUT_OF_STEP: Final = 0.01  # alarms about an honest juror that are borne
SEVERITY: Final = 0.01
ALIKE: Final = 1e-9  # what is nearer is no difference


def stand_out(values: Floats) -> Floats:
    """Of each juror, the chance to lie so far below the others; near 1 is so far above.

    Args:
        values: one of each juror.
    """
    size = len(values)
    if size < FEWEST:
        return np.full(size, 0.5)
    beside = values - values.mean()
    apart = beside * size / (size - 1)  # from the mean of the others
    squares = (beside**2).sum() - beside * apart  # of the others, around their own mean
    spread = np.sqrt(np.maximum(squares, 0) / (size - 2) * size / (size - 1))
    alike = np.isclose(apart, 0, atol=ALIKE)
    distance = apart / np.maximum(spread, ALIKE)
    return np.asarray(student.cdf(np.where(alike, 0.0, distance), size - 2))


def severity_chances(told: Sequence[Beyond]) -> Floats:
    """Of each juror, p that an ordinary one is as severe or as kind."""
    below = stand_out(np.array([each.rest.mean() if len(each.rest) else 0.0 for each in told]))
    return np.asarray(np.minimum(1.0, 2 * np.minimum(below, 1 - below)))


def out_of_step_chances(told: Sequence[Beyond]) -> Floats:
    """Of each juror, p that an ordinary one agrees with the others as little."""
    return stand_out(np.array([each.agreement for each in told]))

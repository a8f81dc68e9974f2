"""The mentions of a story: each office with its polarity; praise and blame only where sure."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.terms.reading import Polarity
from sangsuk.core.understand.heads import SENTIMENTS, Floats

NEITHER: Final = SENTIMENTS.index(Polarity.NEUTRAL)


class Mentions(NamedTuple):
    """What is given of each office."""

    polarity: NDArray[np.int64]  # of SENTIMENTS
    confidence: NDArray[np.float64]


def give_polarity(
    probability: NDArray[np.float64], polarity: Floats, *, sure_from: Floats
) -> Mentions:
    """The polarity given of every office.

    Args:
        probability: that the office is right.
        polarity: shares of SENTIMENTS, one row an office.
        sure_from: for each of SENTIMENTS, P(office and sentiment right) from which it is given.
            Prize money hangs on praise and a name on blame: what is doubtful is given as neutral.
    """
    right = probability[:, None] * polarity.astype(float)
    given = right.argmax(axis=1)
    row = np.arange(given.size)
    given[right[row, given] < sure_from[given]] = NEITHER
    return Mentions(given, right[row, given])

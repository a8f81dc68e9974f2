"""Campaigns made up, of which the truth is known: heavy-tailed praise, read with error."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.terms.district import DISTRICTS_IN_ALL
from sangsuk.core.terms.reader_error import ReaderError

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

SHAPES: Final = ("gamma", "lognormal", "pareto")


class World(NamedTuple):
    """Of each district: voices due, voices that the reader counted, and its true rate."""

    true: Ints
    counted: Ints
    expected: Floats


def make_world(
    generator: np.random.Generator, *, shape: str, voices: int, error: ReaderError
) -> World:
    """One campaign of about `voices` voices due.

    The reader's shares are drawn from what the stories with known answers leave
    open, so that the simulation knows no more of the reader than we do.

    Args:
        generator: of all chance in it.
        shape: of the districts' true rates, one of `SHAPES`.
        voices: expected in all.
        error: the reader's, as measured.
    """
    rates = _rates(generator, shape)
    expected = rates / rates.sum() * voices
    true = generator.poisson(expected)
    return World(true, _read(generator, true, expected, error), expected)


def _rates(generator: np.random.Generator, shape: str) -> Floats:
    if shape == "gamma":
        return generator.gamma(0.7, 1.0, DISTRICTS_IN_ALL)
    if shape == "lognormal":
        return generator.lognormal(0.0, 1.2, DISTRICTS_IN_ALL)
    return 1.0 + generator.pareto(1.5, DISTRICTS_IN_ALL)


def _read(generator: np.random.Generator, true: Ints, expected: Floats, error: ReaderError) -> Ints:
    if error.is_none:
        return true
    share = generator.beta(error.found + 0.5, error.due - error.found + 0.5)
    alpha = share * error.concentration
    found = generator.binomial(true, generator.beta(alpha, error.concentration - alpha, true.shape))
    for_each = generator.dirichlet(
        [error.found + 0.5, error.miscounted + 0.5, error.misplaced + 0.5]
    )
    wrong = generator.poisson(expected * share * for_each[1] / for_each[0])
    strays = generator.poisson(share * for_each[2] / for_each[0] * true.sum())
    astray = generator.multinomial(strays, np.full(true.size, 1 / true.size))
    return np.asarray(found + wrong + astray, dtype=np.int64)

"""Whether posts lie closer together in time than chance puts others of the same crowd."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

HOUR: Final = 3600.0
WINDOWS: Final = (HOUR, 6 * HOUR, 24 * HOUR, 72 * HOUR, 168 * HOUR)
ROUNDS: Final = (999, 99_999)  # permutations; the second where the first saw almost none as close
FEW: Final = 5  # permutations as close: below, more are drawn
MOST_DRAWN: Final = 100_000_000  # moments drawn for one group
DRAWN_OF_OTHERS: Final = 99
AT_ONCE: Final = 2_000_000  # moments drawn in one go
MANY: Final = 20
FAR: Final = 1e10  # seconds between the rows of one array, more than any campaign is long


class Closeness(NamedTuple):
    """How close posts lie, and how often chance puts as many as close."""

    p: float
    window: float  # seconds: the one in which they lie closest against chance
    inside: int  # posts in it
    expected: float  # posts that lie in one so long where as many of the others are drawn


def densest(moments: Floats, window: float) -> NDArray[np.int64]:
    """Of each row of sorted moments: the most that lie within one window."""
    rows, size = moments.shape
    flat = (moments + FAR * np.arange(rows)[:, None]).ravel()
    ends = np.searchsorted(flat, flat + window, side="right")
    return np.asarray((ends - np.arange(flat.size)).reshape(rows, size).max(axis=1))


def weigh_closeness(group: Floats, others: Floats, generator: np.random.Generator) -> Closeness:
    """Compare the moments of a group with those of equally many of the whole crowd.

    If the group's posts came about as the others' did, any choice of as many of
    all is as likely as this one (a permutation test).  The statistic is the
    largest of the standardised counts in the densest hour, six hours, day, three
    days and week; its p-value is (1 + as close) / (1 + drawn).
    """
    everyone = np.concatenate([group, others])
    everyone = everyone - everyone.min()
    told = np.sort(everyone[: group.size])[None, :]
    seen = np.array([densest(told, window)[0] for window in WINDOWS], dtype=np.float64)
    drawn = _draw(everyone, group.size, ROUNDS[0], generator)
    mean, spread = drawn.mean(axis=0), drawn.std(axis=0) + 0.5
    scores = (seen - mean) / spread
    rounds, as_close = ROUNDS[0], _as_close(drawn, mean, spread, scores.max())
    if as_close < FEW:
        rounds = min(ROUNDS[1], max(ROUNDS[0], MOST_DRAWN // _cost(everyone, group.size)))
        more = _draw(everyone, group.size, rounds, generator)
        as_close = _as_close(more, mean, spread, scores.max())
    at = int(scores.argmax())
    expected = _expected(others, group.size, WINDOWS[at], generator)
    return Closeness((1 + as_close) / (1 + rounds), WINDOWS[at], int(seen[at]), expected)


def _expected(others: Floats, size: int, window: float, generator: np.random.Generator) -> float:
    """The densest count, on average, of `size` of the others' moments."""
    drawn = generator.choice(others - others.min(), (DRAWN_OF_OTHERS, size))
    return float(densest(np.sort(drawn, axis=1), window).mean())


def _draw(everyone: Floats, size: int, rounds: int, generator: np.random.Generator) -> Floats:
    """The densest counts of `rounds` choices of `size` moments: [round, window]."""
    portion = max(1, AT_ONCE // _cost(everyone, size))
    counts = []
    for start in range(0, rounds, portion):
        rows = min(portion, rounds - start)
        moments = np.sort(everyone[_choices(everyone.size, size, rows, generator)], axis=1)
        counts.append(np.stack([densest(moments, window) for window in WINDOWS], axis=1))
    return np.concatenate(counts).astype(np.float64)


def _choices(whole: int, size: int, rows: int, generator: np.random.Generator) -> NDArray[np.int64]:
    """`size` of `whole`, `rows` times; of many more, with replacement, which puts them closer."""
    if whole > MANY * size:
        return generator.integers(0, whole, (rows, size))
    order = generator.random((rows, whole)).argpartition(size - 1, axis=1)
    return np.asarray(order[:, :size], dtype=np.int64)


def _cost(everyone: Floats, size: int) -> int:
    return size if everyone.size > MANY * size else int(everyone.size)


def _as_close(drawn: Floats, mean: Floats, spread: Floats, score: float) -> int:
    return int((((drawn - mean) / spread).max(axis=1) >= score).sum())

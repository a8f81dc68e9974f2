"""How sure a place is: where a district truly stands, and where it could as well have stood."""

import hashlib
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.rank.true_counts import TrueCounts
from sangsuk.core.terms.reader_error import NO_ERROR, ReaderError

DRAWS: Final = 10_000
CHUNK: Final = 1_000  # draws held at once: 7 MB at 878 districts
REMEMBERED: Final = 64  # results of a few kilobytes each
TAIL: Final = 0.05  # on each side of a 90 % interval

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Held(NamedTuple):
    """Of each district, in the order of the counts given, or of each count that occurs."""

    place_low: Ints  # best likely place
    place_high: Ints  # worst likely place
    p_top: Floats


class Stability(NamedTuple):
    """Two questions: as it truly was, and if the month could be lived again."""

    place_low: Ints
    place_high: Ints
    p_top: Floats
    again: Held


def simulate_places(
    counts: Ints,
    *,
    prize_places: int,
    digest: str,
    error: ReaderError = NO_ERROR,
    draws: int = DRAWS,
) -> Stability:
    """Ask where districts would stand if every story had been read rightly.

    The true counts of this campaign are drawn `draws` times from their posterior
    (see `TrueCounts`) and placed, equal counts in random order.  `again` places
    the counts that another month like this would be expected to give: there the
    chance in who speaks is in it too.  Places are by voices, not by voices per
    head, so population has no part.  Equal counts get equal figures: the tie
    chain settles a place, not a likelihood.  The seed comes from the campaign's
    rules, so the result can be repeated; the order of the districts does not matter.

    Args:
        counts: positive voices of every district, the silent ones too.
        prize_places: how many places win; with 0, `p_top` is 0 everywhere.
        digest: of the campaign's rules.
        error: the reader's, as measured.
        draws: how often; 10,000 gives p_top to about 0.005.
    """
    _, kinds = np.unique(counts, return_inverse=True)
    ordered = np.sort(counts).astype(np.int64).tobytes()
    now, then = held_by_kind(ordered, prize_places, digest, error, draws)
    return Stability(*_of_each(now, kinds), again=_of_each(then, kinds))


def _of_each(held: Held, kinds: Ints) -> Held:
    low, high, top = held
    return Held(low[kinds], high[kinds], top[kinds])


@lru_cache(maxsize=REMEMBERED)
def held_by_kind(
    sorted_counts: bytes, prize_places: int, digest: str, error: ReaderError, draws: int
) -> tuple[Held, Held]:
    """Of each count that occurs, the lowest first; the same question is not simulated again."""
    ordered = np.frombuffer(sorted_counts, dtype=np.int64)
    posterior, generator = TrueCounts(ordered, error), _generator(digest)
    truly, again = (_Tally(ordered) for _ in range(2))
    for start in range(0, draws, CHUNK):
        size = min(CHUNK, draws - start)
        drawn = posterior.draw(generator, size)
        truly.add(drawn.true + generator.random(drawn.true.shape))
        again.add(drawn.expected)
    return truly.sum_up(prize_places), again.sum_up(prize_places)


class _Tally:
    """How often each place was held by the districts of each count."""

    def __init__(self, ordered: Ints) -> None:
        self._districts = len(ordered)
        values, self._kinds = np.unique(ordered, return_inverse=True)
        self._held = np.zeros(len(values) * self._districts, dtype=np.int64)

    def add(self, drawn: Floats) -> None:
        holders = self._kinds[np.argsort(-drawn, axis=1)]  # the kind of district in each place
        cells = holders * self._districts + np.arange(self._districts)
        self._held += np.bincount(cells.ravel(), minlength=self._held.size)

    def sum_up(self, prize_places: int) -> Held:
        held = self._held.reshape(-1, self._districts)
        share = held / held.sum(axis=1, keepdims=True)
        reached = np.cumsum(share, axis=1)
        middle = reached - share / 2
        low = 1 + (middle < TAIL).sum(axis=1)
        high = np.maximum((middle <= 1 - TAIL).sum(axis=1), low)
        top = share[:, :prize_places].sum(axis=1)
        return Held(low, high, top)


def _generator(digest: str) -> np.random.Generator:
    seed = int.from_bytes(hashlib.sha256(f"places {digest}".encode()).digest(), "big")
    return np.random.Generator(np.random.PCG64(seed))

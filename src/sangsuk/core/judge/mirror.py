"""The fairness mirror (กระจกความเป็นธรรม): do judgements follow what no criterion asks for?

For each trait the juror's rest (what they say beyond the others) is held beside the trait.  What
all others' rests follow too is taken off first: it comes from judging at all, not from this juror.
Then the traits are dealt out anew over the juror's stories, all together, `DEALS` times.  A trait's
p is how often the strongest of *all* traits was then as strong as it is: so, however many traits
are looked at, an honest juror is alarmed about with a chance of p at most.

Source:
    Westfall, P. H. and Young, S. S. (1993), Resampling-based multiple testing: single-step maxT;
    Phipson, B. and Smyth, G. K. (2010), Permutation p-values should never be zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from sangsuk.core.judge.beyond_others import Beyond
from sangsuk.core.judge.comparisons import Floats, Ints

DEALS: Final = 999
FEWEST: Final = 8  # judgements: from fewer nothing can be told


@dataclass(frozen=True, slots=True)
class Reflection:
    """Of each trait: how far a juror's judgement goes with it, and the chance of that.

    `lean` is in points, or in choices from -1 to 1, for each standard deviation
    of the trait.  `p` holds for all traits together.
    """

    lean: Floats
    p: Floats

    def follows(self, alarm: float) -> list[int]:
        """Traits that the juror follows, where one false alarm in 1 / `alarm` is borne."""
        return [int(trait) for trait in np.flatnonzero(self.p <= alarm)]


def look_in_mirror(
    own: Beyond, others: Sequence[Beyond], traits: Floats, generator: np.random.Generator
) -> Reflection:
    """Hold one juror's rest beside the traits of the stories.

    Args:
        own: of the juror.
        others: of all other jurors, each made in the same way.
        traits: stories x traits, in units of the trait's standard deviation.
        generator: seeded.
    """
    if len(own.rest) < FEWEST:
        return Reflection(np.zeros(traits.shape[1]), np.ones(traits.shape[1]))
    seen = _seen(own, traits)
    rest = own.rest[:, None] - _pooled_lean(others, traits) * seen
    rest = rest - rest.mean(axis=0) if own.other is None else rest
    found = (rest * seen).sum(axis=0)
    dealt = _deal(own, rest, traits, generator)
    spread = dealt.std(axis=0)
    unit = np.where(spread > 0, spread, np.inf)
    strongest = np.abs(dealt / unit).max(axis=1)
    as_strong = (strongest[:, None] >= np.abs(found / unit) - 1e-12).sum(axis=0)
    squares = (seen**2).sum(axis=0)
    lean = np.divide(found, squares, out=np.zeros_like(found), where=squares > 0)
    return Reflection(lean=lean, p=(1 + as_strong) / (1 + DEALS))


def _seen(told: Beyond, traits: Floats) -> Floats:
    """What a juror saw of each trait in each judgement; in a choice, the difference."""
    if told.other is not None:
        return np.asarray(traits[told.story] - traits[told.other])
    return np.asarray(traits[told.story] - traits[told.story].mean(axis=0))


def _pooled_lean(others: Sequence[Beyond], traits: Floats) -> Floats:
    along, squares = np.zeros(traits.shape[1]), np.zeros(traits.shape[1])
    for told in others:
        if len(told.rest):
            seen = _seen(told, traits)
            along += (told.rest[:, None] * seen).sum(axis=0)
            squares += (seen**2).sum(axis=0)
    return np.divide(along, squares, out=np.zeros_like(along), where=squares > 0)


def _deal(own: Beyond, rest: Floats, traits: Floats, generator: np.random.Generator) -> Floats:
    """The same sums with the stories' traits dealt out anew, `DEALS` times."""
    stories, place = np.unique(
        own.story if own.other is None else np.concatenate([own.story, own.other]),
        return_inverse=True,
    )
    weights = _weights(own, rest, place, len(stories))
    order: Ints = np.argsort(generator.random((DEALS, len(stories))), axis=1)
    return np.asarray(np.einsum("dst,st->dt", traits[stories][order], weights))


def _weights(own: Beyond, rest: Floats, place: Ints, stories: int) -> Floats:
    """How much each story's traits weigh in the sums: the rests of the judgements that it is in."""
    weights = np.zeros((stories, rest.shape[1]))
    np.add.at(weights, place[: len(rest)], rest)
    if own.other is not None:
        np.subtract.at(weights, place[len(rest) :], rest)
    return weights

"""The fairness mirror (กระจกความเป็นธรรม): do judgements follow what no criterion asks for?

For each trait the juror's rest (what they say beyond the others) is held beside the trait.  What
the whole panel follows is taken off first: it comes from judging at all, not from this juror.
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
FOLLOWS: Final = 0.03  # alarms about an honest juror that are borne, all traits together
FEWEST: Final = 8  # judgements: from fewer nothing can be told
CLOSE: Final = 1e-12


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
    rest = own.rest[:, None] - _pooled_lean([own, *others], traits) * seen
    rest = rest - rest.mean(axis=0) if own.other is None else rest
    found = np.abs(_along(rest, seen))
    dealt = np.abs(_along(rest, _deal(own, traits, generator)))
    spread = np.sqrt((dealt**2).mean(axis=0))
    unit = np.where(spread > 0, spread, np.inf)
    as_strong = ((dealt / unit).max(axis=1)[:, None] >= found / unit - CLOSE).sum(axis=0)
    squares = (seen**2).sum(axis=0)
    lean = np.divide(
        (rest * seen).sum(axis=0), squares, out=np.zeros_like(found), where=squares > 0
    )
    return Reflection(lean=lean, p=(1 + as_strong) / (1 + DEALS))


def _along(rest: Floats, seen: Floats) -> Floats:
    """How far the rests go along with a trait, whatever its spread over these judgements is."""
    sums, squares = (rest * seen).sum(axis=-2), (seen**2).sum(axis=-2)
    along = np.divide(sums, np.sqrt(squares), out=np.zeros_like(sums), where=squares > 0)
    return np.asarray(along)


def _seen(told: Beyond, traits: Floats) -> Floats:
    """What a juror saw of each trait in each judgement; in a choice, the difference."""
    if told.other is not None:
        return np.asarray(traits[told.story] - traits[told.other])
    return np.asarray(traits[told.story] - traits[told.story].mean(axis=0))


def _pooled_lean(everybody: Sequence[Beyond], traits: Floats) -> Floats:
    """What the whole panel follows, the juror too.

    Without the juror it would be their own lean the other way round: in a small panel what one
    says beyond the others is what the others do not, and honest jurors would be alarmed about.
    """
    along, squares = np.zeros(traits.shape[1]), np.zeros(traits.shape[1])
    for told in everybody:
        if len(told.rest):
            seen = _seen(told, traits)
            along += (told.rest[:, None] * seen).sum(axis=0)
            squares += (seen**2).sum(axis=0)
    return np.divide(along, squares, out=np.zeros_like(along), where=squares > 0)


def _deal(own: Beyond, traits: Floats, generator: np.random.Generator) -> Floats:
    """What would have been seen, had the traits been dealt out to the juror's stories otherwise.

    They are dealt to stories, not to judgements: a juror may well love one story
    through all its comparisons.
    """
    both = own.story if own.other is None else np.concatenate([own.story, own.other])
    stories, place = np.unique(both, return_inverse=True)
    order: Ints = np.argsort(generator.random((DEALS, len(stories))), axis=1)
    dealt = traits[stories][order]
    first = dealt[:, place[: len(own.rest)]]
    if own.other is not None:
        return np.asarray(first - dealt[:, place[len(own.rest) :]])
    return np.asarray(first - first.mean(axis=1, keepdims=True))

"""What may be true of the stories, given all comparisons: worlds drawn from the posterior."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.linalg import solve_triangular

from sangsuk.core.judge.comparisons import Floats, Ints
from sangsuk.core.judge.strengths import Strengths

WORLDS: Final = 500


@dataclass(frozen=True, slots=True)
class Outlook:
    """`worlds` x stories: strengths as they may be; `best`: each world's stories, best first."""

    strengths: Strengths
    worlds: Floats
    best: Ints

    def chance_of_top(self, places: int) -> Floats:
        """Of each story, the chance to be truly among the first `places`."""
        top = self.best[:, :places].ravel()
        return np.bincount(top, minlength=self.worlds.shape[1]) / len(self.worlds)

    def chance_that_all_are_in(self, stories: Collection[int], places: int) -> float:
        """The chance that the truly best `places` stories are all among these."""
        return float(np.isin(self.best[:, :places], list(stories)).all(axis=1).mean())


def look_out(
    strengths: Strengths, generator: np.random.Generator, *, places: int, worlds: int = WORLDS
) -> Outlook:
    """Draw worlds.

    Args:
        strengths: as fitted.
        generator: seeded, so that all can be drawn again.
        places: how many of the best are told of each world.
        worlds: how many.
    """
    stories = len(strengths.mean)
    noise = generator.standard_normal((worlds, stories))
    drawn = strengths.mean + solve_triangular(strengths.factor, noise.T, lower=True, trans=1).T
    first = min(places, stories)
    best = np.argpartition(-drawn, first - 1, axis=1)[:, :first]
    order = np.argsort(-np.take_along_axis(drawn, best, axis=1), axis=1)
    return Outlook(strengths, drawn, np.take_along_axis(best, order, axis=1))

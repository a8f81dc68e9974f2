"""When comparing may stop: would three more comparisons change who goes on?

The next `MORE` pairs are those that would be asked next.  Each of the 3^MORE ways in which they may
come out has its chance, over all worlds that may be true; and for each it is reckoned who would go
on then.  `stays` is the chance that the list stays as it is.  That alone would let a panel stop
which knows little and asks little; so it may stop only if the truly best are likely to be on the
list as well: `holds`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np

from sangsuk.core.judge.choice import blend, chances, slopes
from sangsuk.core.judge.comparisons import LEFT, RIGHT, TIE, Floats
from sangsuk.core.judge.outlook import Outlook

MORE: Final = 3
NEWTON: Final = 8  # steps along one line
Two = tuple[int, int]  # stories, left and right


@dataclass(frozen=True, slots=True)
class Enough:
    """How settled a list is.  `stays` and `holds` are chances, 0..1."""

    stories: tuple[int, ...]  # who goes on, the strongest first
    stays: float  # after `MORE` more comparisons it is the same list
    holds: float  # the truly best are all on it

    def reached(self, certainty: float) -> bool:
        return min(self.stays, self.holds) >= certainty


def weigh_stopping(outlook: Outlook, pairs: Sequence[Two], *, go_on: int, prizes: int) -> Enough:
    """How settled the list of those who go on is.

    Args:
        outlook: what is known.
        pairs: the comparisons that would come next; none: nothing is left to ask.
        go_on: stories on the list.
        prizes: so many of the best should be on it.
    """
    listed = outlook.strengths.order()[:go_on]
    return Enough(
        stories=tuple(listed),
        stays=_chance_to_stay(outlook, pairs[:MORE], frozenset(listed)),
        holds=outlook.chance_that_all_are_in(listed, prizes),
    )


def _chance_to_stay(outlook: Outlook, pairs: Sequence[Two], listed: frozenset[int]) -> float:
    by_world = [_told(outlook, pair) for pair in pairs]
    covariance = outlook.strengths.covariance()
    stays = 0.0
    for said in product((LEFT, TIE, RIGHT), repeat=len(pairs)):
        worlds = np.ones(len(outlook.worlds))
        mean, known = outlook.strengths.mean, covariance
        for pair, told, one in zip(pairs, by_world, said, strict=True):
            worlds = worlds * told[one]
            mean, known = _learn(outlook, mean, known, pair, one)
        if frozenset(np.argsort(-mean, kind="stable")[: len(listed)].tolist()) == listed:
            stays += float(worlds.mean())
    return min(stays, 1.0)


def _told(outlook: Outlook, pair: Two) -> dict[int, Floats]:
    """In each world, the chance of whatever a juror like the others may say."""
    strengths = outlook.strengths
    differences = outlook.worlds[:, pair[0]] - outlook.worlds[:, pair[1]]
    trusted = np.full(len(differences), np.median(strengths.reliability))
    told = blend(chances(differences, strengths.tie), trusted)
    return {LEFT: told.left, TIE: told.tie, RIGHT: told.right}


def _learn(
    outlook: Outlook, mean: Floats, known: Floats, pair: Two, said: int
) -> tuple[Floats, Floats]:
    """Strengths and their covariance after one more comparison, by its mode along the one line."""
    left, right = pair
    along = known[left] - known[right]
    variance = float(along[left] - along[right])
    tie = outlook.strengths.tie
    trusted = np.array([np.median(outlook.strengths.reliability)])
    start = float(mean[left] - mean[right])
    moved, information = 0.0, 0.0
    for _ in range(NEWTON):
        slope = slopes(np.array([start + moved]), np.array([said]), tie, trusted)
        information = float(slope.information[0])
        pull = float(slope.score[0]) - moved / variance
        moved += pull / (information + 1 / variance)
    shrink = information / (1 + information * variance)
    return mean + along * (moved / variance), known - shrink * np.outer(along, along)

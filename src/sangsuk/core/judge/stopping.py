"""When comparing may stop: would three more comparisons change who goes on?

The next `MORE` pairs are those that would be asked next.  Each of the 3^MORE ways in which they may
come out has its chance, over all worlds that may be true; and for each it is reckoned who would go
on then.  `stays` is the chance that the list stays as it is.  That alone would let a panel stop
which knows little and asks little; so it may stop only if the truly best are likely to be on the
list as well: `holds`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from sangsuk.core.judge.choice import blend, chances, slopes
from sangsuk.core.judge.comparisons import LEFT, RIGHT, TIE, Floats, Ints
from sangsuk.core.judge.outlook import Outlook
from sangsuk.core.judge.strengths import Strengths

MORE: Final = 3
NEAR: Final = 50  # stories below the list that are looked at
NEWTON: Final = 4  # steps along one line
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
    near = _near_the_list(outlook, pairs, len(listed))
    known = outlook.strengths.covariance()[np.ix_(near, near)]
    ways = [(np.ones(len(outlook.worlds)), outlook.strengths.mean[near], known)]
    for pair in pairs:
        told = _told(outlook, pair)
        left, right = np.searchsorted(near, pair)
        ways = [
            (worlds * told[said], *_learn(outlook.strengths, mean, known, (left, right), said))
            for worlds, mean, known in ways
            for said in (LEFT, TIE, RIGHT)
        ]
    stays = [
        float(worlds.mean())
        for worlds, mean, _ in ways
        if listed == {*near[np.argsort(-mean, kind="stable")[: len(listed)]].tolist()}
    ]
    return min(sum(stays), 1.0)


def _near_the_list(outlook: Outlook, pairs: Sequence[Two], go_on: int) -> Ints:
    """Stories that three comparisons could bring onto the list, or take off it; in their order.

    What is learned of some is exact without the others: a part of a normal
    posterior is normal.
    """
    strongest = outlook.strengths.order()[: go_on + NEAR]
    return np.array(sorted({*strongest, *(story for pair in pairs for story in pair)}))


def _told(outlook: Outlook, pair: Two) -> dict[int, Floats]:
    """In each world, the chance of whatever a juror like the others may say."""
    strengths = outlook.strengths
    differences = outlook.worlds[:, pair[0]] - outlook.worlds[:, pair[1]]
    trusted = np.full(len(differences), np.median(strengths.reliability))
    told = blend(chances(differences, strengths.tie), trusted)
    return {LEFT: told.left, TIE: told.tie, RIGHT: told.right}


def _learn(
    strengths: Strengths, mean: Floats, known: Floats, pair: Two, said: int
) -> tuple[Floats, Floats]:
    """Strengths and their covariance after one more comparison, by its mode along the one line."""
    left, right = pair
    along = known[left] - known[right]
    variance = float(along[left] - along[right])
    trusted = np.array([np.median(strengths.reliability)])
    start = float(mean[left] - mean[right])
    moved, information = 0.0, 0.0
    for _ in range(NEWTON):
        slope = slopes(np.array([start + moved]), np.array([said]), strengths.tie, trusted)
        information = float(slope.information[0])
        pull = float(slope.score[0]) - moved / variance
        moved += pull / (information + 1 / variance)
    shrink = information / (1 + information * variance)
    return mean + along * (moved / variance), known - shrink * np.outer(along, along)

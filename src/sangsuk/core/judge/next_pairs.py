"""Which two stories a juror compares next: first every story, then what tells most about the best.

A pair tells much if it is open (Fisher's information is high where chances are even), if the
difference is not yet known (its variance is high), and if one of the two may be among the best.
Every story is looked at `LOOKS` times before any other is looked at more often.

Source:
    Expected gain as in Chen and others (2013), section 5, with the gain of a normal posterior,
    ln(1 + information x variance) / 2, instead of its beta and gamma ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.judge.choice import slopes
from sangsuk.core.judge.comparisons import TIE, Comparisons, Floats, Ints
from sangsuk.core.judge.outlook import Outlook

LOOKS: Final = 2  # comparisons that every story is in before choice begins
CHOICE: Final = 60  # stories among which pairs are chosen
FEW: Final = 12  # unseen stories among which the first two are found that the juror did not compare
AT_ONCE: Final = (
    2  # pairs of one wave that a story may be in, so that jurors do not all wait for it
)

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Pair:
    juror: int
    left: int
    right: int


def choose_pairs(
    outlook: Outlook,
    comparisons: Comparisons,
    *,
    jurors: Sequence[int],
    may: Flags,
    focus: int,
    generator: np.random.Generator,
    held: Sequence[tuple[int, int]] = (),
) -> list[Pair]:
    """One pair for each juror who waits for one; none for whom nothing is left.

    Args:
        outlook: what is known so far.
        comparisons: made so far; nobody gets the same two stories twice.
        jurors: who wait, in turn.
        may: jurors x stories, whether nothing keeps the juror from the story.
        focus: so many of the best are sought.
        generator: seeded; decides which unseen story comes first, and who stands left.
        held: pairs that others have in hand, and have not answered.
    """
    in_hand = np.bincount([story for two in held for story in two], minlength=may.shape[1])
    seen = comparisons.seen(may.shape[1]) + in_hand
    wave = _Wave(may=may, done=_done(comparisons), times=in_hand)
    unseen = _unseen(seen, generator)
    telling = most_telling(outlook, focus=focus)
    pairs = []
    for juror in jurors:
        found = wave.first_two(juror, unseen) or wave.first_open(juror, telling)
        if found is None:
            continue
        left, right = found if generator.random() < 0.5 else found[::-1]
        unseen = [story for story in unseen if story not in found]
        wave.take(juror, *found)
        pairs.append(Pair(juror, left, right))
    return pairs


class _Wave:
    """The pairs that are given out together."""

    def __init__(self, *, may: Flags, done: set[tuple[int, int, int]], times: Ints) -> None:
        self._may = may
        self._done = done
        self._times = times

    def first_two(self, juror: int, unseen: Sequence[int]) -> tuple[int, int] | None:
        free = [story for story in unseen if self._may[juror, story]][:FEW]
        pairs = combinations(free, 2)
        return next((two for two in pairs if (juror, *sorted(two)) not in self._done), None)

    def first_open(self, juror: int, pairs: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
        for first, second in pairs:
            if (
                self._times[first] < AT_ONCE
                and self._times[second] < AT_ONCE
                and self._may[juror, first]
                and self._may[juror, second]
                and (juror, first, second) not in self._done
            ):
                return first, second
        return None

    def take(self, juror: int, first: int, second: int) -> None:
        self._times[[first, second]] += 1
        self._done.add((juror, min(first, second), max(first, second)))


def most_telling(outlook: Outlook, *, focus: int) -> list[tuple[int, int]]:
    """Pairs among the likely best, what tells most first; the smaller number comes first."""
    weight = np.sqrt(outlook.chance_of_top(focus))
    chosen = np.sort(np.argsort(-weight, kind="stable")[:CHOICE])
    first, second = np.triu_indices(len(chosen), 1)
    gain = _gains(outlook, chosen)[first, second] * (weight[chosen[first]] + weight[chosen[second]])
    order = np.argsort(-gain, kind="stable")
    pairs = zip(chosen[first[order]].tolist(), chosen[second[order]].tolist(), strict=True)
    return list(pairs)


def _gains(outlook: Outlook, chosen: Ints) -> Floats:
    """What each pair of the chosen would tell of its difference, to a juror whom one trusts."""
    strengths = outlook.strengths
    means = strengths.mean[chosen]
    differences = means[:, None] - means
    known = np.cov(outlook.worlds[:, chosen], rowvar=False).reshape(differences.shape)
    own = np.diagonal(known)
    open_ = own[:, None] + own - 2 * known
    trusted = np.full(differences.shape, np.median(strengths.reliability))
    nothing = np.full(differences.shape, TIE)
    information = slopes(differences, nothing, strengths.tie, trusted).information
    return np.asarray(np.log1p(information * open_), dtype=np.float64)


def _unseen(seen: Ints, generator: np.random.Generator) -> list[int]:
    """Stories that were looked at too seldom, the least seen first, equals by lot."""
    lots = generator.random(len(seen))
    order = np.lexsort((lots, seen))
    return [int(story) for story in order if seen[story] < LOOKS]


def _done(comparisons: Comparisons) -> set[tuple[int, int, int]]:
    first = np.minimum(comparisons.left, comparisons.right)
    second = np.maximum(comparisons.left, comparisons.right)
    return set(zip(comparisons.juror.tolist(), first.tolist(), second.tolist(), strict=True))

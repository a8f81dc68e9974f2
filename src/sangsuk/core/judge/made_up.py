"""Stories and jurors made up, of which the truth is known: what judging is tried on."""

from typing import Final, NamedTuple

import numpy as np

from sangsuk.core.judge.choice import chances
from sangsuk.core.judge.comparisons import LEFT, RIGHT, TIE, Comparisons, Floats, Ints
from sangsuk.core.judge.next_pairs import Pair
from sangsuk.core.judge.severity import Marks

STORIES: Final = 300
JURORS: Final = 30
APART: Final = 2.03  # sd of true strengths, logits: of random pairs that they decide, 83 % rightly
TIES: Final = 0.2  # nu: 5 % of random pairs are called equally good
POINTS_APART: Final = 15.0  # sd of true quality, points of 100
POINTS_NOISE: Final = 0.59 * POINTS_APART  # of one mark: two by one juror then order 83 % of pairs
POINTS_SEVERITY: Final = 5.0  # sd between honest jurors
PRIZES: Final = 3
GO_ON: Final = 10


def make_strengths(generator: np.random.Generator, stories: int = STORIES) -> Floats:
    """How good each story truly is, in logits."""
    return APART * generator.standard_normal(stories)


def compare(generator: np.random.Generator, true: Floats, pairs: list[Pair]) -> Comparisons:
    """What honest jurors say of these pairs."""
    juror, left, right = (
        np.array([getattr(pair, part) for pair in pairs], dtype=np.int64)
        for part in ("juror", "left", "right")
    )
    return Comparisons(juror, left, right, say(generator, true[left] - true[right]))


def say(generator: np.random.Generator, difference: Floats) -> Ints:
    """What is said of stories that differ by so much, by the model of choice."""
    told = chances(difference, TIES)
    at = generator.random(len(difference))
    tied = np.where(at < told.left + told.tie, TIE, RIGHT)
    return np.where(at < told.left, LEFT, tied).astype(np.int64)


def random_pairs(generator: np.random.Generator, stories: int, jurors: int) -> list[Pair]:
    """One pair of two different stories for each juror, blindly."""
    left = generator.integers(0, stories, jurors)
    right = (left + generator.integers(1, stories, jurors)) % stories
    return [
        Pair(juror, *two)
        for juror, two in enumerate(zip(left.tolist(), right.tolist(), strict=True))
    ]


class Sheet(NamedTuple):
    """What marks are given on: points between two steps, and what a middling story gets."""

    step: float
    middle: float


FIVE_STARS: Final = Sheet(25, 62.5)  # people are kind: a middling story has three and a half
FOUR_LINES: Final = Sheet(6.25, 50)  # four lines of five marks: sixteen steps, room above


def deal_marks(generator: np.random.Generator, true: Floats, *, each: int, sheet: Sheet) -> Marks:
    """Marks by jurors who are severe or kind a little; each story comes to as many of them."""
    story, juror = deal_stories(generator, len(true), each=each)
    kind = POINTS_SEVERITY * generator.standard_normal(JURORS)
    return Marks(juror, story, mark(generator, true[story], kind[juror], sheet))


def deal_stories(generator: np.random.Generator, stories: int, *, each: int) -> tuple[Ints, Ints]:
    """Which story comes to which juror, `each` to everyone.

    Stories lie in as many heaps as there are jurors, and heaps go round.
    """
    heaps = np.array_split(generator.permutation(stories), JURORS)
    told = [
        np.concatenate([heaps[(juror + turn) % JURORS] for turn in range(JURORS)])[:each]
        for juror in range(JURORS)
    ]
    return np.concatenate(told), np.repeat(np.arange(JURORS), each)


def mark(generator: np.random.Generator, true: Floats, kind: Floats, sheet: Sheet) -> Floats:
    """Points of ballots for stories of such strength."""
    meant = sheet.middle + POINTS_APART * true / APART + kind
    meant = meant + POINTS_NOISE * generator.standard_normal(len(true))
    return np.asarray(np.clip(np.round(meant / sheet.step) * sheet.step, 0, 100))

"""Stories and jurors made up, of which the truth is known: what judging is tried on."""

from typing import Final

import numpy as np

from sangsuk.core.judge.choice import chances
from sangsuk.core.judge.comparisons import LEFT, RIGHT, TIE, Comparisons, Floats, Ints
from sangsuk.core.judge.next_pairs import Pair

STORIES: Final = 300
JURORS: Final = 30
APART: Final = 2.03  # sd of true strengths, logits: of random pairs that they decide, 83 % rightly
TIES: Final = 0.2  # nu: 5 % of random pairs are called equally good
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

"""A round of comparisons as it goes on: waves of pairs, each chosen by what is known so far."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.judge.comparisons import Comparisons, no_comparisons
from sangsuk.core.judge.next_pairs import Pair, choose_pairs
from sangsuk.core.judge.outlook import Outlook, look_out
from sangsuk.core.judge.stopping import Enough, weigh_stopping
from sangsuk.core.judge.strengths import Strengths, expect_strengths, fit_strengths

QUICK_STEPS: Final = 4  # between waves strengths need not be exact
QUICK_CLOSE: Final = 0.02  # logits

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Sitting:
    """What was said so far, and what is made of it.

    `may` is jurors x stories, whether nothing keeps the juror from the story;
    `go_on` stories are wanted that hold the best `prizes`.
    """

    may: Flags
    go_on: int
    prizes: int
    comparisons: Comparisons
    strengths: Strengths

    @property
    def focus(self) -> int:
        """So many of the best are sought: half of those who go on, never less than the prizes."""
        return max(self.prizes, self.go_on // 2)

    def hear(self, more: Comparisons) -> "Sitting":
        """After some more comparisons."""
        comparisons = self.comparisons.with_more(more)
        strengths = fit_strengths(comparisons, self.strengths, steps=QUICK_STEPS, close=QUICK_CLOSE)
        return replace(self, comparisons=comparisons, strengths=strengths)

    def settle(self) -> "Sitting":
        """With strengths as exact as they get: these are weighed, and published."""
        return replace(self, strengths=fit_strengths(self.comparisons, self.strengths))

    def look(self, generator: np.random.Generator) -> Outlook:
        return look_out(self.strengths, generator, places=max(self.focus, self.prizes))

    def ask(
        self,
        jurors: list[int],
        generator: np.random.Generator,
        *,
        held: Sequence[tuple[int, int]] = (),
    ) -> list[Pair]:
        """The next pair for each of these jurors; `held` are pairs that others have in hand."""
        return choose_pairs(
            self.look(generator),
            self.comparisons,
            jurors=jurors,
            may=self.may,
            focus=self.focus,
            generator=generator,
            held=held,
        )

    def weigh(self, pairs: list[Pair], generator: np.random.Generator) -> Enough:
        """Whether these comparisons, if they were made next, would change who goes on."""
        two = [(pair.left, pair.right) for pair in pairs]
        outlook = self.look(generator)
        return weigh_stopping(outlook, two, go_on=self.go_on, prizes=self.prizes)


def open_sitting(may: Flags, *, go_on: int, prizes: int) -> Sitting:
    """Before the first comparison."""
    jurors, stories = may.shape
    return Sitting(may, go_on, prizes, no_comparisons(), expect_strengths(stories, jurors))

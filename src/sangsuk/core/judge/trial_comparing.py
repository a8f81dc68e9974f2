"""Comparing tried: are the truly best three on our list, and does the stop rule keep its word?"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from sangsuk.core.judge.comparisons import Floats, no_comparisons
from sangsuk.core.judge.made_up import (
    FIVE_STARS,
    FOUR_LINES,
    GO_ON,
    JURORS,
    PRIZES,
    STORIES,
    compare,
    deal_marks,
    make_strengths,
    random_pairs,
)
from sangsuk.core.judge.severity import Marks, take_out_severity
from sangsuk.core.judge.sitting import Sitting, open_sitting
from sangsuk.core.judge.stopping import MORE
from sangsuk.core.judge.strengths import expect_strengths, fit_strengths

CHECKED: Final = (40, 60)  # comparisons a juror after which the list is looked at
WEIGHED_FROM: Final = 25  # comparisons a juror: from here on, each `WEIGHED_EACH`th wave
WEIGHED_EACH: Final = 5
CERTAINTY: Final = 0.95
SHEETS: Final = {"five stars": FIVE_STARS, "four lines": FOUR_LINES}


class Weighed(NamedTuple):
    """What the stop rule said at one moment, and what was true."""

    wave: int
    stays: float
    stayed: bool
    holds: float
    held: bool


@dataclass(frozen=True, slots=True)
class Tried:
    """One made-up round: by method and comparisons a juror, whether the best three were listed."""

    listed: dict[str, dict[int, bool]]
    weighed: tuple[Weighed, ...]

    @property
    def stop(self) -> Weighed | None:
        """Where the rule would have stopped."""
        return next((w for w in self.weighed if min(w.stays, w.holds) >= CERTAINTY), None)


def try_comparing(seed: list[int]) -> Tried:
    """One round of each kind over the same stories."""
    generator = np.random.default_rng(seed)
    true = make_strengths(generator)
    best = np.argsort(-true)[:PRIZES].tolist()
    active, weighed = _compare_actively(generator, true, best)
    return Tried(
        {
            "active": active,
            "random": _compare_blindly(generator, true, best),
            **_mark(generator, true, best),
        },
        tuple(weighed),
    )


def _compare_actively(
    generator: np.random.Generator, true: Floats, best: Collection[int]
) -> tuple[dict[int, bool], list[Weighed]]:
    sitting = open_sitting(np.ones((JURORS, STORIES), dtype=bool), go_on=GO_ON, prizes=PRIZES)
    everyone = list(range(JURORS))
    listed, weighed = {}, []
    for wave in range(1, max(CHECKED) + 1):
        sitting = sitting.hear(compare(generator, true, sitting.ask(everyone, generator)))
        if wave >= WEIGHED_FROM and wave % WEIGHED_EACH == 0:
            weighed.append(_weigh(wave, sitting, generator, true, best))
        if wave in CHECKED:
            listed[wave] = _all_in(best, sitting.settle().strengths.order())
    return listed, weighed


def _weigh(
    wave: int,
    sitting: Sitting,
    generator: np.random.Generator,
    true: Floats,
    best: Collection[int],
) -> Weighed:
    """What the rule says now; then three comparisons more are really made, to see."""
    jurors = generator.permutation(JURORS)[:MORE].tolist()
    settled = sitting.settle()
    pairs = settled.ask(jurors, generator)
    told = settled.weigh(pairs, generator)
    after = settled.hear(compare(generator, true, pairs)).settle()
    return Weighed(
        wave=wave,
        stays=told.stays,
        stayed=set(after.strengths.order()[:GO_ON]) == set(told.stories),
        holds=told.holds,
        held=_all_in(best, told.stories),
    )


def _compare_blindly(
    generator: np.random.Generator, true: Floats, best: Collection[int]
) -> dict[int, bool]:
    """Random pairs, put together by the same model."""
    comparisons, listed = no_comparisons(), {}
    for wave in range(1, max(CHECKED) + 1):
        pairs = random_pairs(generator, STORIES, JURORS)
        comparisons = comparisons.with_more(compare(generator, true, pairs))
        if wave in CHECKED:
            strengths = fit_strengths(comparisons, expect_strengths(STORIES, JURORS))
            listed[wave] = _all_in(best, strengths.order())
    return listed


def _mark(
    generator: np.random.Generator, true: Floats, best: Collection[int]
) -> dict[str, dict[int, bool]]:
    """Marks by the same jurors: as many as comparisons, and twice as many, for as much to read."""
    listed: dict[str, dict[int, bool]] = defaultdict(dict)
    for each in CHECKED:
        for name, sheet in SHEETS.items():
            once = deal_marks(generator, true, each=each, sheet=sheet)
            twice = deal_marks(generator, true, each=2 * each, sheet=sheet)
            fair = take_out_severity(twice, stories=STORIES, jurors=JURORS)
            listed[name][each] = _all_in(best, _mean_order(once))
            listed[f"{name}, twice as many"][each] = _all_in(best, _mean_order(twice))
            listed[f"{name}, twice as many, severity out"][each] = _all_in(
                best, np.argsort(-fair.story, kind="stable").tolist()
            )
    return listed


def _mean_order(marks: Marks) -> list[int]:
    counts = np.maximum(np.bincount(marks.story, minlength=STORIES), 1)
    means = np.bincount(marks.story, marks.points, STORIES) / counts
    return [int(story) for story in np.argsort(-means, kind="stable")]


def _all_in(best: Collection[int], order: Collection[int]) -> bool:
    return set(best) <= set(list(order)[:GO_ON])

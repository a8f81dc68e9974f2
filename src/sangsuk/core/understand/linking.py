"""Which offices a text speaks of as having served: a trained decision for every candidate."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.understand.candidates import Candidates
from sangsuk.core.understand.context import weigh_contexts
from sangsuk.core.understand.heads import Arrays, StoryReadings
from sangsuk.core.understand.places import Places
from sangsuk.core.understand.trees import Forest

LINKED_FROM: Final = 0.5  # P(office) at which a mention is given
NO_OTHER: Final = -20.0  # the leaning of a rival where there is none
UNSURE_FROM: Final = 0.2  # from here to LINKED_FROM a person should look
HARDLY: Final = 0.02  # an office less likely than this is no candidate


class Linker:
    """Weighs candidates by their features, their context and what the story model says."""

    def __init__(self, arrays: Arrays) -> None:
        self._context = arrays["context_weights"].astype(np.int8)
        self._scale = float(arrays["context_scale"])
        self._bias = float(arrays["context_bias"])
        self._forest = Forest.of(arrays, "link")

    def weigh(self, places: Places, stories: StoryReadings) -> NDArray[np.float64]:
        """The probability of every candidate of every text."""
        steps = weigh_contexts(places, self._context)
        leaning = (steps * self._scale + self._bias).astype(np.float32)
        told = told_beside(places.candidates, leaning, stories)
        odds = self._forest.score(places.candidates.features, told)
        probability: NDArray[np.float64] = 1 / (1 + np.exp(-odds))
        return probability


def link_rows(
    candidates: Candidates, leaning: NDArray[np.float32], stories: StoryReadings
) -> NDArray[np.float64]:
    """The linker's columns: features, and what is told beside them."""
    return np.hstack([candidates.features, told_beside(candidates, leaning, stories)])


def told_beside(
    candidates: Candidates, leaning: NDArray[np.float32], stories: StoryReadings
) -> NDArray[np.float64]:
    """The story's moods and belonging, and the context's leaning, one row a candidate."""
    owner = candidates.owner
    return np.column_stack(
        [
            stories.belongs[owner].astype(np.float64),
            stories.sentiment[owner].astype(np.float64),
            leaning.astype(np.float64),
            beside_others(owner, leaning),
        ]
    )


def beside_others(owner: NDArray[np.int64], leaning: NDArray[np.float32]) -> NDArray[np.float64]:
    """How a candidate's leaning compares with its text's others: best other, rank, number leaning.

    `owner` is ascending: the candidates of one text stand together.
    """
    if not owner.size:
        return np.zeros((0, 4))
    order = np.lexsort((-leaning, owner))
    first = np.flatnonzero(np.diff(owner, prepend=-1))
    number = np.diff(np.append(first, owner.size))
    text = np.repeat(np.arange(first.size), number)
    rank = np.empty(owner.size, np.int64)
    rank[order] = np.arange(owner.size) - first[text]
    sorted_leaning = leaning[order].astype(np.float64)
    best = sorted_leaning[first]
    second = np.where(number > 1, sorted_leaning[np.minimum(first + 1, owner.size - 1)], NO_OTHER)
    leaning_on = np.add.reduceat((leaning > 0).astype(np.float64), first)
    other = np.where(rank == 0, second[text], best[text])
    return np.column_stack([other, leaning - other, rank, leaning_on[text]])

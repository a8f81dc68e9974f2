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
    """What lies beside the features, one row a candidate.

    The story's belonging and moods, the context's leaning, and how this compares with those of
    the text's others: the best other, how far from it, the rank, and how many lean that way.
    """
    # why: numba is slow to import
    from sangsuk.core.understand.linking_loops import tell_each  # noqa: PLC0415

    story = np.hstack([stories.belongs, stories.sentiment])
    return tell_each(candidates.firsts, leaning, story)

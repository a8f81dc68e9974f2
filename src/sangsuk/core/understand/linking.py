"""Which offices a text speaks of as having served: a trained decision for every candidate."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.understand.candidates import Candidates, Kept, fill_features
from sangsuk.core.understand.context import weigh_contexts
from sangsuk.core.understand.heads import Arrays, StoryReadings
from sangsuk.core.understand.places import Places
from sangsuk.core.understand.trees import Forest

Leanings = NDArray[np.float32]

LINKED_FROM: Final = 0.5  # P(office) at which a mention is given
UNSURE_FROM: Final = 0.2  # from here to LINKED_FROM a person should look
HARDLY: Final = 0.02  # an office less likely than this is no candidate
# Log-odds by the letters around a name.  Who leans so far away, and so far behind another of the
# text, is no office: of 880,000 such candidates the forest made none likelier than 0.007.
AWAY: Final = -3.0
BEHIND: Final = -5.5


class Linker:
    """Weighs candidates by their features, their context and what the story model says."""

    def __init__(self, arrays: Arrays) -> None:
        self._context = arrays["context_weights"].astype(np.int8)
        self._scale = float(arrays["context_scale"])
        self._bias = float(arrays["context_bias"])
        self._forest = Forest.of(arrays, "link")

    def weigh(self, places: Places, stories: StoryReadings) -> NDArray[np.float64]:
        """The probability of every candidate of every text; 0 where it is not worth weighing."""
        leaning = self.lean(places)
        kept = worth_weighing(places.candidates, leaning)
        probability = np.zeros(leaning.size)
        probability[kept.which] = self.weigh_some(places, stories, leaning, kept)
        return probability

    def lean(self, places: Places) -> Leanings:
        """What the letters around the clearest naming of every candidate say of it: log-odds."""
        steps = weigh_contexts(places, self._context)
        return (steps * self._scale + self._bias).astype(np.float32)

    def weigh_some(
        self, places: Places, stories: StoryReadings, leaning: Leanings, kept: Kept
    ) -> NDArray[np.float64]:
        """The probability of some candidates among all of their texts."""
        features = fill_features(places.names.tables, places.found, places.candidates, kept)
        told = told_beside(places.candidates, leaning, stories, kept)
        probability: NDArray[np.float64] = 1 / (1 + np.exp(-self._forest.score(features, told)))
        return probability


def worth_weighing(candidates: Candidates, leaning: Leanings) -> Kept:
    """The candidates of which some may be an office, for all that the letters around them say."""
    # why: numba is slow to import
    from sangsuk.core.understand.linking_loops import keep_each  # noqa: PLC0415

    return Kept(*keep_each(candidates.firsts, leaning, AWAY, BEHIND))


def link_rows(places: Places, leaning: Leanings, stories: StoryReadings) -> NDArray[np.float64]:
    """The linker's columns for every candidate: features, and what is told beside them."""
    candidates, every = places.candidates, places.candidates.all()
    features = fill_features(places.names.tables, places.found, candidates, every)
    return np.hstack([features, told_beside(candidates, leaning, stories, every)])


def told_beside(
    candidates: Candidates, leaning: Leanings, stories: StoryReadings, kept: Kept
) -> NDArray[np.float64]:
    """What lies beside the features, one row a kept candidate.

    The story's belonging and moods, the context's leaning, and how this compares with those of
    all of the text's others: the best other, how far from it, the rank, and how many lean that way.
    """
    # why: numba is slow to import
    from sangsuk.core.understand.linking_loops import tell_each  # noqa: PLC0415

    story = np.hstack([stories.belongs, stories.sentiment])
    return tell_each(candidates.firsts, leaning, story, kept)

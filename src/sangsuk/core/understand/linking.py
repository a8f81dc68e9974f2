"""Which offices a text speaks of as having served: a trained decision for every candidate."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.understand.candidates import Candidate
from sangsuk.core.understand.context import hash_contexts
from sangsuk.core.understand.heads import Arrays, StoryReadings
from sangsuk.core.understand.trees import Forest

LINKED_FROM: Final = 0.5  # P(office) at which a mention is given
NO_OTHER: Final = -20.0  # the leaning of a rival where there is none
UNSURE_FROM: Final = 0.2  # from here to LINKED_FROM a person should look


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """A candidate with its probability."""

    candidate: Candidate
    probability: float


class Linker:
    """Weighs candidates by their features, their context and what the story model says."""

    def __init__(self, arrays: Arrays) -> None:
        scale = float(arrays["context_scale"])
        self._context = arrays["context_weights"].astype(np.float32) * scale
        self._context_bias = float(arrays["context_bias"])
        self._forest = Forest.of(arrays, "link")

    def weigh(
        self,
        texts: Sequence[str],
        candidates: Sequence[Sequence[Candidate]],
        stories: StoryReadings,
    ) -> list[list[Weighed]]:
        """Weigh all candidates of many texts (texts without white space), best first."""
        owner = np.repeat(np.arange(len(texts)), [len(some) for some in candidates])
        every = [candidate for some in candidates for candidate in some]
        weighed: list[list[Weighed]] = [[] for _ in texts]
        if not every:
            return weighed
        context = hash_contexts([texts[int(at)] for at in owner], every)
        leaning = (np.asarray(context @ self._context) + self._context_bias).astype(np.float32)
        odds = self._forest.score(link_rows(every, owner, leaning, stories))
        for at, candidate, odd in zip(owner, every, odds, strict=True):
            weighed[at].append(Weighed(candidate, float(1 / (1 + np.exp(-odd)))))
        for some in weighed:
            some.sort(key=lambda w: (-w.probability, w.candidate.code))
        return weighed


def link_rows(
    candidates: Sequence[Candidate],
    owner: NDArray[np.int64],
    leaning: NDArray[np.float32],
    stories: StoryReadings,
) -> NDArray[np.float64]:
    """The linker's columns: features, the story's moods and belonging, the context's leaning."""
    return np.column_stack(
        [
            np.array([candidate.features for candidate in candidates], np.float64),
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
    order = np.lexsort((-leaning, owner))
    first = np.flatnonzero(np.diff(owner, prepend=-1))
    number = np.diff(np.append(first, owner.size))
    text = np.repeat(np.arange(first.size), number)
    rank = np.empty(owner.size, np.int64)
    rank[order] = np.arange(owner.size) - first[text]
    sorted_leaning = leaning[order].astype(np.float64)
    best = sorted_leaning[first]
    second = np.where(number > 1, sorted_leaning[np.minimum(first + 1, owner.size - 1)], NO_OTHER)
    leaning_on = np.add.reduceat((leaning > 0).astype(np.float64), first) if owner.size else number
    other = np.where(rank == 0, second[text], best[text])
    return np.column_stack([other, leaning - other, rank, leaning_on[text]])


def choose(weighed: Sequence[Weighed], *, at_least: float = LINKED_FROM) -> list[Weighed]:
    """The offices given: likely enough, and one office for one place in the text."""
    chosen: list[Weighed] = []
    taken: set[int] = set()
    for each in weighed:
        naming = each.candidate.shown.naming
        letters = range(naming.start, naming.end)
        if each.probability >= at_least and taken.isdisjoint(letters):
            chosen.append(each)
            taken.update(letters)
    return chosen

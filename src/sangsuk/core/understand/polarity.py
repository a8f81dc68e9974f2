"""How it was at each office: boosted trees over what several views say of its words.

Where a story names several offices, the others' words count too: praise of one
is often blame of another.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.thai.fold import FoldedTexts
from sangsuk.core.thai.texts import Texts
from sangsuk.core.understand.heads import SENTIMENTS, Arrays, Floats, StoryModel, StoryReadings
from sangsuk.core.understand.office_spans import OfficeSpans
from sangsuk.core.understand.trees import Forest
from sangsuk.core.understand.windows import Windows, cut_windows

LEAST: Final = 1e-3  # probabilities below it tell no more


class Views(NamedTuple):
    """What the views say of offices, one row an office: shares of SENTIMENTS."""

    whole: Floats
    forward: Floats
    around: Floats
    mood_forward: Floats
    mood_around: Floats


def stack_rows(story: Floats, views: Views, windows: Windows) -> NDArray[np.float64]:
    """The trees' columns for all offices of many stories.

    Args:
        story: shares of the story's moods and belonging, one row a story.
        views: one row an office.
        windows: of the same offices.
    """
    logs = [np.log(np.maximum(each, LEAST)) for each in views]
    mine = np.hstack([(logs[1] + logs[2]) / 2, (logs[3] + logs[4]) / 2])
    first = np.flatnonzero(np.diff(windows.owner, prepend=-1))
    number = np.diff(np.append(first, windows.owner.size))
    which = np.repeat(np.arange(first.size), number)
    beside = number[which].astype(np.float32)[:, None]
    alone = (beside > 1).astype(np.float32)
    total = np.zeros((first.size, mine.shape[1]), np.float32)
    np.add.at(total, which, mine)  # in the order of offices: reduceat rounds otherwise
    others = (total[which] - mine) / np.maximum(1, beside - 1) * alone
    numbers = np.column_stack([windows.order, beside, beside[:, 0] - 1 - windows.order])
    told = np.log(np.maximum(story, LEAST))[windows.owner]
    columns = [told, *logs, others, (mine - others) * alone, numbers, windows.cues]
    return np.hstack(columns).astype(np.float64)


def story_shares(story: StoryReadings) -> Floats:
    """Of each story, the shares that the trees are told."""
    return np.hstack([story.sentiment, story.belongs])


class PolarityModel:
    """Weighs the offices of stories by the trees that training grew."""

    def __init__(self, arrays: Arrays, stories: StoryModel) -> None:
        self._forests = [Forest.of(arrays, f"polarity_{mood}") for mood in SENTIMENTS]
        self._stories = stories

    def weigh(
        self, story: StoryReadings, shown: Texts, rests: FoldedTexts, offices: OfficeSpans
    ) -> Floats:
        """Probabilities of SENTIMENTS for every office of every text, one row an office.

        Args:
            story: one row a text.
            shown: the texts as the model sees them.
            rests: folded texts without tags.
            offices: of each text, with the raw spans that name them.
        """
        if not offices.bounds[-1]:
            return np.zeros((0, len(SENTIMENTS)), np.float32)
        windows = cut_windows(rests, shown, offices)
        rows = stack_rows(story_shares(story), self._view(story, windows), windows)
        return share_out([forest.score(rows) for forest in self._forests])

    def _view(self, story: StoryReadings, windows: Windows) -> Views:
        """What the views say of each office: of its windows, or of the whole where it is alone."""
        whole = {view: shares[windows.owner] for view, shares in story.polarity.items()}
        ahead, near = ({v: shares.copy() for v, shares in whole.items()} for _ in range(2))
        for told, words in ((ahead, windows.ahead), (near, windows.near)):
            for view, shares in (self._stories.view(words) if len(words) else {}).items():
                told[view][windows.several] = shares
        return gather_views(whole, ahead, near)


def gather_views(
    whole: Mapping[str, Floats], forward: Mapping[str, Floats], around: Mapping[str, Floats]
) -> Views:
    """Each view on the words that it is for."""
    return Views(
        whole["whole"], forward["forward"], around["around"], forward["mood"], around["mood"]
    )


def share_out(odds: Sequence[NDArray[np.float64]]) -> Floats:
    """Softmax of the forests' scores, one column a sentiment."""
    beside = np.column_stack(odds)
    power = np.exp(beside - beside.max(axis=1, keepdims=True))
    shares: Floats = (power / power.sum(axis=1, keepdims=True)).astype(np.float32)
    return shares

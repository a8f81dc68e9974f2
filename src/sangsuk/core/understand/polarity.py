"""How it was at each office: boosted trees over what several views say of its words.

Where a story names several offices, the others' words count too: praise of one
is often blame of another.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.terms.reading import Span
from sangsuk.core.thai.fold import Folded
from sangsuk.core.understand.heads import SENTIMENTS, Arrays, Floats, StoryModel, StoryReadings
from sangsuk.core.understand.trees import Forest
from sangsuk.core.understand.windows import Windows, count_cues, cut_windows

LEAST: Final = 1e-3  # probabilities below it tell no more


class Views(NamedTuple):
    """What the views say of offices, one row an office: shares of SENTIMENTS."""

    whole: Floats
    forward: Floats
    around: Floats
    mood_forward: Floats
    mood_around: Floats


def stack_rows(
    sentiment: Floats,
    belongs: Floats,
    views: Views,
    windows: Sequence[Windows],
) -> NDArray[np.float64]:
    """The trees' columns for all offices of one story.

    Args:
        sentiment: the story's, one row.
        belongs: the story's, one row.
        views: one row an office.
        windows: of the same offices.
    """
    number = len(windows)
    logs = [np.log(np.maximum(each, LEAST)) for each in views]
    mine = np.hstack([(logs[1] + logs[2]) / 2, (logs[3] + logs[4]) / 2])
    others = (mine.sum(axis=0) - mine) / max(1, number - 1) * float(number > 1)
    order = np.array([window.order for window in windows], float)
    story = np.log(np.maximum(np.hstack([sentiment, belongs]), LEAST))
    return np.hstack(
        [
            np.repeat(story, number, axis=0),
            *logs,
            others,
            (mine - others) * float(number > 1),
            np.column_stack([order, np.full(number, float(number)), number - 1 - order]),
            np.array([window.cues for window in windows]),
        ]
    ).astype(np.float64)


class PolarityModel:
    """Weighs the offices of a story by the trees that training grew."""

    def __init__(self, arrays: Arrays, stories: StoryModel) -> None:
        self._forests = [Forest.of(arrays, f"polarity_{mood}") for mood in SENTIMENTS]
        self._stories = stories

    def weigh(
        self,
        story: StoryReadings,
        texts: Sequence[str],
        rests: Sequence[Folded],
        places: Sequence[Sequence[Sequence[Span]]],
    ) -> list[Floats]:
        """Probabilities of SENTIMENTS for every office of every text, offices x 3 a text.

        Args:
            story: one row a text.
            texts: as `model_text` makes them of `rests`.
            rests: folded texts without tags.
            places: for each text and office, the raw spans that name it.
        """
        some = [at for at, offices in enumerate(places) if offices]
        none = np.zeros((0, len(SENTIMENTS)), np.float32)
        weighed = [none for _ in places]
        if not some:
            return weighed
        windows = [
            cut_windows(rests[at], places[at]) if len(places[at]) > 1 else [_alone(texts[at])]
            for at in some
        ]
        rows = self._rows(story, some, windows)
        shares = share_out([forest.score(rows) for forest in self._forests])
        bounds = np.cumsum([len(cut) for cut in windows])[:-1]
        for at, part in zip(some, np.split(shares, bounds), strict=True):
            weighed[at] = part
        return weighed

    def _rows(
        self, story: StoryReadings, some: Sequence[int], windows: Sequence[Sequence[Windows]]
    ) -> NDArray[np.float64]:
        views = self._view(story, some, windows)
        return np.vstack(
            [
                stack_rows(story.sentiment[at : at + 1], story.belongs[at : at + 1], seen, cut)
                for at, seen, cut in zip(some, views, windows, strict=True)
            ]
        )

    def _view(
        self, story: StoryReadings, some: Sequence[int], windows: Sequence[Sequence[Windows]]
    ) -> list[Views]:
        """The views of each text: of its windows, or of the whole where one office stands alone."""
        flat = [window for cut in windows for window in cut if len(cut) > 1]
        forward = self._read([window.forward for window in flat])
        around = self._read([window.around for window in flat])
        views, used = [], 0
        for at, cut in zip(some, windows, strict=True):
            alone = {view: shares[at : at + 1] for view, shares in story.polarity.items()}
            if len(cut) == 1:
                views.append(gather_views(alone, alone, alone))
                continue
            mine = slice(used, used + len(cut))
            used += len(cut)
            whole = {view: np.repeat(rows, len(cut), axis=0) for view, rows in alone.items()}
            ahead, near = (
                {v: rows[mine] for v, rows in read.items()} for read in (forward, around)
            )
            views.append(gather_views(whole, ahead, near))
        return views

    def _read(self, texts: Sequence[str]) -> dict[str, Floats]:
        return self._stories.view(texts) if texts else {}


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


def _alone(story: str) -> Windows:
    return Windows(story, story, 0, count_cues(story, "", story))

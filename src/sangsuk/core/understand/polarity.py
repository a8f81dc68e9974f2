"""How it was at each office: the words between its name and the next one's, beside the whole text.

Where a story names one office, the words are the whole text; where it names
several, each has a window forward (from its name to the next other) and a
window around (also back to the one before), and the others' windows count too:
praise of one is often blame of another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sangsuk.core.terms.reading import Span
from sangsuk.core.thai.fold import Folded
from sangsuk.core.understand.grams import model_text
from sangsuk.core.understand.heads import (
    Arrays,
    Floats,
    StoryModel,
    StoryReadings,
    calibrate,
)

LEAST: Final = 1e-3  # probabilities below it tell no more
MOST_PLACES: Final = 20  # of one office; further namings add nothing


@dataclass(frozen=True, slots=True)
class Windows:
    """The words that may speak of one office; `order` is its rank by first place in the text."""

    forward: str
    around: str
    order: int


def cut_windows(rest: Folded, places: Sequence[Sequence[Span]]) -> list[Windows]:
    """Cut the windows of several offices.

    Args:
        rest: the folded text without tags.
        places: for each office, the raw spans that name it; an office without any gets the whole.
    """
    places = [spans[:MOST_PLACES] for spans in places]
    named = sorted((start, end, at) for at, spans in enumerate(places) for start, end in spans)
    last = int(rest.ends.max(initial=0))
    firsts = [min((start for start, _ in spans), default=last + 1) for spans in places]
    windows = []
    for at, spans in enumerate(places):
        forward, around = [], []
        for start, end in spans:
            upto = min((s for s, _, other in named if other != at and s >= end), default=last)
            since = max((e for _, e, other in named if other != at and e <= start), default=0)
            forward.append(_between(rest, end, upto))
            around.append(_between(rest, since, upto))
        whole = model_text(rest) if not spans else ""
        order = sum(first < firsts[at] for first in firsts)
        windows.append(Windows(whole or "|".join(forward), whole or "|".join(around), order))
    return windows


def _between(rest: Folded, start: int, end: int) -> str:
    """The model's text of what stands between two raw positions."""
    first, last = np.searchsorted(rest.starts, [start, end])
    part = slice(int(first), int(last))
    return model_text(Folded(rest.text[part], rest.starts[part], rest.ends[part]))


def stack_rows(
    story: Floats, whole: Floats, forward: Floats, around: Floats, order: NDArray[np.int64]
) -> NDArray[np.float64]:
    """The stack's columns for all offices of one story: each (offices x 3), log-probabilities."""
    several = float(len(order) > 1)
    logs = [np.log(np.maximum(each, LEAST)) for each in (story, whole, forward, around)]
    mine = (logs[2] + logs[3]) / 2
    others = (mine.sum(axis=0) - mine) / max(1, len(order) - 1) * several
    flags = np.column_stack(
        [order == 0, np.full(len(order), several), np.full(len(order), float(len(order) > 2))]
    )
    return np.hstack([*logs, others, flags, (mine - others) * several, logs[0] * several])


class PolarityModel:
    """Weighs the offices of a story by the stack that training fitted."""

    def __init__(self, arrays: Arrays, stories: StoryModel) -> None:
        self._stack = arrays["polarity_stack"].astype(np.float32)
        self._stories = stories

    def weigh(
        self,
        story: StoryReadings,
        rests: Sequence[Folded],
        places: Sequence[Sequence[Sequence[Span]]],
    ) -> list[Floats]:
        """Probabilities of SENTIMENTS for every office of every text, offices x 3 a text."""
        several = [at for at, offices in enumerate(places) if len(offices) > 1]
        windows = [cut_windows(rests[at], places[at]) for at in several]
        views = self._view_windows(windows)
        weighed = []
        for at, offices in enumerate(places):
            rows = _rows_alone(story, at, len(offices))
            if len(offices) > 1:
                here = several.index(at)
                order = np.array([window.order for window in windows[here]])
                mood, whole = (np.repeat(r, len(offices), axis=0) for r in _of_the_whole(story, at))
                rows = stack_rows(mood, whole, *views[here], order)
            weighed.append(calibrate(rows.astype(np.float32), self._stack))
        return weighed

    def _view_windows(self, windows: Sequence[Sequence[Windows]]) -> list[tuple[Floats, Floats]]:
        """Forward and around of all windows, read in one go."""
        flat = [window for some in windows for window in some]
        if not flat:
            return []
        forward = self._stories.view([window.forward for window in flat])["forward"]
        around = self._stories.view([window.around for window in flat])["around"]
        bounds = np.cumsum([len(some) for some in windows])[:-1]
        return list(zip(np.split(forward, bounds), np.split(around, bounds), strict=True))


def _of_the_whole(story: StoryReadings, at: int) -> tuple[Floats, Floats]:
    return story.sentiment[at : at + 1], story.polarity["whole"][at : at + 1]


def _rows_alone(story: StoryReadings, at: int, offices: int) -> NDArray[np.float64]:
    """The stack's row of an office that stands alone; none without an office."""
    if not offices:
        return stack_rows(*(np.zeros((0, 3), np.float32),) * 4, np.zeros(0, np.int64))
    forward, around = (story.polarity[view][at : at + 1] for view in ("forward", "around"))
    return stack_rows(*_of_the_whole(story, at), forward, around, np.zeros(1, np.int64))
